#pragma once

#include <string>
#include <vector>

#include "engine/app/figure/figure.h"
#include "engine/app/window/program_data.h"
#include "engine/run/pair.h"
#include "engine/ui/plot/choice.h"

/// What plots and figures show of a session: its run, or both sides of A | B.
namespace disinhibit {

std::vector<ShownRun> shown_runs(const SessionPair& session);

/// The runs of a session with the published values that belong beside each.
struct SidesOfFigure {
    std::vector<const Trajectory*> courses;
    std::vector<std::vector<MatchedPoint>> points; ///< of each
    std::string name; ///< of files: the id of the scenario, or of both with "-and-" between

    /// They live as long as this and the session do.
    std::vector<FigureRun> runs() const;
};
SidesOfFigure sides_of_figure(const ProgramData& data, const SessionPair& session);

} // namespace disinhibit
