#pragma once

#include <set>
#include <string>
#include <vector>

#include "engine/view/time_scale.h"

namespace disinhibit {

/// What a person has changed about the traces column.
struct PlotChoice {
    std::vector<std::string> added;    ///< signals with a row of their own, in order
    std::set<std::string> removed;     ///< ids of rows that the circuit brings
    std::set<std::string> other_unit;  ///< ids of rows switched to their other unit
    std::set<std::string> other_scale; ///< ids of rows switched between linear and logarithmic
    TimeScale time_scale = TimeScale::linear;

    bool changed() const { return !added.empty() || !removed.empty(); }
    bool operator==(const PlotChoice&) const = default;
};

} // namespace disinhibit
