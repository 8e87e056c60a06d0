#pragma once

#include <memory>
#include <vector>

#include "circuit/body.h"
#include "circuit/describe/scenario.h"

/// What a scenario does to the states and parameters of a body, as a list of acts in time.
///
/// At one time, in this order: what ends there ends; parameters change; what has not been absorbed is removed; doses are
/// given, titrated ones last; holds take hold. A reading at that time shows the state after all of it.
///
/// * Every amount, share and held level is worked out with the parameters of that moment, after they have changed.
/// * Of the temporary changes of one parameter, and of the holds of one state, the one that began last is in force; of
///   two that began together, the one that ends first. When it ends, the next one below is in force again. A lasting
///   change replaces the value below all temporary ones; pulses add to whatever is in force.
/// * The result depends neither on the order of the tables in a file nor on the units of their times.
namespace disinhibit {

enum class ActKind {
    set_parameter, ///< p[index] = value
    set_inflow,    ///< dy[index] += value from now on, instead of what flowed in until now
    empty_state,   ///< y[index] = 0
    add_to_state,  ///< y[index] += value
    top_up,        ///< y[index] += value - what the body holds of body_totals[total], if positive
    hold_state,    ///< y[index] = value, dy[index] = 0 from now on
    release_state  ///< ends the hold
};

/// One change of what is in force, or of a state: a result, with nothing left to work out.
struct Act {
    ActKind kind = ActKind::add_to_state;
    int index = -1;
    double value = 0.0;
    int total = -1; ///< top_up only
    bool operator==(const Act&) const = default;
};

/// The sum of all infusions into one state.
struct Inflow {
    int state = -1;
    double rate = 0.0;
    bool operator==(const Inflow&) const = default;
};

struct Hold {
    int state = -1;
    double value = 0.0;
    bool operator==(const Hold&) const = default;
};

/// What is constant between two events. Regimes with the same parameters share them.
struct Regime {
    std::shared_ptr<const std::vector<double>> parameters;
    std::shared_ptr<const std::vector<double>> coefficients;
    std::vector<Inflow> inflows; ///< by state
    std::vector<Hold> holds;     ///< by state
};

/// All acts at one time: what happens to the states, and the regime that begins. A time at which nothing changes (one
/// hold follows another at the same level) is no event.
struct Event {
    double t_s = 0.0;
    std::vector<Act> acts;
    Regime after;
};

struct Schedule {
    Regime initial; ///< with the parameters of t = 0
    std::vector<Event> events;
};

/// The most doses, pulses, changes, holds and removals of a scenario, members of repeats counted one by one.
inline constexpr double most_events = 200'000;

/// How many these are.
double count_events(const Scenario& scenario);

/// Expands doses, repeats, infusions, changes, clamps, pulse trains and removals. Throws ModelError for an unknown route,
/// parameter or signal, for two values of one parameter or signal over the same time, and for more than most_events.
Schedule make_schedule(const Library& library, const Body& body, const Scenario& scenario);

/// Applies the acts of an event to the states.
void apply_event(const Model& model, const Event& event, std::vector<double>& y);

} // namespace disinhibit
