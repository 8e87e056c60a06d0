#pragma once

#include "engine/scene/parts/receptor_row.h"
#include "engine/scene/parts/spike_train.h"
#include "engine/scene/stage/stage.h"
#include "engine/scene/stage/view.h"

namespace disinhibit {

/// Free molecules on their way from an open axon end across the gap to a row of receptors: their number is
/// count_at_rest times percent / 100, at most 60; where they are is a pure function of display time.
void draw_molecules(const StageMolecules& molecules,
                    double percent,
                    glm::vec2 start,
                    const ReceptorRowShape& target,
                    const StageClock& clock,
                    const StageView& view,
                    DrawBlock& block);

} // namespace disinhibit
