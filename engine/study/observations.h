#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "circuit/describe/circuit.h"
#include "circuit/describe/signals.h"

namespace disinhibit {

/// How observations y differ from a course f by an error e.
enum class ErrorModel {
    proportional, ///< ln y = ln f(t) + e: an observation that is not above 0 is refused
    constant      ///< y = f(t) + e
};

/// A measured value of a signal, in its unit.
struct Observation {
    double t_s = 0.0;
    std::string signal; ///< path
    double value = 0.0;
    double deviation = 0.0; ///< standard deviation of its error; 0: not stated
};

/// Reads a table "time [UNIT],signal,unit,value" as `run --shape tidy` writes it, if need be with a last column "sd" in the unit
/// of the value. Lines that begin with '#' are passed over; rows may stand in any order, and come back by time. Times lie
/// within `duration_s`, units are turned into those of the signals. Throws InputError with the line.
std::vector<Observation> read_observations(const std::filesystem::path& file,
                                           const Library& library,
                                           const SignalTable& signals,
                                           double duration_s);

} // namespace disinhibit
