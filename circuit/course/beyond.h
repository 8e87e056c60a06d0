#pragma once

#include <string>
#include <vector>

#include "circuit/course/trajectory.h"
#include "circuit/describe/circuit.h"

/// Where a course leaves what its numbers were taken from. Everybody who shows, tells or writes a course asks here.
namespace disinhibit {

/// In rising order of weight.
enum class BeyondKind {
    parameter, ///< a parameter set outside of its range
    data,      ///< a level above everything measured
    lethal     ///< a level that kills: nothing after it is data
};

/// One thing that lies beyond data for some time.
struct Beyond {
    BeyondKind kind = BeyondKind::data;
    std::string who;                             ///< id of the substance, path of the parameter
    std::string name;                            ///< for people
    LimitMeasure measure = LimitMeasure::plasma; ///< of a level
    double from_s = 0.0;
    double to_s = 0.0;  ///< of what kills and of what lasts: infinity
    double limit = 0.0; ///< the end of the range that is passed, in `unit`
    double peak = 0.0;  ///< farthest value so far, in `unit`
    double peak_at_s = 0.0;
    std::string unit;
    std::string source, note; ///< of the limit
};

/// Everything beyond data on the way to reached_s(), in the order in which it begins.
std::vector<Beyond> beyond_data(const Trajectory& trajectory);

/// The gravest thing at t_s, the one that began first if there are several, or nullptr.
const Beyond* gravest_at(const std::vector<Beyond>& all, double t_s);

/// From when to when something is beyond data, apart and ascending.
struct BeyondStretch {
    double from_s = 0.0, to_s = 0.0;
    bool operator==(const BeyondStretch&) const = default;
};
std::vector<BeyondStretch> beyond_stretches(const std::vector<Beyond>& all);

/// The first of each kind for each `who` and measure, with the farthest value of them all: what a summary tells.
std::vector<Beyond> summary_of(const std::vector<Beyond>& all);

/// The signal that endangers life most at this moment (Signal::danger), or nullptr.
const Signal* gravest_danger(const SignalTable& signals, const Snapshot& now);

/// The signals with a danger that something in the body of this course drives: what must be seen without asking.
std::vector<std::string>
dangers_of(const Library& library, const CircuitDescription& circuit, const SignalTable& signals);

/// True if a value (internal unit) lies outside of the range a user may set.
bool outside_range(const Quantity& quantity, double value);

} // namespace disinhibit
