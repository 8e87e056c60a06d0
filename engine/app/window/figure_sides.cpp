#include "engine/app/window/figure_sides.h"

namespace disinhibit {

std::vector<ShownRun> shown_runs(const SessionPair& session) {
    std::vector<ShownRun> runs;
    for (const Side side : session.sides()) {
        runs.push_back({session.side(side).trajectory().signals(), session.side(side).scenario()});
    }
    return runs;
}

std::vector<FigureRun> SidesOfFigure::runs() const {
    std::vector<FigureRun> all;
    for (std::size_t i = 0; i < courses.size(); ++i) {
        all.push_back({*courses[i], points[i]});
    }
    return all;
}

SidesOfFigure sides_of_figure(const ProgramData& data, const SessionPair& session) {
    SidesOfFigure sides;
    for (const Side side : session.sides()) {
        const Session& run = session.side(side);
        sides.courses.push_back(&run.trajectory());
        sides.points.push_back(matching_points(data.experiments, run.scenario(), data.library));
        sides.name += (sides.name.empty() ? "" : "-and-") + run.scenario().id;
    }
    return sides;
}

} // namespace disinhibit
