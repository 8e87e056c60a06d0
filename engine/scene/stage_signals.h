#pragma once

#include <string>
#include <vector>

#include "engine/scene/sentence.h"
#include "engine/scene/signal_reader.h"
#include "engine/scene/stage.h"

namespace disinhibit {

/// All signals of a stage looked up, row by row in the order of the Stage.
struct StageSignals {
    std::vector<SignalHandle> neurons;
    std::vector<SignalHandle> axons;
    std::vector<SignalHandle> axon_bursts;
    std::vector<std::vector<SignalHandle>> receptors; ///< per row, per ligand
    std::vector<SignalHandle> molecules;
    std::vector<SignalHandle> clouds;
    std::vector<SignalHandle> marks;
    std::vector<SignalHandle> badges;
    std::vector<SignalHandle> badge_subs;
    std::vector<std::string> badge_units;
    std::vector<SignalHandle> warnings;
    SentenceRules sentences;
};

/// Throws CoreInputError for a signal that the model does not have. `stage` must outlive the result.
StageSignals resolve_stage(const Stage& stage, const SignalTable& signals, const Texts& texts);

} // namespace disinhibit
