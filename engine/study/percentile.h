#pragma once

#include <span>

namespace disinhibit {

/// The p-th percentile, 0 <= p <= 100, of ascending numbers x_1 .. x_n: linear between neighbours,
///   x_i + (h - i) (x_{i+1} - x_i),  h = 1 + (n - 1) p / 100,  i = floor(h)
/// which is type 7 of Hyndman and Fan 1996. NaN of nothing.
double percentile(std::span<const double> ascending, double p);

/// Mean, and standard deviation with n - 1; NaN where there are too few.
double mean_of(std::span<const double> numbers);
double deviation_of(std::span<const double> numbers);

} // namespace disinhibit
