#pragma once

#include <exception>
#include <string>
#include <utility>
#include <vector>

#include "circuit/circuit.h"
#include "circuit/trajectory.h"

namespace disinhibit {

/// A mistake in a description that the reader of files could not see: a reference between entities that leads nowhere,
/// a parameter path or route that does not exist in this model. `where` is the entity or path; the io layer and the
/// command line turn it into one line for the user. A std::exception, so that whoever guards against everything is not
/// passed by it.
class ModelError : public std::exception {
  public:
    ModelError(std::string where_, std::string found_, std::string expected_)
        : where(std::move(where_)), found(std::move(found_)), expected(std::move(expected_)),
          line_(where + ": found \"" + found + "\", expected " + expected) {}

    std::string where;
    std::string found;
    std::string expected;
    /// All three in one line.
    const char* what() const noexcept override { return line_.c_str(); }

  private:
    std::string line_;
};

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
