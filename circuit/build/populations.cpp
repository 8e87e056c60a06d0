#include <cmath>

#include "circuit/build/model_builder.h"
#include "circuit/numerics/elementary.h"

/// Populations and the axons between them.
namespace disinhibit {

void ModelBuilder::declare_population(const Population& population) {
    PopulationOfNeurons result;
    const std::string& id = population.id;
    const int rest = add_parameter(id + ".rest_rate",
                                   words("population.rest_rate", population.name),
                                   id,
                                   population.rest_rate);
    const int time = add_parameter(id + ".time_constant",
                                   words("population.time_constant", population.name),
                                   id,
                                   population.time_constant);
    const int ceiling = add_parameter(
        id + ".ceiling", words("population.ceiling", population.name), id, population.gain.ceiling);
    const int softness = add_parameter(id + ".softness",
                                       words("population.softness", population.name),
                                       id,
                                       population.gain.softness);
    Quantity bias;
    bias.unit = "Hz";
    bias.provenance = {"assumed", "M", library_.wording.say("note.solved_rate")};
    result.rest_parameter = rest;
    result.bias_parameter =
        add_parameter(id + ".bias", words("population.bias", population.name), id, bias);
    result.bias = coefficient_of(result.bias_parameter);
    result.inverse_ceiling = add_coefficient([=](const auto* p) { return 1.0 / p[ceiling]; });
    result.softness_squared =
        add_coefficient([=](const auto* p) { return p[softness] * p[softness]; });
    result.inverse_time = add_coefficient([=](const auto* p) { return 1.0 / p[time]; });
    result.inverse_rest = add_coefficient([=](const auto* p) { return 1.0 / p[rest]; });
    result.state = add_state(id + ".rate", population.rest_rate.value);
    result.rate = add_copy(id + ".rate", result.state);
    result.drive = add_value(id + ".drive", stage_flow);
    add_signal(id + ".rate", words("population.rate", population.name), "Hz", 1.0, result.rate)
        .role = population.role;
    model_->clamp_targets.push_back({model_->signals.index(id + ".rate"), {{result.state, -1}}});
    model_->signals.rows.back().state_index = result.state;
    add_percent_signal(id + ".rate");
    if (population.burst) {
        const int share = add_parameter(id + ".burst_rest",
                                        words("population.burst_rest", population.name),
                                        id,
                                        population.burst->rest);
        const int slope = add_parameter(id + ".burst_slope",
                                        words("population.burst_slope", population.name),
                                        id,
                                        population.burst->slope);
        result.burst_logit =
            add_coefficient([=](const auto* p) { return logarithm(p[share] / (1.0 - p[share])); });
        result.burst_slope = coefficient_of(slope);
        result.burst_share = add_value(id + ".burst_share", stage_effect);
        add_signal(id + ".burst_share",
                   words("population.burst_share", population.name),
                   "%",
                   100.0,
                   result.burst_share)
            .role = population.role;
    }
    add_signal(id + ".drive", words("population.drive", population.name), "Hz", 1.0, result.drive)
        .role = population.role;
    entity_index_[id] = static_cast<int>(model_->populations.size());
    model_->populations.push_back(result);
}

void ModelBuilder::declare_projection(const Projection& projection) {
    AxonBundle axon;
    axon.from_rate = value_of(projection.from + ".rate", projection.id);
    axon.weight = coefficient_of(add_parameter(projection.id + ".weight",
                                               words("projection.weight", projection.name),
                                               projection.id,
                                               projection.weight));
    axon.current = add_value(projection.id + ".current", stage_projection);
    add_signal(projection.id + ".current",
               words("projection.current", projection.name),
               "Hz",
               1.0,
               axon.current);
    entity_index_[projection.id] = static_cast<int>(model_->axons.size());
    model_->axons.push_back(axon);
}

void ModelBuilder::connect_inputs() {
    for (const Population& population : circuit_->populations) {
        PopulationOfNeurons& target = model_->populations[entity_index_.at(population.id)];
        target.first_input = static_cast<int>(model_->inputs.size());
        for (const Projection& projection : circuit_->projections) {
            if (projection.to == population.id) {
                const AxonBundle& axon = model_->axons[entity_index_.at(projection.id)];
                model_->inputs.push_back({axon.current, projection.excitatory ? 1.0 : -1.0});
                ++target.input_count;
            }
        }
    }
    for (const Projection& projection : circuit_->projections) {
        if (!values_.contains(projection.to + ".rate")) {
            throw ModelError{
                projection.id, projection.to, "the id of a population of this circuit"};
        }
    }
}

} // namespace disinhibit
