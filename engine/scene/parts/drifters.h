#pragma once

#include "engine/picture/draw_list.h"
#include "engine/scene/parts/spike_train.h"
#include "engine/scene/stage/stage.h"
#include "engine/scene/stage/view.h"

namespace disinhibit {

/// Free molecules of a drug, more of them the higher its concentration: most x / (x + half).
void draw_drifters(const StageDrifters& row,
                   double concentration,
                   const StageClock& clock,
                   const StageView& view,
                   DrawBlock& block);

} // namespace disinhibit
