#pragma once

#include <vector>

namespace disinhibit {

/// One curve of a plot, already sampled (min/max per pixel column is done where it is drawn).
struct TraceCurve {
    int signal = -1;
    std::vector<double> times_s;
    std::vector<double> values;
};

/// The curves of one course in the window.
struct TraceSet {
    std::vector<TraceCurve> curves; ///< one per signal shown in the traces panel
};

} // namespace disinhibit
