#pragma once

#include <cmath>

/// Small smooth functions of the mechanisms, for any number type.
namespace disinhibit {

/// Positive part, smoothed over `width`: (x + sqrt(x^2 + width^2)) / 2. Never negative, differentiable at zero.
template <class T, class C> T smooth_positive(const T& x, const C& width) {
    using std::sqrt;
    return 0.5 * (x + sqrt(x * x + width * width));
}

/// Hill function x^n / (k^n + x^n). The usual exponents 1 and 2 need no power; others are regularised below 1e-6 k, so
/// that an absent drug has a derivative.
template <class T, class C> T hill(const T& x, const C& k, const C& n) {
    using std::exp;
    using std::log;
    if (n == 1.0) {
        return x / (k + x);
    }
    if (n == 2.0) {
        const T ratio = x / k;
        const T square = ratio * ratio;
        return square / (1.0 + square);
    }
    const T ratio = smooth_positive(x, 1e-6 * k) / k;
    return 1.0 / (1.0 + exp(-n * log(ratio)));
}

/// x^n for a concentration, regularised at zero over `width`; plain for n = 1 and 2.
template <class T, class C> T regular_power(const T& x, const C& n, const C& width) {
    using std::exp;
    using std::log;
    if (n == 1.0) {
        return x;
    }
    if (n == 2.0) {
        return x * x;
    }
    return exp(n * log(smooth_positive(x, width)));
}

} // namespace disinhibit
