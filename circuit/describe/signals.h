#pragma once

#include <optional>
#include <string>
#include <vector>

namespace disinhibit {

/// One thing that can be watched. `path` is "<entity id>.<quantity>" and is the same string in panels, CSV headers,
/// stage files, reference data and the command line.
struct Signal {
    std::string path;
    std::string label;    ///< for people, e.g. "VTA GABA cells, firing rate"
    std::string unit;     ///< unit of the values in a Snapshot
    std::string entity;   ///< id of the population, substance ... it belongs to
    std::string role;     ///< palette role or empty
    int value_index = -1; ///< where in the value array of the model (derivative.h)
    double unit_per_internal = 1.0;
    int baseline_of = -1; ///< if >= 0: 100 * that signal / its own baseline, in "% of own baseline"
    int state_index = -1; ///< state that a clamp may hold, or -1
    std::optional<double> danger = {}; ///< value from which it endangers life
};

/// The table of signals of one model, sorted by the order of the circuit's description.
struct SignalTable {
    std::vector<Signal> rows;
    /// Index of `path`, or -1.
    int index(const std::string& path) const;
};

/// The values of all signals at one time, in display units, in the order of the SignalTable.
struct Snapshot {
    double t_s = 0.0;
    std::vector<double> values;
};

/// One state of the model for listings and tests.
struct StateInfo {
    std::string name;
    bool non_negative = true;
};

} // namespace disinhibit
