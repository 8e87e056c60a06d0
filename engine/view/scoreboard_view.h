#pragma once

#include <map>
#include <string>
#include <vector>

#include "circuit/experiment/evaluate.h"
#include "circuit/experiment/experiment.h"
#include "circuit/experiment/identifiability.h"

namespace disinhibit {

/// The published experiments and what has been computed of them so far. Filled by engine/app while the panel is open.
struct ScoreboardView {
    bool open = false;
    const std::vector<ExperimentRow>* rows = nullptr;
    std::string circuit; ///< the hypothesis that the panel shows
    /// By hypothesis, in the order of `rows`; a table that is shorter is still growing.
    const std::map<std::string, std::vector<RowResult>>* results = nullptr;
    /// Over all hypotheses, as far as the shortest table reaches.
    const std::vector<RowSeparation>* separations = nullptr;
    std::vector<std::string> separated; ///< hypotheses in the order of RowSeparation::values
    /// The end of the table as `disinhibit-lab validate` prints it; empty until the table is complete.
    std::string summary;
    /// The log scores of the hypotheses and their differences, as `validate` prints them; empty until all are complete.
    std::string scores;

    /// The table of the shown hypothesis; nullptr if it has not been begun.
    const std::vector<RowResult>* shown() const {
        if (results == nullptr) {
            return nullptr;
        }
        const auto found = results->find(circuit);
        return found != results->end() ? &found->second : nullptr;
    }
};

} // namespace disinhibit
