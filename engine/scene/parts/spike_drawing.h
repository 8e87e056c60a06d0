#pragma once

#include "engine/scene/parts/axon_shape.h"
#include "engine/scene/parts/spike_train.h"

namespace disinhibit {

/// Speed of a spike on screen, design px per second of the viewer.
constexpr double spike_px_per_s = 160.0;

/// Comets that travel along the axon at the displayed rate.
void draw_spikes(const AxonLook& look,
                 const SpikeTrain& train,
                 const StageClock& clock,
                 const StageView& view,
                 DrawBlock& block);

/// One to three standing chevrons, by the rate against its own rest: for reduced motion.
void draw_rate_chevrons(const AxonLook& look,
                        double percent,
                        const StageView& view,
                        DrawBlock& block);

/// Vesicles at the end of a terminal and a light when a spike has just arrived there.
void draw_release(const AxonLook& look,
                  const SpikeTrain& train,
                  const StageClock& clock,
                  const StageView& view,
                  DrawBlock& block);

} // namespace disinhibit
