#include "circuit/build/regime_builder.h"

#include <algorithm>
#include <limits>
#include <tuple>

#include "circuit/describe/clock.h"
#include "circuit/describe/model_error.h"

namespace disinhibit {
namespace {

/// Counts `value` up or down; nothing is left of it when the last one is gone.
void count(std::map<double, int>& values, double value, int by) {
    if ((values[value] += by) == 0) {
        values.erase(value);
    }
}

double sum_of(const std::map<double, int>& values) {
    double sum = 0.0;
    for (const auto& [value, times] : values) {
        sum += times * value;
    }
    return sum;
}

double end_or_never(const Happening& happening) {
    return happening.end_tick > happening.begin_tick ? happening.end_tick
                                                     : std::numeric_limits<double>::infinity();
}

} // namespace

RegimeBuilder::RegimeBuilder(const Library& library, const Body& body, const Scenario& scenario)
    : library_(library), body_(body), model_(*body.model), scenario_(scenario) {
    set_up_rest();
}

void RegimeBuilder::set_up_rest() {
    parameters_ = body_.parameters;
    for (const ParameterChange& change : scenario_.changes) {
        const int index = parameter_index(change.path);
        if (changes_rest(change)) {
            parameters_[index] = change.value;
        }
    }
    rest_ = parameters_;
    share_regime();
}

Event RegimeBuilder::at(const Happening* first, const Happening* last) {
    acts_.clear();
    const auto begins_to_give = [](const Happening& one) { return one.step >= Step::removal; };
    const Happening* const giving = std::find_if(first, last, begins_to_give);
    std::for_each(first, giving, [this](const Happening& one) { happen(one); });
    settle_parameters();
    std::for_each(giving, last, [this](const Happening& one) { happen(one); });
    std::sort(acts_.begin(), acts_.end(), [](const Act& a, const Act& b) {
        return std::tie(a.kind, a.index, a.value) < std::tie(b.kind, b.index, b.value);
    });
    settle_inflows();
    settle_holds();
    return {seconds_of(first->tick), acts_, regime_};
}

void RegimeBuilder::happen(const Happening& happening) {
    switch (happening.step) {
    case Step::end_infusion:
        return end_infusion(happening);
    case Step::end_change:
    case Step::change:
    case Step::begin_change:
        return change(happening);
    case Step::end_pulse:
    case Step::begin_pulse:
        return pulse(happening);
    case Step::end_hold:
    case Step::begin_hold:
        return hold(happening);
    case Step::removal:
        return remove(scenario_.removals[happening.item]);
    case Step::dose:
        return give(happening);
    case Step::titration:
        return top_up(happening);
    }
}

void RegimeBuilder::change(const Happening& happening) {
    const ParameterChange& change = scenario_.changes[happening.item];
    const int index = parameter_index(change.path);
    touched_parameters_.insert(index);
    const Layer layer{happening.begin_tick, -happening.end_tick};
    if (happening.step == Step::change) {
        base_[index] = change.value;
    } else if (happening.step == Step::begin_change) {
        windows_[index][layer] = change.value;
    } else {
        windows_[index].erase(layer);
    }
}

void RegimeBuilder::pulse(const Happening& happening) {
    const PulseTrain& train = scenario_.pulses[happening.item];
    const int index = parameter_index(train.path);
    touched_parameters_.insert(index);
    count(raises_[index], train.height, happening.step == Step::begin_pulse ? 1 : -1);
}

void RegimeBuilder::hold(const Happening& happening) {
    const Clamp& clamp = scenario_.clamps[happening.item];
    const int signal = model_.signals.index(clamp.signal);
    for (const ClampTarget& target : model_.clamp_targets) {
        if (target.signal != signal || signal < 0) {
            continue;
        }
        const Layer layer{happening.begin_tick, -end_or_never(happening), signal};
        for (const DoseEntry& entry : target.states) {
            if (happening.step == Step::begin_hold) {
                holds_[entry.state][layer] = {clamp.value, entry.fraction};
            } else {
                holds_[entry.state].erase(layer);
            }
        }
        return;
    }
    if (clamp.if_present && signal < 0) {
        return;
    }
    throw ModelError{
        scenario_.id, clamp.signal, "a signal that can be held: a concentration or a rate"};
}

void RegimeBuilder::give(const Happening& happening) {
    const Dose& dose = scenario_.doses[happening.item];
    const Substance& substance = library_.substances.at(dose.substance);
    const RouteEntry& route = find_route(dose);
    const double amount = dose_amount_nmol(substance, dose);
    const double over_s = seconds_of(happening.end_tick - happening.begin_tick);
    for (const DoseEntry& entry : route.entries) {
        give_to_state(happening, over_s, entry.state, amount * coefficient(entry.fraction));
    }
    if (route.drink_volume_state < 0) {
        return;
    }
    const int reference =
        parameter_index(dose.substance + ".route." + dose.route + ".reference_strength");
    const double strength =
        dose.strength_fraction > 0.0 ? dose.strength_fraction : parameters_[reference];
    const double drink_L =
        amount * substance.molar_mass.value / substance.density->value / strength;
    give_to_state(happening, over_s, route.drink_volume_state, drink_L);
}

void RegimeBuilder::give_to_state(const Happening& happening,
                                  double over_s,
                                  int state,
                                  double amount) {
    if (over_s > 0.0) {
        const Inflow inflow{state, amount / over_s};
        count(inflows_[state], inflow.rate, 1);
        infusions_[{happening.item, happening.begin_tick}].push_back(inflow);
        touched_inflows_.insert(state);
    } else {
        acts_.push_back({ActKind::add_to_state, state, amount});
    }
}

void RegimeBuilder::end_infusion(const Happening& happening) {
    const auto ended = infusions_.find({happening.item, happening.begin_tick});
    if (ended == infusions_.end()) {
        return; // members of a repeat at one time end together
    }
    for (const Inflow& inflow : ended->second) {
        count(inflows_[inflow.state], inflow.rate, -1);
        touched_inflows_.insert(inflow.state);
    }
    infusions_.erase(ended);
}

/// Titration: an amount that is decided by what the body holds when its time comes.
void RegimeBuilder::top_up(const Happening& happening) {
    const Dose& dose = scenario_.doses[happening.item];
    const RouteEntry& route = find_route(dose);
    const auto& totals = model_.body_totals;
    const auto total = std::find_if(totals.begin(), totals.end(), [&](const BodyTotal& one) {
        return one.substance == dose.substance;
    });
    if (route.entries.size() != 1 || dose.over_s > 0.0 || total == totals.end()) {
        throw ModelError{scenario_.id,
                         dose.substance + " " + dose.route,
                         "to_level with a route of one place of entry, taken at once"};
    }
    const int state = route.entries.front().state;
    acts_.push_back({ActKind::top_up,
                     state,
                     dose.to_level_nM * coefficient(total->distribution_volume),
                     static_cast<int>(total - totals.begin())});
}

void RegimeBuilder::remove(const Removal& removal) {
    std::set<int> emptied;
    for (const RouteEntry& route : model_.routes) {
        if (route.substance == removal.substance) {
            emptied.insert(route.unabsorbed.begin(), route.unabsorbed.end());
        }
    }
    for (int state = 0; state < model_.state_count() && removal.everywhere; ++state) {
        if (model_.states[state].name.starts_with(removal.substance + ".")) {
            emptied.insert(state);
        }
    }
    for (const int state : emptied) {
        acts_.push_back({ActKind::empty_state, state, 0.0});
    }
}

void RegimeBuilder::settle_parameters() {
    bool changed = false;
    for (const int index : touched_parameters_) {
        const auto base = base_.find(index);
        double value = base == base_.end() ? rest_[index] : base->second;
        if (const auto over = windows_.find(index);
            over != windows_.end() && !over->second.empty()) {
            value = over->second.rbegin()->second;
        }
        if (const auto raised = raises_.find(index);
            raised != raises_.end() && !raised->second.empty()) {
            value += sum_of(raised->second);
        }
        if (value == parameters_[index]) {
            continue;
        }
        changed = true;
        parameters_[index] = value;
        acts_.push_back({ActKind::set_parameter, index, value});
        if (value == rest_[index]) {
            differences_.erase(index);
        } else {
            differences_[index] = value;
        }
    }
    touched_parameters_.clear();
    if (changed) {
        share_regime();
    }
}

/// Parameters and coefficients of a set that was in force before are taken from then: a train of pulses has two.
void RegimeBuilder::share_regime() {
    Shared& shared = shared_[{differences_.begin(), differences_.end()}];
    if (!shared.parameters) {
        shared.parameters = std::make_shared<const std::vector<double>>(parameters_);
        shared.coefficients =
            std::make_shared<const std::vector<double>>(compute_coefficients(body_, parameters_));
    }
    regime_.parameters = shared.parameters;
    regime_.coefficients = shared.coefficients;
}

void RegimeBuilder::settle_inflows() {
    for (const int state : touched_inflows_) {
        const double rate = sum_of(inflows_[state]);
        auto place = std::find_if(regime_.inflows.begin(),
                                  regime_.inflows.end(),
                                  [&](const Inflow& inflow) { return inflow.state >= state; });
        const bool flows = place != regime_.inflows.end() && place->state == state;
        if (rate == (flows ? place->rate : 0.0)) {
            continue;
        }
        acts_.push_back({ActKind::set_inflow, state, rate});
        if (flows) {
            place = regime_.inflows.erase(place);
        }
        if (rate != 0.0) {
            regime_.inflows.insert(place, {state, rate});
        }
    }
    touched_inflows_.clear();
}

/// A hold keeps its level, whatever is given or taken away, and whatever the level is worked out with has become.
void RegimeBuilder::settle_holds() {
    std::vector<Hold> now;
    for (auto it = holds_.begin(); it != holds_.end();) {
        if (it->second.empty()) {
            it = holds_.erase(it);
            continue;
        }
        const Level& top = it->second.rbegin()->second;
        now.push_back({it->first, top.value * (top.factor >= 0 ? coefficient(top.factor) : 1.0)});
        ++it;
    }
    const auto holds = [](const std::vector<Hold>& all, int state) {
        return std::any_of(
            all.begin(), all.end(), [&](const Hold& hold) { return hold.state == state; });
    };
    for (const Hold& hold : now) {
        const bool as_before =
            std::find(regime_.holds.begin(), regime_.holds.end(), hold) != regime_.holds.end();
        const bool given = std::any_of(acts_.begin(), acts_.end(), [&](const Act& act) {
            return act.index == hold.state &&
                   (act.kind == ActKind::add_to_state || act.kind == ActKind::empty_state ||
                    act.kind == ActKind::top_up);
        });
        if (!as_before || given) {
            acts_.push_back({ActKind::hold_state, hold.state, hold.value});
        }
    }
    for (const Hold& hold : regime_.holds) {
        if (!holds(now, hold.state)) {
            acts_.push_back({ActKind::release_state, hold.state, 0.0});
        }
    }
    regime_.holds = std::move(now);
}

const RouteEntry& RegimeBuilder::find_route(const Dose& dose) const {
    for (const RouteEntry& entry : model_.routes) {
        if (entry.substance == dose.substance && entry.route == dose.route) {
            return entry;
        }
    }
    std::string known;
    for (const Route& route :
         library_.substances.at(dose.substance).kinetics.at(model_.species).routes) {
        known += (known.empty() ? "" : ", ") + route.id;
    }
    throw ModelError{
        scenario_.id, dose.substance + " " + dose.route, "a route of this species: " + known};
}

/// Amount in nmol of a labelled dose.
double RegimeBuilder::dose_amount_nmol(const Substance& substance, const Dose& dose) {
    double amount = dose.amount_nmol;
    if (dose.mass_kg > 0.0) {
        amount = dose.mass_kg * substance.label_factor.value / substance.molar_mass.value;
    }
    if (dose.basis == AmountBasis::per_body_mass) {
        amount *= parameters_[parameter_index("subject.body_mass")];
    }
    return amount;
}

int RegimeBuilder::parameter_index(const std::string& path) {
    const auto [known, is_new] = indices_.try_emplace(path, -1);
    if (is_new) {
        known->second = model_.parameters.index(path);
    }
    const int index = known->second;
    if (index < 0) {
        throw ModelError{scenario_.id, path, "the path of a parameter of this circuit and species"};
    }
    return index;
}

} // namespace disinhibit
