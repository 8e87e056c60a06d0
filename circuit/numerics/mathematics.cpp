#include "circuit/numerics/mathematics.h"

#include "circuit/numerics/elementary.h"

namespace disinhibit {

namespace {

/// x^(n-1) for a whole n from 1 to 8.
double power_below(double x, double n) {
    double power = 1.0;
    for (int left = static_cast<int>(n) - 1; left > 0; --left) {
        power *= x;
    }
    return power;
}

/// x^n for x > 0; a quarter needs only roots.
double positive_power(double x, double n) {
    return n == 0.25 ? std::sqrt(std::sqrt(x)) : exponential(n * logarithm(x));
}

/// x (x^2 + w^2)^((n - 1) / 2) above zero: 0 at zero, with a slope there, and x^n where x is much larger than w. Below zero
/// times w^2 / (x^2 + w^2), so that nothing is left of it.
ValueAndSlope regularised(double x, double n, double width) {
    const double square = x * x + width * width;
    const double power = positive_power(square, 0.5 * (n - 1.0));
    const double share = x * x / square;
    if (x >= 0.0) {
        return {x * power, power * (1.0 + (n - 1.0) * share)};
    }
    const double left = power * (1.0 - share);
    return {x * left, left * (1.0 + (n - 3.0) * share)};
}

} // namespace

double regular_power(double x, double n, double width) {
    return is_small_and_whole(n) ? power_below(x, n) * x : regularised(x, n, width).value;
}

ValueAndSlope regular_power_at(double x, double n, double width) {
    if (is_small_and_whole(n)) {
        const double below = power_below(x, n);
        return {below * x, n * below};
    }
    return regularised(x, n, width);
}

double hill(double x, double k, double n) {
    if (n == 1.0) {
        return x / (k + x);
    }
    if (x <= 0.0 && is_small_and_whole(n)) {
        return 0.0;
    }
    const double power = regular_power(x / k, n, 1e-6);
    return power / (1.0 + power);
}

ValueAndSlope hill_at(double x, double k, double n) {
    if (n == 1.0) {
        const double inverse = 1.0 / (k + x);
        return {x / (k + x), k * inverse * inverse};
    }
    if (x <= 0.0 && is_small_and_whole(n)) {
        return {0.0, 0.0};
    }
    const ValueAndSlope power = regular_power_at(x / k, n, 1e-6);
    const double inverse = 1.0 / (1.0 + power.value);
    return {power.value / (1.0 + power.value), power.slope * inverse * inverse / k};
}

} // namespace disinhibit
