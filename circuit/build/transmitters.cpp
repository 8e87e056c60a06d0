#include <algorithm>

#include "circuit/build/model_builder.h"

/// Peptide pools and transmitters.
namespace disinhibit {

namespace {

bool reaches(const Route& route, const std::string& place) {
    return std::find(route.places.begin(), route.places.end(), place) != route.places.end();
}

} // namespace

void ModelBuilder::declare_pool(const PeptidePool& pool) {
    const Substance& item = substance(pool.substance, pool.id);
    PoolOfPeptide result;
    const std::string& id = pool.id;
    const int tone = add_parameter(id + ".tone", words("pool.tone", pool.name), id, pool.tone);
    const int clearance = add_parameter(
        id + ".clearance_time", words("pool.clearance_time", pool.name), id, pool.clearance_time);
    const int recovery = add_parameter(id + ".store_recovery_time",
                                       words("pool.store_recovery_time", pool.name),
                                       id,
                                       pool.store_recovery_time);
    const int use =
        add_parameter(id + ".store_use", words("pool.store_use", pool.name), id, pool.store_use);
    const int rest_rate = model_->parameters.index(pool.source + ".rest_rate");
    result.tone_parameter = tone;
    result.use_parameter = use;
    result.source_rate = value_of(pool.source + ".rate", id);
    result.inverse_clearance = add_coefficient([=](const auto* p) { return 1.0 / p[clearance]; });
    result.inverse_recovery = add_coefficient([=](const auto* p) { return 1.0 / p[recovery]; });
    result.use_over_recovery = add_coefficient([=](const auto* p) { return p[use] / p[recovery]; });
    result.tone_over_rest_store =
        add_coefficient([=](const auto* p) { return p[tone] * (1.0 + p[use]); });
    result.inverse_rest_rate = add_coefficient([=](const auto* p) { return 1.0 / p[rest_rate]; });
    const double floor = pool.tone.value > 0.0 ? 0.1 * pool.tone.value : 1e-3;
    result.state = add_state(id + ".concentration", floor);
    result.store = add_state(id + ".store", 0.1);
    result.concentration = add_copy(id + ".concentration", result.state);
    result.store_value = add_copy(id + ".store", result.store);
    add_signal(id + ".concentration", pool.name, "nM", 1.0, result.concentration).role = item.role;
    model_->signals.rows.back().state_index = result.state;
    model_->clamp_targets.push_back(
        {model_->signals.index(id + ".concentration"), {{result.state, -1}}});
    add_percent_signal(id + ".concentration");
    add_signal(id + ".store", words("pool.store", pool.name), "%", 100.0, result.store_value).role =
        item.role;
    entity_index_[id] = static_cast<int>(model_->pools.size());
    model_->pools.push_back(result);
    connect_local_routes(pool, result.state);
}

void ModelBuilder::connect_local_routes(const PeptidePool& pool, int state) {
    const Kinetics* kinetics = kinetics_of(substance(pool.substance, pool.id));
    if (kinetics == nullptr || !active_.contains(pool.substance)) {
        return;
    }
    for (const Route& route : kinetics->routes) {
        if (route.kind != RouteKind::local || !route.local_volume || !reaches(route, pool.place)) {
            continue;
        }
        for (RouteEntry& entry : model_->routes) {
            if (entry.substance == pool.substance && entry.route == route.id) {
                connect_local_route(route, pool, state, entry);
            }
        }
    }
}

/// At once, or out of the fluid at a rate that its pools share.
void ModelBuilder::connect_local_route(const Route& route,
                                       const PeptidePool& pool,
                                       int state,
                                       RouteEntry& entry) {
    const ParameterTable& table = model_->parameters;
    const std::string stem = pool.substance + ".route." + route.id;
    const int volume = table.index(stem + ".local_volume");
    const int available = table.index(stem + ".bioavailability");
    const int per_amount = add_coefficient([=](const auto* p) { return p[available] / p[volume]; });
    if (entry.unabsorbed.empty()) {
        entry.entries.push_back({state, per_amount});
        return;
    }
    const auto pools = static_cast<double>(std::count_if(
        circuit_->pools.begin(), circuit_->pools.end(), [&](const PeptidePool& other) {
            return other.substance == pool.substance && reaches(route, other.place);
        }));
    const int rate = table.index(stem + ".absorption_rate");
    const int share = add_coefficient([=](const auto* p) { return p[rate] / pools; });
    model_->linear_flows.push_back({entry.unabsorbed.front(), state, -1, share, per_amount, -1});
}

void ModelBuilder::declare_transmitter(const Transmitter& transmitter) {
    ExtracellularTransmitter result;
    const std::string& id = transmitter.id;
    result.rest_parameter = add_parameter(
        id + ".rest", words("transmitter.rest", transmitter.name), id, transmitter.rest);
    result.maximum_uptake =
        coefficient_of(add_parameter(id + ".maximum_uptake",
                                     words("transmitter.maximum_uptake", transmitter.name),
                                     id,
                                     transmitter.maximum_uptake));
    result.half_saturation =
        coefficient_of(add_parameter(id + ".half_saturation",
                                     words("transmitter.half_saturation", transmitter.name),
                                     id,
                                     transmitter.half_saturation));
    const int gain = add_parameter(id + ".burst_gain",
                                   words("transmitter.burst_gain", transmitter.name),
                                   id,
                                   transmitter.burst_gain);
    Quantity per_spike;
    per_spike.unit = "nM";
    per_spike.provenance = {"assumed", "M", library_.wording.say("note.solved_concentration")};
    result.per_spike_parameter =
        add_parameter(id + ".release_per_spike",
                      words("transmitter.release_per_spike", transmitter.name),
                      id,
                      per_spike);
    result.per_spike = coefficient_of(result.per_spike_parameter);
    Quantity stimulation;
    stimulation.unit = "Hz";
    stimulation.provenance = {"assumed", "M", library_.wording.say("note.no_stimulation")};
    result.stimulation = coefficient_of(add_parameter(
        id + ".stimulation", words("transmitter.stimulation", transmitter.name), id, stimulation));
    result.burst_excess = add_coefficient([=](const auto* p) { return p[gain] - 1.0; });
    result.source_rate = value_of(transmitter.source + ".rate", id);
    const auto burst = values_.find(transmitter.source + ".burst_share");
    result.source_burst = burst == values_.end() ? -1 : burst->second;
    result.state = add_state(id + ".concentration", transmitter.rest.value);
    result.concentration = add_copy(id + ".concentration", result.state);
    result.release = add_value(id + ".release", stage_flow);
    result.uptake = add_value(id + ".uptake", stage_flow);
    add_signal(id + ".concentration", transmitter.name, "nM", 1.0, result.concentration).role =
        transmitter.role;
    model_->signals.rows.back().state_index = result.state;
    model_->clamp_targets.push_back(
        {model_->signals.index(id + ".concentration"), {{result.state, -1}}});
    add_percent_signal(id + ".concentration");
    add_signal(id + ".release",
               words("transmitter.release", transmitter.name),
               "nM/s",
               1.0,
               result.release)
        .role = transmitter.role;
    add_signal(
        id + ".uptake", words("transmitter.uptake", transmitter.name), "nM/s", 1.0, result.uptake)
        .role = transmitter.role;
    entity_index_[id] = static_cast<int>(model_->transmitters.size());
    model_->transmitters.push_back(result);
}

} // namespace disinhibit
