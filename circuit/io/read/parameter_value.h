#pragma once

#include <optional>
#include <string>

#include "circuit/describe/circuit.h"
#include "circuit/describe/parameters.h"
#include "circuit/describe/signals.h"
#include "circuit/io/read/written_quantity.h"
#include "circuit/io/text/input_error.h"

namespace disinhibit {

/// Molar mass (kg/nmol) of the substance that a path starts with, 0 if it starts with something else.
double molar_mass_for(const std::string& path, const Library& library);

/// `text` as a value of this parameter in internal units. A bare number is in the parameter's own unit if
/// `unit_may_be_missing` or if the parameter is a pure number. With `is_difference` the value is added to the
/// parameter, so neither its sign nor its range is checked; with `beyond_range` it may lie outside of the range.
/// Throws InputError at `place` with `key`.
double parse_parameter_value(const std::string& text,
                             const Parameter& parameter,
                             const Library& library,
                             bool unit_may_be_missing,
                             bool is_difference,
                             const Place& place,
                             const std::string& key,
                             bool beyond_range = false);

/// `text` as a value of this signal in internal units, 0 or more. Throws InputError at `place` with `key`.
double parse_signal_value(const std::string& text,
                          const Signal& signal,
                          const Library& library,
                          const Place& place,
                          const std::string& key);

/// A value (internal unit) as text that reads back exactly, in the parameter's or signal's own unit where that is possible.
std::string exact_parameter_text(double value, const Parameter& parameter, const Library& library);
std::string exact_signal_text(double value, const Signal& signal, const Library& library);

/// The row of a path; throws InputError that names the nearest path.
const Parameter& require_parameter(const ParameterTable& parameters,
                                   const std::string& path,
                                   const Place& place,
                                   const std::string& key);
const Signal& require_signal(const SignalTable& signals,
                             const std::string& path,
                             const Place& place,
                             const std::string& key);

} // namespace disinhibit
