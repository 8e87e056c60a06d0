#include "circuit/build/schedule.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>

#include "circuit/build/regime_builder.h"
#include "circuit/describe/clock.h"
#include "circuit/describe/model_error.h"

namespace disinhibit {
namespace {

/// Nothing is built before the size is known.
void check_size(const Scenario& scenario) {
    if (const double events = count_events(scenario); events > most_events) {
        throw ModelError{scenario.id,
                         std::to_string(static_cast<long>(events)) + " events",
                         "at most " + std::to_string(static_cast<long>(most_events)) +
                             " doses, pulses, changes, holds and removals in all"};
    }
    for (const Dose& dose : scenario.doses) {
        if (!(last_end_s(dose) <= largest_time_s)) {
            throw ModelError{
                scenario.id, dose.written + " " + dose.substance, "an end within a century"};
        }
    }
}

/// Throws ModelError if two of `items` give one name two values over the same time.
template <class Items, class Name>
void check_contradictions(const std::string& where, const Items& items, Name name) {
    std::vector<std::size_t> order(items.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    const auto key = [&](std::size_t i) {
        return std::tuple(
            std::string_view(name(items[i])), ticks_of(items[i].at_s), ticks_of(items[i].until_s));
    };
    std::sort(
        order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
    for (std::size_t i = 1; i < order.size(); ++i) {
        const auto& one = items[order[i - 1]];
        const auto& other = items[order[i]];
        if (key(order[i - 1]) == key(order[i]) && one.value != other.value) {
            throw ModelError{where, name(one) + " with two values at one time", "one value"};
        }
    }
}

double held_by_body(const BodyTotal& total, const std::vector<double>& y) {
    double sum = 0.0;
    for (int state : total.states) {
        sum += y[state];
    }
    return sum;
}

} // namespace

double count_events(const Scenario& scenario) {
    double events = static_cast<double>(scenario.changes.size() + scenario.clamps.size() +
                                        scenario.removals.size());
    for (const Dose& dose : scenario.doses) {
        events += std::max(1, dose.count);
    }
    for (const PulseTrain& train : scenario.pulses) {
        events += std::max(1, train.count);
    }
    return events;
}

Schedule make_schedule(const Library& library, const Body& body, const Scenario& scenario) {
    check_size(scenario);
    check_contradictions(
        scenario.id, scenario.changes, [](const ParameterChange& change) -> const std::string& {
            return change.path;
        });
    check_contradictions(scenario.id,
                         scenario.clamps,
                         [](const Clamp& clamp) -> const std::string& { return clamp.signal; });
    RegimeBuilder regimes(library, body, scenario);
    Schedule schedule;
    schedule.initial = regimes.initial();
    const std::vector<Happening> happenings = list_happenings(scenario);
    const Happening* const end = happenings.data() + happenings.size();
    for (const Happening* first = happenings.data(); first != end;) {
        const Happening* const last =
            std::find_if(first, end, [&](const Happening& one) { return one.tick != first->tick; });
        Event event = regimes.at(first, last);
        if (!event.acts.empty()) {
            schedule.events.push_back(std::move(event));
        }
        first = last;
    }
    return schedule;
}

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
            y[act.index] +=
                std::max(0.0, act.value - held_by_body(model.body_totals[act.total], y));
            break;
        case ActKind::set_parameter:
        case ActKind::set_inflow:
        case ActKind::release_state:
            break;
        }
    }
}

} // namespace disinhibit
