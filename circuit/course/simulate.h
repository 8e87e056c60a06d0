#pragma once

#include "circuit/course/trajectory.h"
#include "circuit/describe/circuit.h"
#include "circuit/describe/model_error.h"

namespace disinhibit {

/// Relative tolerance of every ordinary run; chosen in tests/validation/cvode_test.cpp.
inline constexpr double kDefaultTolerance = 4e-5;

/// The one entry point: builds the model of `scenario` (its circuit, subject and the substances it uses), solves the
/// resting state and returns a trajectory that has reached t = 0 and can be extended. `relative_tolerance` 0 means the default.
/// Throws ModelError. A failure of the mathematics is a status of the trajectory, not an exception.
Trajectory
start_trajectory(const Library& library, const Scenario& scenario, double relative_tolerance = 0.0);

/// start_trajectory, then extended to scenario.duration_s.
Trajectory
simulate(const Library& library, const Scenario& scenario, double relative_tolerance = 0.0);

} // namespace disinhibit
