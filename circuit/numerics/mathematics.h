#pragma once

#include <cmath>

#include "circuit/numerics/numbers.h"

/// Small smooth functions of the mechanisms, for any number type.
namespace disinhibit {

/// Positive part, smoothed over `width`: (x + sqrt(x^2 + width^2)) / 2. Never negative, differentiable at zero.
template <class T, class C> T smooth_positive(const T& x, const C& width) {
    using std::sqrt;
    return 0.5 * (x + sqrt(x * x + width * width));
}

/// Hill function x^n / (k^n + x^n), and the same with its slope along x. Below zero, where a signal that is a change can
/// go: x / (k + x) for n = 1 (smooth through the rest at zero), 0 for other whole n, close to 0 for the rest.
double hill(double x, double k, double n);
ValueAndSlope hill_at(double x, double k, double n);

/// Exponents whose powers are products.
inline bool is_small_and_whole(double n) {
    constexpr double highest = 8.0;
    return n >= 1.0 && n <= highest && n == std::floor(n);
}

/// x^n for a concentration, and the same with its slope. Plain for n = 1 to 8 if whole; others are regularised at zero over
/// `width`, so that an absent drug has a derivative, and are 0 at zero, so that it does nothing.
double regular_power(double x, double n, double width);
ValueAndSlope regular_power_at(double x, double n, double width);

template <int N> Dual<N> hill(const Dual<N>& x, double k, double n) {
    return Dual<N>::along(x, hill_at(x.value, k, n));
}
inline Dependencies hill(const Dependencies& x, const Dependencies& k, const Dependencies& n) {
    return x + k + n;
}

template <int N> Dual<N> regular_power(const Dual<N>& x, double n, double width) {
    return n == 1.0 ? x : Dual<N>::along(x, regular_power_at(x.value, n, width));
}
inline Dependencies
regular_power(const Dependencies& x, const Dependencies& n, const Dependencies& width) {
    return x + n + width;
}

} // namespace disinhibit
