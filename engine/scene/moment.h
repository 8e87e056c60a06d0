#pragma once

#include "circuit/explain/causes.h"
#include "engine/scene/labels/confidence.h"
#include "engine/scene/layout.h"
#include "engine/scene/parts/receptor_row.h"
#include "engine/scene/parts/spike_train.h"
#include "engine/scene/stage/signal_reader.h"
#include "engine/scene/stage/signals.h"

namespace disinhibit {

/// Everything needed to draw one moment.
struct StageMoment {
    const Stage* stage = nullptr;
    const StageLayout* layout = nullptr;
    const StageSignals* signals = nullptr;
    SignalReader reader;
    StageClock clock = {};
    ExchangeClock exchange = {};
    bool reduced_motion = false;
    bool fast = false;        ///< playback above the speed at which spikes still move
    std::string preview = {}; ///< stands before everything that is said; empty: it is the present
    std::string alarm = {};   ///< stands before the sentence
    double beside_percent =
        0.0;             ///< the largest cloud of the other side of A | B: both have its scale
    bool beyond = false; ///< what is shown lies beyond data
    const CauseReader* causes = nullptr; ///< what moves what at this moment; may be none
    const StageGrades* grades = nullptr; ///< set while arrows are drawn by their evidence grade
};

} // namespace disinhibit
