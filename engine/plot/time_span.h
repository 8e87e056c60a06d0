#pragma once

namespace disinhibit {

/// A stretch of time, s.
struct TimeSpan {
    double begin_s = 0.0, end_s = 0.0;
    double length_s() const { return end_s - begin_s; }
};

/// The shortest window one can zoom to, s.
inline constexpr double shortest_window_s = 2.0;

} // namespace disinhibit
