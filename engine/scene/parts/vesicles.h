#pragma once

#include "engine/picture/draw_list.h"
#include "engine/scene/parts/cloud.h"
#include "engine/scene/parts/membrane_shape.h"
#include "engine/scene/parts/spike_train.h"
#include "engine/scene/stage/label_placer.h"
#include "engine/scene/stage/stage.h"
#include "engine/scene/stage/view.h"

namespace disinhibit {

/// The vesicles of a terminal: as many of their places are taken as the store holds (`store_percent` of rest, four
/// fifths of the places at rest). With each event of `train` one opens at a site (an omega on the membrane, one light)
/// and lets its cargo go; the molecules spread as the root of time and fade.
void draw_vesicles(const StageVesicles& vesicles,
                   const MembraneShape& membrane,
                   double store_percent,
                   const SpikeTrain& train,
                   const StageClock& clock,
                   const StageView& view,
                   DrawBlock& block);

/// The note on how much a dot stands for, while that is more than one at rest.
void draw_cleft_scale(const StageCleft& cleft,
                      const CloudScale& scale,
                      const Box& place,
                      const StageView& view,
                      DrawBlock& block);

/// Dots of the transmitter in the cleft.
void draw_cleft(const StageCleft& cleft,
                double percent,
                const CloudScale& scale,
                const StageClock& clock,
                const StageView& view,
                DrawBlock& block);

} // namespace disinhibit
