#include <algorithm>

#include "circuit/build/model_builder.h"
#include "circuit/describe/units.h"

/// From the kinetics of a substance to flows between states. Amounts in nmol, concentrations in nM.
namespace disinhibit {

namespace {

/// Amounts below this share of a customary dose are not sought to relative accuracy.
constexpr double kAmountFloor = 1e-3;

} // namespace

void ModelBuilder::find_active_substances() {
    std::vector<std::string> open;
    for (const Dose& dose : scenario_.doses) {
        const Substance& item = substance(dose.substance, scenario_.id);
        if (kinetics_of(item) == nullptr) {
            throw ModelError{scenario_.id,
                             item.id + " in " + subject_->species,
                             "a substance with kinetics in the subject's species"};
        }
        open.push_back(dose.substance);
        active_routes_.insert(dose.substance + ".route." + dose.route);
    }
    for (const Clamp& clamp : scenario_.clamps) {
        const std::string entity = clamp.signal.substr(0, clamp.signal.find('.'));
        if (library_.substances.contains(entity)) {
            open.push_back(entity);
        }
    }
    while (!open.empty()) {
        const std::string id = open.back();
        open.pop_back();
        if (!active_.insert(id).second) {
            continue;
        }
        const Kinetics* kinetics = kinetics_of(substance(id, scenario_.id));
        if (kinetics == nullptr) {
            continue;
        }
        for (const Elimination& elimination : kinetics->eliminations) {
            if (!elimination.metabolite.empty()) {
                open.push_back(elimination.metabolite);
            }
        }
        for (const Route& route : kinetics->routes) {
            if (!route.first_pass_metabolite.empty() &&
                active_routes_.contains(id + ".route." + route.id)) {
                open.push_back(route.first_pass_metabolite);
            }
        }
    }
    model_->carried.assign(active_.begin(), active_.end());
    model_->carried.insert(model_->carried.end(), active_routes_.begin(), active_routes_.end());
}

void ModelBuilder::declare_substance(const Substance& item) {
    const Kinetics* kinetics = kinetics_of(item);
    if (kinetics == nullptr) {
        declare_absence(item);
        return;
    }
    const bool active = active_.contains(item.id);
    declare_effect_site(item, *kinetics, active);
    for (const Route& route : kinetics->routes) {
        declare_route(item, route, active);
    }
    if (active) {
        connect_eliminations(item, *kinetics);
    }
    declare_plasma_signals(item, active);
}

/// A substance that is given to other species only: its levels are signals here too, and stay 0.
void ModelBuilder::declare_absence(const Substance& item) {
    if (item.kinetics.empty()) {
        return;
    }
    values_[item.id + ".plasma"] = 0;
    values_[item.id + ".brain"] = 0;
    declare_plasma_signals(item, false);
}

void ModelBuilder::declare_disposition(const Substance& item,
                                       const Kinetics& kinetics,
                                       bool active) {
    const std::string path = item.id + ".central.volume";
    const int volume_parameter =
        add_parameter(path, words("kinetics.volume", item.name), item.id, kinetics.volume);
    const Rule volume = whole_body(volume_parameter);
    const int mass = is_per_body_mass(item.reference_amount.unit) ? body_mass_ : -1;
    const Floor floor = [mass, amount = item.reference_amount.value](const double* p) {
        return kAmountFloor * (mass >= 0 ? amount * p[mass] : amount);
    };
    int central = -1;
    if (active) {
        central = add_state(item.id + ".central", floor);
        central_[item.id] = central;
        const int plasma = add_value(item.id + ".plasma");
        model_->concentration_values.push_back(plasma);
        const int inverse_volume =
            add_coefficient([volume](const auto* p) { return 1.0 / volume(p); });
        model_->concentration_terms.push_back({plasma, central, inverse_volume});
    } else {
        values_[item.id + ".plasma"] = 0;
    }
    for (std::size_t i = 0; i < kinetics.peripherals.size(); ++i) {
        const std::string stem = item.id + ".peripheral_" + std::to_string(i + 1);
        const Rule other = whole_body(add_parameter(stem + ".volume",
                                                    numbered("peripheral.volume", item.name, i),
                                                    item.id,
                                                    kinetics.peripherals[i].volume));
        const Rule exchange =
            whole_body(add_parameter(stem + ".clearance",
                                     numbered("peripheral.clearance", item.name, i),
                                     item.id,
                                     kinetics.peripherals[i].clearance));
        if (!active) {
            continue;
        }
        const int state = add_state(stem, floor);
        const int one = add_coefficient([](const auto*) { return 1.0; });
        const int out = add_coefficient([=](const auto* p) { return exchange(p) / volume(p); });
        const int back = add_coefficient([=](const auto* p) { return exchange(p) / other(p); });
        model_->linear_flows.push_back({central, state, -1, out, one, -1});
        model_->linear_flows.push_back({state, central, -1, back, one, -1});
    }
    for (std::size_t i = 0; i < kinetics.eliminations.size(); ++i) {
        const Elimination& elimination = kinetics.eliminations[i];
        const std::string stem = item.id + ".elimination_" + std::to_string(i + 1);
        if (elimination.kind == EliminationKind::first_order) {
            add_parameter(stem + ".clearance",
                          numbered("elimination.clearance", item.name, i),
                          item.id,
                          elimination.clearance);
        } else {
            add_parameter(stem + ".maximum_rate",
                          numbered("elimination.maximum_rate", item.name, i),
                          item.id,
                          elimination.maximum_rate);
            add_parameter(stem + ".half_saturation",
                          numbered("elimination.half_saturation", item.name, i),
                          item.id,
                          elimination.half_saturation);
        }
        if (!elimination.metabolite.empty()) {
            add_parameter(stem + ".metabolite_fraction",
                          numbered("elimination.metabolite_fraction", item.name, i),
                          item.id,
                          elimination.metabolite_fraction);
        }
    }
}

void ModelBuilder::connect_eliminations(const Substance& item, const Kinetics& kinetics) {
    const ParameterTable& table = model_->parameters;
    const int central = central_.at(item.id);
    const Rule volume = whole_body(table.index(item.id + ".central.volume"));
    for (std::size_t i = 0; i < kinetics.eliminations.size(); ++i) {
        const Elimination& elimination = kinetics.eliminations[i];
        const std::string stem = item.id + ".elimination_" + std::to_string(i + 1);
        int to = -1;
        int yield = -1;
        if (!elimination.metabolite.empty()) {
            const auto found = central_.find(elimination.metabolite);
            if (found == central_.end()) {
                throw ModelError{
                    stem, elimination.metabolite, "a substance with kinetics in this species"};
            }
            to = found->second;
            yield = coefficient_of(table.index(stem + ".metabolite_fraction"));
        }
        if (elimination.kind == EliminationKind::first_order) {
            const Rule clearance = whole_body(table.index(stem + ".clearance"));
            const int rate =
                add_coefficient([=](const auto* p) { return clearance(p) / volume(p); });
            model_->linear_flows.push_back({central, to, -1, rate, yield, -1});
        } else {
            const int maximum = add_coefficient(whole_body(table.index(stem + ".maximum_rate")));
            const int half_parameter = table.index(stem + ".half_saturation");
            const int half_amount =
                add_coefficient([=](const auto* p) { return p[half_parameter] * volume(p); });
            model_->saturable_flows.push_back({central, to, maximum, half_amount, yield});
        }
    }
}

void ModelBuilder::declare_effect_site(const Substance& item,
                                       const Kinetics& kinetics,
                                       bool active) {
    const EffectSite& site = kinetics.effect_site;
    const int partition = add_parameter(item.id + ".effect_site.partition",
                                        words("kinetics.partition", item.name),
                                        item.id,
                                        site.partition);
    const std::string path = item.id + ".brain";
    if (active) {
        model_->concentration_values.push_back(add_value(path));
    } else {
        values_[path] = 0;
    }
    if (site.phases.empty() && active) {
        const Rule volume = whole_body(model_->parameters.index(item.id + ".central.volume"));
        const int weight = add_coefficient([=](const auto* p) { return p[partition] / volume(p); });
        model_->concentration_terms.push_back({values_[path], central_.at(item.id), weight});
    }
    std::vector<int> weights;
    for (std::size_t i = 0; i < site.phases.size(); ++i) {
        const std::string stem = item.id + ".effect_site.phase_" + std::to_string(i + 1);
        weights.push_back(add_parameter(stem + ".weight",
                                        numbered("brain_phase.weight", item.name, i),
                                        item.id,
                                        site.phases[i].weight));
        add_parameter(stem + ".rate",
                      numbered("brain_phase.rate", item.name, i),
                      item.id,
                      site.phases[i].rate);
    }
    for (std::size_t i = 0; i < site.phases.size() && active; ++i) {
        const std::string stem = item.id + ".effect_site.phase_" + std::to_string(i + 1);
        const int rate = model_->parameters.index(stem + ".rate");
        const int weight = weights[i];
        // Weights are shares of the site: whatever they are set to, at equilibrium it holds partition times plasma.
        const int share = add_coefficient([weight, weights](const auto* p) {
            auto sum = p[weights.front()];
            for (std::size_t other = 1; other < weights.size(); ++other) {
                sum = sum + p[weights[other]];
            }
            return choose(sum, p[weight] / sum, 0.0);
        });
        const int central = central_.at(item.id);
        const Rule volume = whole_body(model_->parameters.index(item.id + ".central.volume"));
        const Floor amount_floor = model_->floor_rules[central];
        const double scale = std::max(site.partition.value, 1e-6);
        const int state =
            add_state(stem, [=](const double* p) { return amount_floor(p) / volume(p) * scale; });
        model_->site_followers.push_back({state,
                                          values_.at(item.id + ".plasma"),
                                          coefficient_of(rate),
                                          coefficient_of(partition)});
        model_->concentration_terms.push_back({values_[path], state, share});
    }
}

void ModelBuilder::declare_plasma_signals(const Substance& item, bool active) {
    const auto unit_factor = [&item](const std::string& unit_name) {
        const std::optional<Unit> unit = parse_unit(unit_name);
        if (!unit) {
            throw ModelError{item.id + ".plasma_unit", unit_name, "a unit of concentration"};
        }
        return unit->dimension == Dimension::concentration
                   ? 1.0 / unit->internal_per_unit
                   : item.molar_mass.value / unit->internal_per_unit; // kg/nmol * nmol/L over kg/L
    };
    const int plasma = values_.at(item.id + ".plasma");
    const int brain = values_.at(item.id + ".brain");
    add_signal(item.id + ".plasma",
               words("substance.plasma", item.name),
               item.plasma_unit,
               unit_factor(item.plasma_unit),
               plasma)
        .role = item.role;
    std::string brain_unit = "nM";
    if (!item.plasma_unit_second.empty()) {
        add_signal(item.id + ".plasma_2",
                   words("substance.plasma", item.name),
                   item.plasma_unit_second,
                   unit_factor(item.plasma_unit_second),
                   plasma)
            .role = item.role;
        const std::optional<Unit> second = parse_unit(item.plasma_unit_second);
        if (second && second->dimension == Dimension::concentration) {
            brain_unit = item.plasma_unit_second;
        }
    }
    add_signal(item.id + ".brain",
               words("substance.brain", item.name),
               brain_unit,
               unit_factor(brain_unit),
               brain)
        .role = item.role;
    const int body = active ? add_value(item.id + ".body", stage_display) : 0;
    add_signal(item.id + ".body",
               words("substance.body", item.name),
               "mg",
               item.molar_mass.value / internal_per("mg"),
               body)
        .role = item.role;
    if (active) {
        connect_body_total(item, body);
        connect_clamps(item);
    }
}

void ModelBuilder::connect_body_total(const Substance& item, int value) {
    BodyTotal total;
    total.value = value;
    total.substance = item.id;
    for (int i = 0; i < model_->state_count(); ++i) {
        const std::string& name = model_->states[i].name;
        const bool amount =
            name.starts_with(item.id + ".central") || name.starts_with(item.id + ".peripheral_") ||
            (name.starts_with(item.id + ".route.") && !name.ends_with(".drink_volume"));
        if (amount) {
            total.states.push_back(i);
        }
    }
    std::vector<Rule> volumes{whole_body(model_->parameters.index(item.id + ".central.volume"))};
    for (std::size_t i = 0; i < kinetics_of(item)->peripherals.size(); ++i) {
        volumes.push_back(whole_body(model_->parameters.index(item.id + ".peripheral_" +
                                                              std::to_string(i + 1) + ".volume")));
    }
    total.distribution_volume = add_coefficient([volumes](const auto* p) {
        auto sum = volumes.front()(p);
        for (std::size_t i = 1; i < volumes.size(); ++i) {
            sum = sum + volumes[i](p);
        }
        return sum;
    });
    model_->body_totals.push_back(std::move(total));
}

void ModelBuilder::connect_clamps(const Substance& item) {
    ClampTarget plasma_clamp;
    plasma_clamp.signal = model_->signals.index(item.id + ".plasma");
    const Rule volume = whole_body(model_->parameters.index(item.id + ".central.volume"));
    plasma_clamp.states.push_back({central_.at(item.id), add_coefficient(volume)});
    model_->clamp_targets.push_back(plasma_clamp);
    ClampTarget brain_clamp;
    brain_clamp.signal = model_->signals.index(item.id + ".brain");
    for (const SiteFollower& follower : model_->site_followers) {
        if (model_->states[follower.state].name.starts_with(item.id + ".effect_site.")) {
            brain_clamp.states.push_back({follower.state, -1}); // the weights add up to 1
        }
    }
    if (brain_clamp.states.empty()) {
        const int partition = model_->parameters.index(item.id + ".effect_site.partition");
        brain_clamp.states.push_back({central_.at(item.id), add_coefficient([=](const auto* p) {
                                          return volume(p) / p[partition];
                                      })});
    }
    model_->clamp_targets.push_back(std::move(brain_clamp));
}

} // namespace disinhibit
