#include "circuit/schedule.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "circuit/simulate.h"

namespace disinhibit {

namespace {

/// Collects acts while walking through a scenario.
struct ActList {
    const Library& library;
    const Model& model;
    const Scenario& scenario;
    const std::vector<double>& parameters;
    const std::vector<double>& coefficients;
    std::vector<Act> acts;
    int next_id = 1;

    void put(double t_s, ActKind kind, int index, double value, int id = 0) {
        acts.push_back({t_s, kind, index, value, id});
    }
};

int parameter_index(const Model& model, const std::string& path, const std::string& where) {
    const int index = model.parameters.index(path);
    if (index < 0) {
        throw ModelError{where, path, "the path of a parameter of this circuit and species"};
    }
    return index;
}

const RouteEntry& find_route(const ActList& list, const Dose& dose) {
    for (const RouteEntry& entry : list.model.routes) {
        if (entry.substance == dose.substance && entry.route == dose.route) {
            return entry;
        }
    }
    std::string known;
    for (const Route& route :
         list.library.substances.at(dose.substance).kinetics.at(list.model.species).routes) {
        known += (known.empty() ? "" : ", ") + route.id;
    }
    throw ModelError{
        list.scenario.id, dose.substance + " " + dose.route, "a route of this species: " + known};
}

/// Amount in nmol of a labelled dose.
double dose_amount_nmol(const ActList& list, const Substance& substance, const Dose& dose) {
    double amount = dose.amount_nmol;
    if (dose.mass_kg > 0.0) {
        amount = dose.mass_kg * substance.label_factor.value / substance.molar_mass.value;
    }
    if (dose.basis == AmountBasis::per_body_mass) {
        amount *= list.parameters[list.model.parameters.index("subject.body_mass")];
    }
    return amount;
}

void add_dose_to_state(ActList& list, const Dose& dose, double t_s, int state, double amount) {
    if (dose.over_s > 0.0) {
        const int id = list.next_id++;
        list.put(t_s, ActKind::start_inflow, state, amount / dose.over_s, id);
        list.put(t_s + dose.over_s, ActKind::stop_inflow, state, 0.0, id);
    } else {
        list.put(t_s, ActKind::add_to_state, state, amount);
    }
}

/// Titration: amounts that are decided by what the body holds when their time comes.
void add_titration(ActList& list, const Dose& dose, const RouteEntry& route) {
    const auto& totals = list.model.body_totals;
    const auto total = std::find_if(totals.begin(), totals.end(), [&](const BodyTotal& one) {
        return one.substance == dose.substance;
    });
    if (route.entries.size() != 1 || dose.over_s > 0.0 || total == totals.end()) {
        throw ModelError{list.scenario.id,
                         dose.substance + " " + dose.route,
                         "to_level with a route of one place of entry, taken at once"};
    }
    const double target = dose.to_level_nM * list.coefficients[total->distribution_volume];
    for (int member = 0; member < std::max(1, dose.count); ++member) {
        list.put(dose.at_s + member * dose.every_s,
                 ActKind::top_up,
                 route.entries.front().state,
                 target,
                 static_cast<int>(total - totals.begin()));
    }
}

void add_dose(ActList& list, const Dose& dose) {
    const Substance& substance = list.library.substances.at(dose.substance);
    const RouteEntry& route = find_route(list, dose);
    if (dose.to_level_nM > 0.0) {
        add_titration(list, dose, route);
        return;
    }
    const double amount = dose_amount_nmol(list, substance, dose);
    double drink_volume = 0.0; // L
    if (route.drink_volume_state >= 0) {
        const int reference = list.model.parameters.index(dose.substance + ".route." + dose.route +
                                                          ".reference_strength");
        const double strength =
            dose.strength_fraction > 0.0 ? dose.strength_fraction : list.parameters[reference];
        drink_volume = amount * substance.molar_mass.value / substance.density->value / strength;
    }
    for (int member = 0; member < std::max(1, dose.count); ++member) {
        const double t_s = dose.at_s + member * dose.every_s;
        for (const DoseEntry& entry : route.entries) {
            add_dose_to_state(
                list, dose, t_s, entry.state, amount * list.coefficients[entry.fraction]);
        }
        if (route.drink_volume_state >= 0) {
            add_dose_to_state(list, dose, t_s, route.drink_volume_state, drink_volume);
        }
    }
}

void add_change(ActList& list, const ParameterChange& change) {
    const int index = parameter_index(list.model, change.path, list.scenario.id);
    if (change.until_s > change.at_s) {
        const int id = list.next_id++;
        list.put(change.at_s, ActKind::set_parameter, index, change.value, id);
        list.put(change.until_s, ActKind::restore_parameter, index, 0.0, id);
    } else if (change.at_s > 0.0) {
        list.put(change.at_s, ActKind::set_parameter, index, change.value);
    }
}

void add_clamp(ActList& list, const Clamp& clamp) {
    const int signal = list.model.signals.index(clamp.signal);
    for (const ClampTarget& target : list.model.clamp_targets) {
        if (target.signal != signal || signal < 0) {
            continue;
        }
        for (const DoseEntry& entry : target.states) {
            const double factor = entry.fraction >= 0 ? list.coefficients[entry.fraction] : 1.0;
            list.put(clamp.at_s, ActKind::hold_state, entry.state, clamp.value * factor);
            if (clamp.until_s > clamp.at_s) {
                list.put(clamp.until_s, ActKind::release_state, entry.state, 0.0);
            }
        }
        return;
    }
    if (clamp.if_present && signal < 0) {
        return;
    }
    throw ModelError{
        list.scenario.id, clamp.signal, "a signal that can be held: a concentration or a rate"};
}

void add_pulses(ActList& list, const PulseTrain& train) {
    const int index = parameter_index(list.model, train.path, list.scenario.id);
    for (int pulse = 0; pulse < train.count; ++pulse) {
        const double t_s = train.at_s + (train.count > 1 ? pulse / train.frequency_hz : 0.0);
        const int id = list.next_id++;
        list.put(t_s, ActKind::raise_parameter, index, train.height, id);
        list.put(t_s + train.width_s, ActKind::restore_parameter, index, 0.0, id);
    }
}

void add_removal(ActList& list, const Removal& removal) {
    for (const RouteEntry& route : list.model.routes) {
        if (route.substance == removal.substance) {
            for (int state : route.unabsorbed) {
                list.put(removal.at_s, ActKind::empty_state, state, 0.0);
            }
        }
    }
    for (int state = 0; state < list.model.state_count() && removal.everywhere; ++state) {
        if (list.model.states[state].name.starts_with(removal.substance + ".")) {
            list.put(removal.at_s, ActKind::empty_state, state, 0.0);
        }
    }
}

/// Carries a regime through the acts of one event.
class RegimeBuilder {
  public:
    RegimeBuilder(const Model& model, const Regime& initial) : model_(model), regime_(initial) {}

