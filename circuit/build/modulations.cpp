#include "circuit/build/model_builder.h"

/// Adaptations and modulations: what acts on what.
namespace disinhibit {

namespace {

std::string factor_stem(const std::string& modulation, std::size_t index) {
    return modulation + ".factor_" + std::to_string(index + 1);
}

/// Ports that take a sum; the others take a product.
bool port_adds(const std::string& target) {
    return target.ends_with(".drive") || target.ends_with(".efflux") ||
           target.ends_with(".activation");
}

} // namespace

void ModelBuilder::declare_adaptation(const Adaptation& adaptation) {
    const std::string& id = adaptation.id;
    declare_shape(id, adaptation.name, id, adaptation.shape);
    int rest_level = -1;
    if (adaptation.pace) {
        declare_shape(
            id + ".pace", words("adaptation.pace", adaptation.name), id, adaptation.pace->shape);
        rest_level = add_parameter(id + ".rest_level",
                                   words("adaptation.rest_level", adaptation.name),
                                   id,
                                   *adaptation.rest_level);
    }
    add_parameter(
        id + ".time_up", words("adaptation.time_up", adaptation.name), id, adaptation.time_up);
    add_parameter(id + ".time_down",
                  words("adaptation.time_down", adaptation.name),
                  id,
                  adaptation.time_down);
    int level = 0;
    if (is_live(adaptation.source)) {
        AdaptationChain chain;
        chain.stages = adaptation.stages;
        chain.rest_level = rest_level;
        for (int i = 0; i < adaptation.stages; ++i) {
            const std::string stage =
                adaptation.stages > 1 ? ".stage_" + std::to_string(i + 1) : ".level";
            const int state = add_state(id + stage, 1e-2, false);
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

/// Parameters of a Hill shape; a linear one has none.
void ModelBuilder::declare_shape(const std::string& stem,
                                 const std::string& label,
                                 const std::string& entity,
                                 const Shape& shape) {
    if (shape.kind == ShapeKind::hill) {
        add_parameter(stem + ".ec50", words("shape.ec50", label), entity, shape.ec50);
        add_parameter(stem + ".hill", words("shape.hill", label), entity, shape.hill);
    }
}

ShapedSource ModelBuilder::connect_shape(const std::string& stem,
                                         const std::string& source,
                                         const Shape& shape,
                                         const std::string& where) {
    ShapedSource result;
    result.source = value_of(source, where);
    result.shape = shape.kind;
    if (shape.kind == ShapeKind::hill) {
        result.ec50 = coefficient_of(model_->parameters.index(stem + ".ec50"));
        result.hill = coefficient_of(model_->parameters.index(stem + ".hill"));
    }
    return result;
}

void ModelBuilder::declare_response(const Response& response) {
    GradedResponse result;
    result.base = coefficient_of(add_parameter(
        response.id + ".base", words("response.base", response.name), response.id, response.base));
    result.level = add_value(response.id + ".level",
                             stage_response + static_cast<int>(model_->responses.size()));
    Signal& level = add_signal(response.id + ".level", response.name, "1", 1.0, result.level);
    level.role = response.role;
    if (response.danger) {
        level.danger = response.danger->value;
    }
    entity_index_[response.id] = static_cast<int>(model_->responses.size());
    model_->responses.push_back(result);
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
    require_known(adaptation.source, stage_display, adaptation.id);
    chain.x = connect_shape(adaptation.id, adaptation.source, adaptation.shape, adaptation.id);
    if (adaptation.pace) {
        require_known(adaptation.pace->source, stage_display, adaptation.id);
        chain.has_pace = true;
        chain.pace = connect_shape(adaptation.id + ".pace",
                                   adaptation.pace->source,
                                   adaptation.pace->shape,
                                   adaptation.id);
    }
    const int up = table.index(adaptation.id + ".time_up");
    const int down = table.index(adaptation.id + ".time_down");
    const int stages = adaptation.stages;
    chain.rate_up = add_coefficient([=](const auto* p) { return stages / p[up]; });
    chain.rate_down = adaptation.time_up.value == adaptation.time_down.value
                          ? chain.rate_up
                          : add_coefficient([=](const auto* p) { return stages / p[down]; });
    if (!adaptation.attenuated_by.empty()) {
        chain.attenuated_by = value_of(adaptation.attenuated_by + ".level", adaptation.id);
    }
}

void ModelBuilder::declare_modulation_parameters(const Modulation& modulation) {
    const std::string& id = modulation.id;
    add_parameter(id + ".gain", words("modulation.gain", modulation.name), id, modulation.gain);
    declare_shape(id, modulation.name, id, modulation.shape);
    for (std::size_t i = 0; i < modulation.factors.size(); ++i) {
        const ModulationFactor& factor = modulation.factors[i];
        const std::string stem = factor_stem(id, i);
        const std::string label = numbered("modulation.factor", modulation.name, i);
        add_parameter(stem + ".gain", words("modulation.gain", label), id, factor.gain);
        declare_shape(stem, label, id, factor.shape);
    }
    if (!modulation.attenuated_by.empty()) {
        add_parameter(id + ".attenuation",
                      words("modulation.attenuation", modulation.name),
                      id,
                      modulation.attenuation);
    }
}

Port ModelBuilder::connect_port(const std::string& target, int stage) {
    Port port;
    port.first = static_cast<int>(model_->modulators.size());
    const bool adds = port_adds(target);
    for (const Modulation& modulation : circuit_->modulations) {
        if (modulation.target != target) {
            continue;
        }
        if (adds != (modulation.combine == CombineKind::add)) {
            throw ModelError{modulation.id,
                             adds ? "a factor" : "add",
                             adds ? "combine = \"add\" for a drive, an efflux or an activation"
                                  : "combine = \"scale\" or \"block\" for this port"};
        }
        used_modulations_.insert(modulation.id);
        const bool closed =
            !modulation.gated_by.empty() && value_of(modulation.gated_by, modulation.id) == 0;
        if (closed || value_of(modulation.source, modulation.id) == 0) {
            continue;
        }
        model_->modulators.push_back(connect_modulator(modulation, stage));
        ++port.count;
    }
    return port;
}

Modulator ModelBuilder::connect_modulator(const Modulation& modulation, int stage) {
    const ParameterTable& table = model_->parameters;
    const std::string& id = modulation.id;
    require_known(modulation.source, stage, id);
    Modulator result;
    result.x = connect_shape(id, modulation.source, modulation.shape, id);
    result.combine = modulation.combine;
    result.row = static_cast<int>(&modulation - circuit_->modulations.data());
    result.gain = coefficient_of(table.index(id + ".gain"));
    if (!modulation.gated_by.empty()) {
        require_known(modulation.gated_by, stage, id);
        result.gate = value_of(modulation.gated_by, id);
    }
    if (!modulation.attenuated_by.empty()) {
        result.attenuated_by = value_of(modulation.attenuated_by + ".level", id);
        result.attenuation = coefficient_of(table.index(id + ".attenuation"));
    }
    result.first_factor = static_cast<int>(model_->factors.size());
    for (std::size_t i = 0; i < modulation.factors.size(); ++i) {
        const ModulationFactor& factor = modulation.factors[i];
        if (value_of(factor.source, id) == 0) {
            continue; // an absent substance: the factor is 1
        }
        require_known(factor.source, stage, id);
        const std::string stem = factor_stem(id, i);
        model_->factors.push_back({connect_shape(stem, factor.source, factor.shape, id),
                                   coefficient_of(table.index(stem + ".gain"))});
        ++result.factor_count;
    }
    return result;
}

void ModelBuilder::connect_ports() {
    for (const Population& population : circuit_->populations) {
        PopulationOfNeurons& target = model_->populations[entity_index_.at(population.id)];
        target.drive_port = connect_port(population.id + ".drive", stage_flow);
        target.gain_port = connect_port(population.id + ".gain", stage_flow);
    }
    for (const Projection& projection : circuit_->projections) {
        model_->axons[entity_index_.at(projection.id)].strength_port =
            connect_port(projection.id + ".strength", stage_projection);
    }
    int stage = stage_site + 1;
    for (const ReceptorSite& site : circuit_->receptor_sites) {
        SiteOfReceptors& target = model_->sites[entity_index_.at(site.id)];
        target.density_port = connect_port(site.id + ".density", stage);
        target.coupling_port = connect_port(site.id + ".coupling", stage);
        target.activation_port = connect_port(site.id + ".activation", stage);
        stage += 2;
    }
    stage = stage_response;
    for (const Response& response : circuit_->responses) {
        GradedResponse& target = model_->responses[entity_index_.at(response.id)];
        target.drive_port = connect_port(response.id + ".drive", stage);
        target.gain_port = connect_port(response.id + ".gain", stage);
        ++stage;
    }
    for (const PeptidePool& pool : circuit_->pools) {
        model_->pools[entity_index_.at(pool.id)].release_port =
            connect_port(pool.id + ".release", stage_flow);
    }
    for (const Transmitter& transmitter : circuit_->transmitters) {
        ExtracellularTransmitter& target = model_->transmitters[entity_index_.at(transmitter.id)];
        target.release_port = connect_port(transmitter.id + ".release", stage_flow);
        target.uptake_port = connect_port(transmitter.id + ".uptake", stage_flow);
        target.half_saturation_port = connect_port(transmitter.id + ".half_saturation", stage_flow);
        target.efflux_port = connect_port(transmitter.id + ".efflux", stage_flow);
    }
    for (const Modulation& modulation : circuit_->modulations) {
        if (!used_modulations_.contains(modulation.id)) {
            throw ModelError{modulation.id,
                             modulation.target,
                             "<population>.drive|gain, <projection>.strength, "
                             "<receptor_site>.density|coupling|activation, <pool>.release, "
                             "<transmitter>.release|uptake|half_saturation|efflux or "
                             "<response>.drive|gain"};
        }
    }
}

} // namespace disinhibit
