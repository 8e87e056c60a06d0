#pragma once

#include <vector>

#include "engine/picture/draw_list.h"
#include "engine/scene/parts/membrane_shape.h"
#include "engine/scene/parts/spike_train.h"
#include "engine/scene/stage/stage.h"
#include "engine/scene/stage/view.h"

namespace disinhibit {

/// The values of one moment.
struct TransportMoment {
    double uptake_percent = 100.0;       ///< of its rest
    std::vector<double> blocked_percent; ///< as StageTransporters::blockers
    std::vector<double> turned_percent;  ///< as StageTransporters::releasers
};

/// What each transporter does: index of a blocker, blockers + index of a releaser, or -1 for plain uptake; by largest
/// remainder.
std::vector<int> transporter_states(const StageTransporters& row, const TransportMoment& moment);

void draw_transporters(const StageTransporters& row,
                       const MembraneShape& membrane,
                       const TransportMoment& moment,
                       const StageClock& clock,
                       const StageView& view,
                       DrawBlock& block);

/// A dotted line with a bar at its end, as strong as `percent`.
void draw_stop(const StageStop& stop, double percent, const StageView& view, DrawBlock& block);

} // namespace disinhibit
