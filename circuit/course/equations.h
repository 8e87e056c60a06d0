#pragma once

#include <set>
#include <string>
#include <vector>

#include "circuit/build/schedule.h"
#include "circuit/course/trajectory.h"
#include "circuit/describe/quantity.h"
#include "circuit/numerics/expression.h"

namespace disinhibit {

/// A course as equations that another program can solve: what derivative.h does, written down with the parameters that
/// people know, and what happens when. All numbers in internal units; time in s.
struct Equations {
    /// A number that stays between events.
    struct Constant {
        std::string
            id; ///< path of the parameter; "norm.<modulation>": 1 / (1 + m) of a modulation at rest
        std::string label; ///< for people
        std::string unit;  ///< of `value`, internal
        double value = 0.0;
        Provenance provenance; ///< empty for norms, which follow from the rest
    };
    struct State {
        std::string id;
        std::string unit;  ///< internal
        double rest = 0.0; ///< before anything happens
    };
    /// A signal that follows from states and constants.
    struct Readout {
        std::string id;
        std::string unit; ///< that of the signal
        int expression = -1;
    };
    /// Amounts of one substance in these states are added up by acts that top up.
    using Total = std::vector<int>;

    ExpressionList list;             ///< constant i and variable i: those of `constants`, `states`
    std::vector<Constant> constants; ///< first all parameters of the model, in their order
    std::vector<State> states;
    std::vector<int> slopes; ///< by state: the expression of d(state)/dt, in the list
    std::vector<Readout> readouts;
    std::vector<Event>
        events; ///< ascending; their acts name states, parameters and totals by index
    std::vector<Total> totals;

    /// The parameters that some event sets, by index.
    std::set<int> set_by_events() const;
};

/// Those of the body and the schedule of a trajectory.
Equations make_equations(const Trajectory& trajectory);

} // namespace disinhibit
