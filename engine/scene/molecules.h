#pragma once

#include "engine/scene/axon_shape.h"
#include "engine/scene/receptor_row.h"

namespace disinhibit {

/// Free molecules on their way from an open axon end across the gap to a row of receptors: their number is
/// count_at_rest times percent / 100, at most 60; where they are is a pure function of display time.
void draw_molecules(const StageMolecules& molecules,
                    double percent,
                    const AxonShape& source,
                    const ReceptorRowShape& target,
                    const StageClock& clock,
                    const StageView& view,
                    DrawBlock& block);

} // namespace disinhibit