    Regime after(const std::vector<Act>& acts) {
        bool parameters_changed = false;
        for (const Act& act : acts) {
            parameters_changed |= apply(act);
        }
        if (parameters_changed) {
            regime_.coefficients = std::make_shared<const std::vector<double>>(
                compute_coefficients(model_, *regime_.parameters));
        }
        return regime_;
    }

  private:
    bool apply(const Act& act) {
        switch (act.kind) {
        case ActKind::start_inflow:
            regime_.inflows.push_back({act.index, act.value, act.id});
            return false;
        case ActKind::stop_inflow:
            std::erase_if(regime_.inflows,
                          [&](const Inflow& inflow) { return inflow.id == act.id; });
            return false;
        case ActKind::hold_state:
            std::erase_if(regime_.holds, [&](const Hold& hold) { return hold.state == act.index; });
            regime_.holds.push_back({act.index, act.value});
            return false;
        case ActKind::release_state:
            std::erase_if(regime_.holds, [&](const Hold& hold) { return hold.state == act.index; });
            return false;
        case ActKind::set_parameter:
        case ActKind::raise_parameter:
        case ActKind::restore_parameter:
            set_parameter(act);
            return true;
        case ActKind::add_to_state:
        case ActKind::empty_state:
        case ActKind::top_up:
            return false;
        }
        return false;
    }

