#pragma once

#include <cstddef>
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
    std::size_t course = 0; ///< of which course it is, where there are several
};

/// Reads a table "time [UNIT],signal,unit,value" as `run --shape tidy` writes it, if need be with a last column "sd" in the unit
/// of the value. Lines that begin with '#' are passed over; rows may stand in any order, and come back by time. Times lie
/// within `duration_s`, units are turned into those of the signals. Throws InputError with the line.
std::vector<Observation> read_observations(const std::filesystem::path& file,
                                           const Library& library,
                                           const SignalTable& signals,
                                           double duration_s);

/// True for a file that is a table of events (circuit/io/events). Throws InputError where nothing can be read.
bool is_event_file(const std::filesystem::path& file);

/// Courses that were observed.
struct ObservedCourses {
    std::vector<std::string> ids;          ///< of the subjects; empty where nobody says any
    std::vector<Scenario> scenarios;       ///< as many
    std::vector<Observation> observations; ///< by time
    double end_s = 0.0;                    ///< of the last row of the table
    std::vector<std::string> warnings;     ///< what people should be told, one sentence each
};

/// A table of events: for each ID `scenario` with its doses and covariates. Throws InputError, also where nothing was observed.
ObservedCourses courses_of_events(const std::filesystem::path& file,
                                  const Library& library,
                                  const Scenario& scenario);

/// How far predictions are from observations, as factors; of pairs of which both are above 0.
struct FoldErrors {
    std::size_t pairs = 0;
    double bias = 0.0;    ///< exp(mean ln(predicted / observed)), the geometric mean of the ratio
    double mean = 0.0;    ///< exp(mean |ln(predicted / observed)|), the geometric mean fold error
    double twofold = 0.0; ///< share of the pairs within a factor of two
};
/// Both equally long. NaN where there is no pair.
FoldErrors fold_errors(const std::vector<double>& observed, const std::vector<double>& predicted);

} // namespace disinhibit
