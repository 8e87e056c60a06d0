#include "engine/scene/stage/signals.h"

#include <fmt/format.h>

#include <algorithm>

namespace disinhibit {

namespace {

template <typename Find>
void resolve_synapse(const Stage& stage, const Find& find, StageSignals& result) {
    for (const StageVesicles& row : stage.vesicles) {
        result.vesicle_stores.push_back(find(row.store, "vesicles"));
        result.vesicle_rates.push_back(find(row.signal, "vesicles"));
        result.vesicle_bursts.push_back(find(row.burst, "vesicles"));
    }
    for (const StageCleft& row : stage.clefts) {
        result.clefts.push_back(find(row.signal, "cleft"));
    }
    for (const StageTransporters& row : stage.transporters) {
        result.uptakes.push_back(find(row.signal, "transporters"));
        std::vector<SignalHandle> ligands;
        for (const auto* kinds : {&row.blockers, &row.releasers}) {
            for (const StageTransportLigand& ligand : *kinds) {
                ligands.push_back(find(ligand.signal, "transporters"));
            }
        }
        result.transport_ligands.push_back(std::move(ligands));
    }
    for (const StageStop& row : stage.stops) {
        result.stops.push_back(find(row.signal, "stop"));
    }
    for (const StageDrifters& row : stage.drifters) {
        result.drifters.push_back(find(row.signal, "drifters"));
    }
}

} // namespace

double fastest_exchange_per_s(const StageSignals& signals) {
    double fastest = 0.0;
    for (const std::vector<double>& row : signals.exchange_per_s) {
        for (const double per_s : row) {
            fastest = std::max(fastest, per_s);
        }
    }
    return fastest;
}

StageSignals resolve_stage(const Stage& stage, const StageModel& model, const Texts& texts) {
    const SignalTable& signals = model.signals;
    StageSignals result;
    const auto find = [&](const SignalSum& sum, const std::string& where) {
        return resolve_signal(sum, signals, fmt::format("{}: {}", stage.id, where));
    };
    const auto find_live = [&](const StageRow& row, const SignalSum& sum, const char* kind) {
        return row.left_out ? SignalHandle{} : find(sum, fmt::format("{} {}", kind, row.id));
    };
    for (const StageNode& node : stage.nodes) {
        result.nodes.push_back(find_live(node, node.signal, "node"));
    }
    for (const StageNeuron& neuron : stage.neurons) {
        result.neurons.push_back(find_live(neuron, neuron.signal, "neuron"));
    }
    for (const StageAxon& axon : stage.axons) {
        result.axons.push_back(find_live(axon, axon.signal, "axon"));
        result.axon_bursts.push_back(find_live(axon, axon.burst, "axon"));
    }
    for (const StageReceptors& row : stage.receptors) {
        std::vector<SignalHandle> ligands;
        std::vector<double> per_s;
        for (const StageLigand& ligand : row.ligands) {
            ligands.push_back(find_live(row, ligand.signal, "receptors"));
            per_s.push_back(model.parameter(ligand.exchange));
        }
        result.receptors.push_back(std::move(ligands));
        result.exchange_per_s.push_back(std::move(per_s));
    }
    resolve_synapse(stage, find, result);
    for (const StageMolecules& molecules : stage.molecules) {
        result.molecules.push_back(find(molecules.signal, "molecules"));
    }
    for (const StageCloud& cloud : stage.clouds) {
        result.clouds.push_back(find(cloud.signal, "cloud"));
    }
    for (const StageChip& chip : stage.chips) {
        result.chips.push_back(find_live(chip, chip.signal, "chip"));
    }
    for (const StageMark& mark : stage.marks) {
        result.marks.push_back(find_live(mark, mark.signal, "mark"));
    }
    for (const StageBadge& badge : stage.badges) {
        const SignalHandle handle = find(badge.signal, "badge " + badge.id);
        const auto first = static_cast<std::size_t>(handle.indices.front());
        result.badge_units.push_back(badge.unit.empty() ? signals.rows[first].unit
                                                        : texts.get(badge.unit));
        result.badges.push_back(handle);
        result.badge_subs.push_back(find(badge.sub_signal, "badge " + badge.id));
    }
    for (const StageWarning& warning : stage.warnings) {
        result.warnings.push_back(find(warning.when.signal, "warning"));
    }
    result.headline_about = find(stage.headline.about, "headline");
    result.headline_beside = find(stage.headline.beside, "headline");
    return result;
}

} // namespace disinhibit
