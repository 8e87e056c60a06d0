#include "circuit/model_builder.h"

/// Adaptations and modulations: what acts on what.
namespace disinhibit {

void ModelBuilder::declare_adaptation(const Adaptation& adaptation) {
    const std::string& id = adaptation.id;
    if (adaptation.shape.kind == ShapeKind::hill) {
        add_parameter(id + ".ec50", adaptation.name + ": half-effect", id, adaptation.shape.ec50);
        add_parameter(id + ".hill", adaptation.name + ": Hill exponent", id, adaptation.shape.hill);
    }
    add_parameter(id + ".time_up", adaptation.name + ": time to rise", id, adaptation.time_up);
    add_parameter(id + ".time_down", adaptation.name + ": time to fall", id, adaptation.time_down);
    int level = 0;
    if (is_live(adaptation.source)) {
        AdaptationChain chain;
        chain.stages = adaptation.stages;
        for (int i = 0; i < adaptation.stages; ++i) {
            const std::string stage =
                adaptation.stages > 1 ? ".stage_" + std::to_string(i + 1) : ".level";
            const int state = add_state(id + stage, 1e-2, 0.0, false);
            chain.first_state = i == 0 ? state : chain.first_state;
        }
        level = add_copy(id + ".level", chain.first_state + adaptation.stages - 1);
        chain.level = level;
        entity_index_[id] = static_cast<int>(model_->adaptations.size());
        model_->adaptations.push_back(chain);
    } else {
        values_[id + ".level"] = 0;
    }
    add_signal(id + ".level", adaptation.name, "1", 1.0, level);
}

/// False for a substance this scenario does not contain; such a source is 0 for ever and needs no mechanism.
bool ModelBuilder::is_live(const std::string& source) const {
    const auto found = values_.find(source);
    return found == values_.end() || found->second > 0;
}

void ModelBuilder::connect_adaptation(const Adaptation& adaptation) {
    const auto index = entity_index_.find(adaptation.id);
    if (index == entity_index_.end()) {
        return;
    }
    AdaptationChain& chain = model_->adaptations[index->second];
    const ParameterTable& table = model_->parameters;
    chain.source = value_of(adaptation.source, adaptation.id);
    chain.shape = adaptation.shape.kind;
    if (chain.shape == ShapeKind::hill) {
        chain.ec50 = coefficient_of(table.index(adaptation.id + ".ec50"));
        chain.hill = coefficient_of(table.index(adaptation.id + ".hill"));
    }
    const int up = table.index(adaptation.id + ".time_up");
    const int down = table.index(adaptation.id + ".time_down");
    const int stages = adaptation.stages;
    chain.rate_up = add_coefficient([=](const double* p) { return stages / p[up]; });
    chain.rate_down = adaptation.time_up.value == adaptation.time_down.value
                          ? chain.rate_up
                          : add_coefficient([=](const double* p) { return stages / p[down]; });
    if (!adaptation.attenuated_by.empty()) {
        chain.attenuated_by = value_of(adaptation.attenuated_by + ".level", adaptation.id);
    }
}

void ModelBuilder::declare_modulation_parameters(const Modulation& modulation) {
    const std::string& id = modulation.id;
    add_parameter(id + ".gain", modulation.name + ": gain", id, modulation.gain);
    if (modulation.shape.kind == ShapeKind::hill) {
        add_parameter(id + ".ec50", modulation.name + ": half-effect", id, modulation.shape.ec50);
        add_parameter(id + ".hill", modulation.name + ": Hill exponent", id, modulation.shape.hill);
    }
    if (!modulation.attenuated_by.empty()) {
        add_parameter(
            id + ".attenuation", modulation.name + ": attenuation", id, modulation.attenuation);
    }
}

Port ModelBuilder::connect_port(const std::string& target) {
    Port port;
    port.first = static_cast<int>(model_->modulators.size());
    const ParameterTable& table = model_->parameters;
    for (const Modulation& modulation : circuit_->modulations) {
        if (modulation.target != target) {
            continue;
        }
        const bool adds = target.ends_with(".drive") || target.ends_with(".efflux");
        if (adds != (modulation.combine == CombineKind::add)) {
            throw ModelError{modulation.id,
                             adds ? "a factor" : "add",
                             adds ? "combine = \"add\" for a drive or an efflux"
                                  : "combine = \"scale\" or \"block\" for this port"};
        }
        used_modulations_.insert(modulation.id);
        const int source = value_of(modulation.source, modulation.id);
        if (source == 0) {
            continue;
        }
        Modulator result;
        result.source = source;
        result.shape = modulation.shape.kind;
        result.combine = modulation.combine;
        result.gain = coefficient_of(table.index(modulation.id + ".gain"));
        if (result.shape == ShapeKind::hill) {
            result.ec50 = coefficient_of(table.index(modulation.id + ".ec50"));
            result.hill = coefficient_of(table.index(modulation.id + ".hill"));
        }
        if (!modulation.attenuated_by.empty()) {
            result.attenuated_by = value_of(modulation.attenuated_by + ".level", modulation.id);
            result.attenuation = coefficient_of(table.index(modulation.id + ".attenuation"));
        }
        model_->modulators.push_back(result);
        ++port.count;
    }
    return port;
}

void ModelBuilder::connect_ports() {
    for (const Population& population : circuit_->populations) {
        PopulationOfNeurons& target = model_->populations[entity_index_.at(population.id)];
        target.drive_port = connect_port(population.id + ".drive");
        target.gain_port = connect_port(population.id + ".gain");
    }
    for (const Projection& projection : circuit_->projections) {
        model_->axons[entity_index_.at(projection.id)].strength_port =
            connect_port(projection.id + ".strength");
    }
    for (const PeptidePool& pool : circuit_->pools) {
        model_->pools[entity_index_.at(pool.id)].release_port = connect_port(pool.id + ".release");
    }
    for (const Transmitter& transmitter : circuit_->transmitters) {
        ExtracellularTransmitter& target = model_->transmitters[entity_index_.at(transmitter.id)];
        target.release_port = connect_port(transmitter.id + ".release");
        target.uptake_port = connect_port(transmitter.id + ".uptake");
        target.half_saturation_port = connect_port(transmitter.id + ".half_saturation");
        target.efflux_port = connect_port(transmitter.id + ".efflux");
    }
    for (const Modulation& modulation : circuit_->modulations) {
        if (!used_modulations_.contains(modulation.id)) {
            throw ModelError{modulation.id,
                             modulation.target,
                             "<population>.drive|gain, <projection>.strength, <pool>.release or "
                             "<transmitter>.release|uptake|half_saturation|efflux"};
        }
    }
}

} // namespace disinhibit
