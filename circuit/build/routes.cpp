#include "circuit/build/model_builder.h"

/// How doses reach the blood: absorption through stomach and gut, depots with several release phases.
namespace disinhibit {

void ModelBuilder::declare_route(const Substance& item, const Route& route, bool active) {
    const std::string stem = item.id + ".route." + route.id;
    const std::string label =
        library_.wording.say("route.name", {{"substance", item.name}, {"route", route.name}});
    add_parameter(stem + ".bioavailability",
                  words("route.bioavailability", label),
                  item.id,
                  route.bioavailability);
    if (!route.first_pass_metabolite.empty()) {
        add_parameter(stem + ".first_pass_fraction",
                      words("route.first_pass_fraction", label),
                      item.id,
                      route.first_pass_fraction);
    }
    if (route.absorption_rate.value > 0.0) {
        add_parameter(stem + ".absorption_rate",
                      words("route.absorption_rate", label),
                      item.id,
                      route.absorption_rate);
    }
    const std::pair<const char*, const std::optional<Quantity>*> optional_rows[] = {
        {"emptying_rate", &route.emptying_rate},
        {"reference_strength", &route.reference_strength},
        {"strength_exponent", &route.strength_exponent},
        {"local_volume", &route.local_volume}};
    for (const auto& [name, quantity] : optional_rows) {
        if (quantity->has_value()) {
            add_parameter(std::string(stem).append(".").append(name),
                          words(std::string("route.") + name, label),
                          item.id,
                          **quantity);
        }
    }
    for (std::size_t i = 0; i < route.phases.size(); ++i) {
        const std::string phase = stem + ".phase_" + std::to_string(i + 1);
        add_parameter(phase + ".fraction",
                      numbered("route.phase_fraction", label, i),
                      item.id,
                      route.phases[i].fraction);
        add_parameter(phase + ".mean_time",
                      numbered("route.phase_mean_time", label, i),
                      item.id,
                      route.phases[i].mean_time);
    }
    declare_wholes(route, stem);
    if (!active || !active_routes_.contains(stem)) {
        return;
    }
    model_->routes.push_back({item.id, route.id, {}, -1, {}});
    switch (route.kind) {
    case RouteKind::bolus:
        model_->routes.back().entries.push_back(
            {central_.at(item.id),
             coefficient_of(model_->parameters.index(stem + ".bioavailability"))});
        break;
    case RouteKind::absorption:
        build_absorption(item, route, stem);
        break;
    case RouteKind::depot:
        build_depot(item, route, stem);
        break;
    case RouteKind::local: // connected when the pools are declared
        if (route.absorption_rate.value > 0.0) {
            build_fluid(item, stem);
        }
        break;
    }
}

/// What of a tablet arrives as itself and as its metabolite; what of a depot leaves it in each phase.
void ModelBuilder::declare_wholes(const Route& route, const std::string& stem) {
    const ParameterTable& table = model_->parameters;
    if (!route.first_pass_metabolite.empty()) {
        add_whole(
            {table.index(stem + ".bioavailability"), table.index(stem + ".first_pass_fraction")});
    }
    std::vector<int> phases;
    for (std::size_t i = 0; i < route.phases.size(); ++i) {
        phases.push_back(table.index(stem + ".phase_" + std::to_string(i + 1) + ".fraction"));
    }
    if (!phases.empty()) {
        add_whole(std::move(phases));
    }
}

void ModelBuilder::build_absorption(const Substance& item,
                                    const Route& route,
                                    const std::string& stem) {
    const ParameterTable& table = model_->parameters;
    const int central = central_.at(item.id);
    const Floor floor = model_->floor_rules[central];
    const int gut = add_state(stem + ".gut", floor);
    LinearFlow absorption{gut,
                          central,
                          -1,
                          coefficient_of(table.index(stem + ".absorption_rate")),
                          share_of(table.index(stem + ".bioavailability")),
                          -1};
    if (!route.first_pass_metabolite.empty()) {
        const auto found = central_.find(route.first_pass_metabolite);
        if (found == central_.end()) {
            throw ModelError{
                stem, route.first_pass_metabolite, "a substance with kinetics in this species"};
        }
        absorption.extra = found->second;
        absorption.extra_yield = share_of(table.index(stem + ".first_pass_fraction"));
    }
    model_->linear_flows.push_back(absorption);
    RouteEntry& entry = model_->routes.back();
    const int one = add_coefficient([](const auto*) { return 1.0; });
    entry.unabsorbed.push_back(gut);
    if (!route.emptying_rate) {
        entry.entries.push_back({gut, one});
        return;
    }
    const int stomach = add_state(stem + ".stomach", floor);
    entry.unabsorbed.push_back(stomach);
    entry.entries.push_back({stomach, one});
    const int rate = coefficient_of(table.index(stem + ".emptying_rate"));
    if (!route.strength_exponent || !route.reference_strength || !item.density) {
        model_->linear_flows.push_back({stomach, gut, -1, rate, one, -1});
        return;
    }
    const int drink = add_state(stem + ".drink_volume", 1e-2);
    entry.drink_volume_state = drink;
    entry.unabsorbed.push_back(drink);
    const int strength = table.index(stem + ".reference_strength");
    const double volume_per_amount =
        item.molar_mass.value / item.density->value; // L of substance per nmol
    const int strength_per_amount =
        add_coefficient([=](const auto* p) { return volume_per_amount / p[strength]; });
    model_->stomachs.push_back({stomach,
                                drink,
                                gut,
                                rate,
                                coefficient_of(table.index(stem + ".strength_exponent")),
                                strength_per_amount});
}

void ModelBuilder::build_fluid(const Substance& item, const std::string& stem) {
    RouteEntry& entry = model_->routes.back();
    const int fluid = add_state(stem + ".fluid", model_->floor_rules[central_.at(item.id)]);
    entry.unabsorbed.push_back(fluid);
    entry.entries.push_back({fluid, add_coefficient([](const auto*) { return 1.0; })});
}

void ModelBuilder::build_depot(const Substance& item, const Route& route, const std::string& stem) {
    const ParameterTable& table = model_->parameters;
    const int central = central_.at(item.id);
    const int available = coefficient_of(table.index(stem + ".bioavailability"));
    const int one = add_coefficient([](const auto*) { return 1.0; });
    RouteEntry& entry = model_->routes.back();
    for (std::size_t i = 0; i < route.phases.size(); ++i) {
        const std::string phase = stem + ".phase_" + std::to_string(i + 1);
        const int stages = route.phases[i].stages;
        const int mean_time = table.index(phase + ".mean_time");
        const int rate = add_coefficient([=](const auto* p) { return stages / p[mean_time]; });
        int next = central;
        for (int stage = stages; stage >= 1; --stage) {
            const int state =
                add_state(phase + ".stage_" + std::to_string(stage), model_->floor_rules[central]);
            model_->linear_flows.push_back(
                {state, next, -1, rate, stage == stages ? available : one, -1});
            entry.unabsorbed.push_back(state);
            next = state;
        }
        entry.entries.push_back({next, share_of(table.index(phase + ".fraction"))});
    }
}

} // namespace disinhibit
