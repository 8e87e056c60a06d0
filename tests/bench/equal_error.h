#pragma once

#include <string>
#include <vector>

namespace disinhibit {

/// What CVODE needs to be as exact as we are: errors of both against CVODE at 1e-10, as in
/// tests/validation/cvode_test.cpp. CVODE gets the same derivative and the same events, its own dense output, a dense
/// Newton matrix with its own difference quotients, and the same error floors as absolute tolerances.
struct EqualError {
    double our_error = 0.0;       ///< at the default tolerance
    double cvode_error = 0.0;     ///< at cvode_tolerance
    double cvode_tolerance = 0.0; ///< the loosest that is at least as exact, to 4 %
    std::vector<double> resting_state;
};

/// Found once per shipped scenario and circuit, then remembered.
const EqualError& equal_error(const std::string& scenario_id, const std::string& circuit_id);

} // namespace disinhibit
