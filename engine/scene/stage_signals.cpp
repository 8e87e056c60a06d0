#include "engine/scene/stage_signals.h"

#include <fmt/format.h>

namespace disinhibit {

StageSignals resolve_stage(const Stage& stage, const SignalTable& signals, const Texts& texts) {
    StageSignals result;
    const auto find = [&](const SignalSum& sum, const std::string& where) {
        return resolve_signal(sum, signals, fmt::format("{}: {}", stage.id, where));
    };
    for (const StageNeuron& neuron : stage.neurons) {
        result.neurons.push_back(find(neuron.signal, "neuron " + neuron.id));
    }
    for (const StageAxon& axon : stage.axons) {
        result.axons.push_back(find(axon.signal, "axon " + axon.id));
        result.axon_bursts.push_back(find(axon.burst, "axon " + axon.id));
    }
    for (const StageReceptors& row : stage.receptors) {
        std::vector<SignalHandle> ligands;
        for (const StageLigand& ligand : row.ligands) {
            ligands.push_back(find(ligand.signal, "receptors " + row.id));
        }
        result.receptors.push_back(std::move(ligands));
    }
    for (const StageMolecules& molecules : stage.molecules) {
        result.molecules.push_back(find(molecules.signal, "molecules"));
    }
    for (const StageCloud& cloud : stage.clouds) {
        result.clouds.push_back(find(cloud.signal, "cloud"));
    }
    for (const StageMark& mark : stage.marks) {
        result.marks.push_back(find(mark.signal, "mark"));
    }
    for (const StageBadge& badge : stage.badges) {
        const SignalHandle handle = find(badge.signal, "badge " + badge.name);
        const auto first = static_cast<std::size_t>(handle.indices.front());
        result.badge_units.push_back(badge.unit.empty() ? signals.rows[first].unit
                                                        : texts.get(badge.unit));
        result.badges.push_back(handle);
        result.badge_subs.push_back(find(badge.sub_signal, "badge " + badge.name));
    }
    for (const StageWarning& warning : stage.warnings) {
        result.warnings.push_back(find(warning.when.signal, "warning"));
    }
    result.sentences = resolve_sentences(stage, signals);
    return result;
}

} // namespace disinhibit
