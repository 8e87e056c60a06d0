#pragma once

#include "engine/scene/stage/model.h"
#include "engine/scene/stage/stage.h"

namespace disinhibit {

/// Fits the general plan, which serves every circuit that has no stage of its own, to the circuit of `model`: rows that show
/// what the circuit does not have are dropped, and what the plan does not show gets the freest places that there are: a cell
/// with its rate for a population, which says that it has no place of its own, a straight axon for a projection. To be called
/// before fit_stage.
void fit_general_plan(Stage& stage, const StageModel& model);

} // namespace disinhibit
