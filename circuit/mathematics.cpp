#include "circuit/mathematics.h"

namespace disinhibit {

namespace {

constexpr double highest_whole_exponent = 8.0;

/// x^(n-1) for a whole n from 1 to 8.
double power_below(double x, double n) {
    double power = 1.0;
    for (int left = static_cast<int>(n) - 1; left > 0; --left) {
        power *= x;
    }
    return power;
}

} // namespace

ValueAndSlope regular_power_at(double x, double n, double width) {
    if (n >= 1.0 && n <= highest_whole_exponent && n == std::floor(n)) {
        const double below = power_below(x, n);
        return {below * x, n * below};
    }
    const double root = std::sqrt(x * x + width * width);
    const double positive = 0.5 * (x + root);
    // one and a half needs only roots
    const double power =
        n == 1.5 ? positive * std::sqrt(positive) : std::exp(n * std::log(positive));
    return {power, n * power / root}; // d positive / dx = positive / root
}

ValueAndSlope hill_at(double x, double k, double n) {
    if (n == 1.0) {
        const double inverse = 1.0 / (k + x);
        return {x * inverse, k * inverse * inverse};
    }
    const ValueAndSlope power = regular_power_at(x / k, n, 1e-6);
    const double inverse = 1.0 / (1.0 + power.value);
    return {power.value * inverse, power.slope * inverse * inverse / k};
}

} // namespace disinhibit
