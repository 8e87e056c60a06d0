#pragma once

#include <string>
#include <vector>

#include "circuit/describe/circuit.h"
#include "circuit/describe/parameters.h"
#include "circuit/describe/scenario.h"

namespace disinhibit {

/// A parameter that is uncertain within a range.
struct Uncertain {
    std::string path;
    double low = 0.0, high = 0.0; ///< internal units

    /// At `share` of the range, 0 to 1: on a logarithmic scale where it spans a factor of ten or more.
    double at(double share) const;
    /// Where in the range a value stands, 0 to 1; the nearer end for one outside.
    double share_of(double value) const;
};

/// The factors that texts name: "PATH" with the range of the parameter, "PATH=low:high" with another one within it, or "all":
/// every parameter in use that declares a range and is not set by the scenario. Throws InputError.
std::vector<Uncertain> parse_uncertain(const std::vector<std::string>& texts,
                                       const Library& library,
                                       const Scenario& scenario,
                                       const ParameterTable& parameters,
                                       bool beyond);

} // namespace disinhibit