    /// A lasting change replaces the base value; temporary ones lie over it in the order they began. What remains when
    /// the last of them ends is the base value, to the bit.
    void set_parameter(const Act& act) {
        auto changed = std::make_shared<std::vector<double>>(*regime_.parameters);
        double& value = (*changed)[act.index];
        double& base = base_.try_emplace(act.index, value).first->second;
        if (act.kind == ActKind::restore_parameter) {
            std::erase_if(overlays_, [&](const Act& overlay) { return overlay.id == act.id; });
        } else if (act.id == 0) {
            base = act.value;
        } else {
            overlays_.push_back(act);
        }
        value = base;
        for (const Act& overlay : overlays_) {
            if (overlay.index == act.index) {
                value =
                    overlay.kind == ActKind::set_parameter ? overlay.value : value + overlay.value;
            }
        }
        regime_.parameters = changed;
    }

    const Model& model_;
    Regime regime_;
    std::map<int, double> base_; ///< parameter -> value without temporary changes
    std::vector<Act> overlays_;  ///< temporary changes in force
};

Regime initial_regime(const Model& model, const Scenario& scenario) {
    auto parameters = std::make_shared<std::vector<double>>(model.defaults);
    for (const ParameterChange& change : scenario.changes) {
        const int index = parameter_index(model, change.path, scenario.id);
        if (change.at_s <= 0.0 && change.until_s <= 0.0) {
            (*parameters)[index] = change.value;
        }
    }
    Regime regime;
    regime.parameters = parameters;
    regime.coefficients =
        std::make_shared<const std::vector<double>>(compute_coefficients(model, *parameters));
    return regime;
}

} // namespace

Schedule make_schedule(const Library& library, const Model& model, const Scenario& scenario) {
    Schedule schedule;
    schedule.initial = initial_regime(model, scenario);
    ActList list{
        library, model, scenario, *schedule.initial.parameters, *schedule.initial.coefficients, {}};
    for (const Dose& dose : scenario.doses) {
        add_dose(list, dose);
    }
    for (const ParameterChange& change : scenario.changes) {
        add_change(list, change);
    }
    for (const Clamp& clamp : scenario.clamps) {
        add_clamp(list, clamp);
    }
    for (const PulseTrain& train : scenario.pulses) {
        add_pulses(list, train);
    }
    for (const Removal& removal : scenario.removals) {
        add_removal(list, removal);
    }
    std::stable_sort(list.acts.begin(), list.acts.end(), [](const Act& a, const Act& b) {
        return a.t_s < b.t_s;
    });
    RegimeBuilder regimes(model, schedule.initial);
    for (std::size_t i = 0; i < list.acts.size();) {
        Event event;
        event.t_s = list.acts[i].t_s;
        while (i < list.acts.size() && list.acts[i].t_s == event.t_s) {
            event.acts.push_back(list.acts[i++]);
        }
        event.after = regimes.after(event.acts);
        schedule.events.push_back(std::move(event));
    }
    return schedule;
}

namespace {

double held_by_body(const BodyTotal& total, const std::vector<double>& y) {
    double sum = 0.0;
    for (int state : total.states) {
        sum += y[state];
    }
    return sum;
}

} // namespace

void apply_event(const Model& model, const Event& event, std::vector<double>& y) {
    for (const Act& act : event.acts) {
        switch (act.kind) {
        case ActKind::add_to_state:
            y[act.index] += act.value;
            break;
        case ActKind::hold_state:
            y[act.index] = act.value;
            break;
        case ActKind::empty_state:
            y[act.index] = 0.0;
            break;
        case ActKind::top_up:
            y[act.index] += std::max(0.0, act.value - held_by_body(model.body_totals[act.id], y));
            break;
        default:
            break;
        }
    }
}

} // namespace disinhibit
