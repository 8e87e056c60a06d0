#pragma once

#include "engine/scene/draw_list.h"
#include "engine/scene/spike_train.h"
#include "engine/scene/stage.h"
#include "engine/scene/stage_view.h"

namespace disinhibit {

/// Free molecules of a drug, more of them the higher its concentration: most x / (x + half).
void draw_drifters(const StageDrifters& row,
                   double concentration,
                   const StageClock& clock,
                   const StageView& view,
                   DrawBlock& block);

} // namespace disinhibit
