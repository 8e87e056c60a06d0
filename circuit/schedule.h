#pragma once

#include <memory>
#include <vector>

#include "circuit/model.h"
#include "circuit/scenario.h"

/// What a scenario does to the states and parameters of a model, as a list of acts in time.
namespace disinhibit {

enum class ActKind {
    add_to_state,      ///< y[index] += value
    start_inflow,      ///< dy[index] += value from now on
    stop_inflow,       ///< ends the inflow of the same id
    set_parameter,     ///< p[index] = value
    raise_parameter,   ///< p[index] += value
    restore_parameter, ///< ends the change of the same id
    hold_state,        ///< y[index] = value, dy[index] = 0 from now on
    release_state,     ///< ends the hold
    empty_state,       ///< y[index] = 0
    top_up ///< y[index] += value - what the body holds of the substance (body_totals[id]), if positive
};

struct Act {
    double t_s = 0.0;
    ActKind kind = ActKind::add_to_state;
    int index = -1;
    double value = 0.0;
    int id = 0;
    bool operator==(const Act&) const = default;
};

struct Inflow {
    int state = -1;
    double rate = 0.0;
    int id = 0;
};

struct Hold {
    int state = -1;
    double value = 0.0;
};

/// What is constant between two events.
struct Regime {
    std::shared_ptr<const std::vector<double>> parameters;
    std::shared_ptr<const std::vector<double>> coefficients;
    std::vector<Inflow> inflows;
    std::vector<Hold> holds;
};

/// All acts at one time: what happens to the states, and the regime that begins.
struct Event {
    double t_s = 0.0;
    std::vector<Act> acts;
    Regime after;
};

struct Schedule {
    Regime initial; ///< with the parameters of t = 0
    std::vector<Event> events;
};

/// Expands doses, repeats, infusions, changes, clamps, pulse trains and removals. Throws ModelError for an unknown route,
/// parameter or signal.
Schedule make_schedule(const Library& library, const Model& model, const Scenario& scenario);

/// Applies the acts of an event to the states.
void apply_event(const Model& model, const Event& event, std::vector<double>& y);

} // namespace disinhibit
