#pragma once

#include <string>
#include <vector>

#include "engine/core/texts.h"
#include "engine/scene/stage/model.h"
#include "engine/scene/stage/signal_reader.h"

namespace disinhibit {

/// All signals of a stage looked up, row by row in the order of the Stage.
struct StageSignals {
    std::vector<SignalHandle> nodes;
    std::vector<SignalHandle> neurons;
    std::vector<SignalHandle> axons;
    std::vector<SignalHandle> axon_bursts;
    std::vector<std::vector<SignalHandle>> receptors; ///< per row, per ligand
    std::vector<std::vector<double>> exchange_per_s;  ///< per row, per ligand: rate of dissociation
    std::vector<SignalHandle> vesicle_stores;
    std::vector<SignalHandle> vesicle_rates;
    std::vector<SignalHandle> vesicle_bursts;
    std::vector<SignalHandle> clefts;
    std::vector<SignalHandle> uptakes;                        ///< per row of transporters
    std::vector<std::vector<SignalHandle>> transport_ligands; ///< blockers, then releasers
    std::vector<SignalHandle> chips;
    std::vector<SignalHandle> stops;
    std::vector<SignalHandle> drifters;
    std::vector<SignalHandle> molecules;
    std::vector<SignalHandle> clouds;
    std::vector<SignalHandle> marks;
    std::vector<SignalHandle> badges;
    std::vector<SignalHandle> badge_subs;
    std::vector<std::string> badge_units;
    std::vector<SignalHandle> warnings;
    SignalHandle headline_about;
    SignalHandle headline_beside;
};

/// Throws InputError for a signal that the model does not have. A rate of exchange whose parameter is missing (a
/// substance nobody took) is 0. `stage` must outlive the result.
StageSignals resolve_stage(const Stage& stage, const StageModel& model, const Texts& texts);

/// The largest rate of exchange, 1/s.
double fastest_exchange_per_s(const StageSignals& signals);

} // namespace disinhibit
