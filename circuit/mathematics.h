#pragma once

#include <cmath>

/// Small smooth functions of the mechanisms, for any number type.
namespace disinhibit {

/// Positive part, smoothed over `width`: (x + sqrt(x^2 + width^2)) / 2. Never negative, differentiable at zero.
template <class T, class C> T smooth_positive(const T& x, const C& width) {
    using std::sqrt;
    return 0.5 * (x + sqrt(x * x + width * width));
}

/// n where it is a whole exponent from 1 to 8, else 0: then a power is a few products.
inline int whole_exponent(double n) {
    constexpr double highest = 8.0;
    return n >= 1.0 && n <= highest && n == std::floor(n) ? static_cast<int>(n) : 0;
}
/// An exponent that is itself a variable has no value to look at.
template <class C> int whole_exponent(const C&) {
    return 0;
}

/// x^n for n from 1 to 8, by squaring.
template <class T> T whole_power(const T& x, int n) {
    T power = (n & 1) != 0 ? x : T(1.0);
    T square = x;
    for (n >>= 1; n > 0; n >>= 1) {
        square = square * square;
        if ((n & 1) != 0) {
            power = power * square;
        }
    }
    return power;
}

/// x^n for a concentration, plain for whole n. Others are regularised at zero over `width`, so that an absent drug has a
/// derivative; one and a half needs only roots.
template <class T, class C, class W> T regular_power(const T& x, const C& n, const W& width) {
    using std::exp;
    using std::log;
    using std::sqrt;
    if (const int whole = whole_exponent(n); whole > 0) {
        return whole_power(x, whole);
    }
    const T positive = smooth_positive(x, width);
    if (whole_exponent(2.0 * n) == 3) {
        return positive * sqrt(positive);
    }
    return exp(n * log(positive));
}

/// Hill function x^n / (k^n + x^n).
template <class T, class C> T hill(const T& x, const C& k, const C& n) {
    if (whole_exponent(n) == 1) {
        return x / (k + x);
    }
    const T power = regular_power(T(x / k), n, 1e-6);
    return power / (1.0 + power);
}

} // namespace disinhibit
