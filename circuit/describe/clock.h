#pragma once

#include <cmath>

/// The clock by which events happen and courses are read. A time is rounded to a whole tick once, when it is read from a
/// file, a command line or a hand, so that 2.2 h and 132 min are the same number, bit by bit.
namespace disinhibit {

/// One tick is a microsecond: a thousandth of the shortest process of the model, and every time that people write with up
/// to six decimals of a second stays what it was. A power of two would not do that.
inline constexpr double ticks_per_second = 1e6;

/// About a century. It has 3.2e15 ticks, fewer than 2^53, so whole ticks are exact in a double.
inline constexpr double largest_time_s = 3.2e9;

/// Whole ticks nearest to a time.
inline double ticks_of(double t_s) {
    return std::round(t_s * ticks_per_second);
}

inline double seconds_of(double ticks) {
    return ticks / ticks_per_second;
}

/// The time of the tick nearest to t_s.
inline double on_clock(double t_s) {
    return seconds_of(ticks_of(t_s));
}

} // namespace disinhibit
