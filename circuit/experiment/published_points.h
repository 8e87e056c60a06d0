#pragma once

#include <vector>

#include "circuit/describe/circuit.h"
#include "circuit/describe/scenario.h"
#include "circuit/describe/signals.h"
#include "circuit/experiment/experiment.h"

/// Which published values belong beside the curves of a course.
namespace disinhibit {

/// A published value on the clock of a course.
struct MatchedPoint {
    const ExperimentRow* row = nullptr;
    const PublishedPoint* point = nullptr;
    double shift_s = 0.0;       ///< the course's first dose less that of the arm
    bool other_species = false; ///< measured in another species than the course's subject
    std::string
        elsewhere; ///< "rat, intraperitoneal": what of that is not as in the course; must stand beside the point
};

/// A course matches an arm if it is of the same subject and its first doses are those of the arm: substance, route,
/// amount, strength, duration and repetition within 1 %, the times between them within a minute. What the course holds
/// besides (a further dose, a changed parameter, a clamp ...) ends the match at its time, and with it the points from
/// then on. `rows` must outlive the result.
std::vector<MatchedPoint> matching_points(const std::vector<ExperimentRow>& rows,
                                          const Scenario& scenario,
                                          const Library& library);

/// How many of the units of `shown` one unit of `measured` is at rest value `rest_of_shown`: 1 for the same signal, the
/// ratio of the units for one quantity in two units, rest / 100 and its inverse between a quantity and its percent of own
/// baseline. 0 if the two are not the same quantity.
double unit_ratio(const SignalTable& signals, int measured, int shown, const Snapshot& baseline);

} // namespace disinhibit
