#pragma once

#include <vector>

#include "engine/scene/confidence.h"
#include "engine/scene/signal_reader.h"
#include "engine/scene/spike_train.h"
#include "engine/scene/stage_layout.h"
#include "engine/scene/stage_signals.h"

namespace disinhibit {

/// Everything needed to draw one moment.
struct StageMoment {
    const Stage* stage = nullptr;
    const StageLayout* layout = nullptr;
    const StageSignals* signals = nullptr;
    SignalReader reader;
    StageClock clock;
    ExchangeClock exchange;
    bool reduced_motion = false;
    bool fast = false;                   ///< playback above the speed at which spikes still move
    const StageGrades* grades = nullptr; ///< set while arrows are drawn by their evidence grade
};

/// Playback speed (simulated seconds per second) above which spikes and molecules stand still.
constexpr double fastest_moving_speed = 60.0;

/// Blocks from the back to the front: clouds, axons, cells, glows, endings with spikes, receptors, marks, badges and texts.
void draw_moving_part(const StageMoment& moment, std::vector<DrawBlock>& blocks);

/// Highest firing rate that any axon with spikes has now or at rest, Hz: sets the slow-motion factor.
double fastest_rate_hz(const Stage& stage, const StageSignals& signals, const SignalReader& reader);

} // namespace disinhibit
