#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "circuit/describe/circuit.h"
#include "circuit/experiment/evaluate.h"
#include "circuit/experiment/identifiability.h"
#include "engine/study/evaluation.h"
#include "engine/view/scoreboard_view.h"

namespace disinhibit {

/// The published experiments against every hypothesis, computed beside the frame loop: first the shown hypothesis, then
/// the others, each once. Does nothing before the first update.
class Scoreboard {
  public:
    /// `library` and `rows` must outlive it and must not change.
    Scoreboard(const Library& library, const std::vector<ExperimentRow>& rows);

    /// Called once per frame while the panel is open: starts what is missing and takes over what has been finished.
    void update(const std::string& shown_circuit);
    void describe(ScoreboardView& view) const;
    /// Why the table of a hypothesis was given up, one line; empty if none was. Looking at another hypothesis tries again.
    const std::string& fault() const { return fault_; }

  private:
    bool complete(const std::string& circuit) const;
    /// The next hypothesis to compute, or empty.
    std::string next_circuit() const;
    void start_next();
    void take_over();
    void compare();

    const Library& library_;
    const std::vector<ExperimentRow>& rows_;
    std::string shown_;
    std::map<std::string, std::vector<RowResult>> results_;
    std::vector<std::string> circuits_;
    std::vector<RowSeparation> separations_;
    std::string scores_;  ///< once every table is complete
    std::string summary_; ///< of `summarized_`
    std::string summarized_;
    std::unique_ptr<BackgroundEvaluation> running_;
    std::set<std::string> given_up_; ///< circuits
    std::string fault_;
};

} // namespace disinhibit
