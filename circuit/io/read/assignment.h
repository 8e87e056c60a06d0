#pragma once

#include <string>

#include "circuit/describe/circuit.h"
#include "circuit/describe/parameters.h"

namespace disinhibit {

/// `PATH=VALUE` of the command line, e.g. "pool.tone=2 nM"; a bare number is in the parameter's own unit.
/// The change is at t = 0. Checks path, dimension, sign and, unless `beyond_range`, the range a user may set. The library
/// gives molar masses for parameters that may be said in mass or moles. Throws InputError with the path as key.
ParameterChange parse_assignment(const std::string& text,
                                 const ParameterTable& parameters,
                                 const Library& library,
                                 bool beyond_range = false);

} // namespace disinhibit
