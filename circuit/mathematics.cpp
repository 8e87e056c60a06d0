#include "circuit/mathematics.h"

namespace disinhibit {

namespace {

bool is_small_and_whole(double n) {
    constexpr double highest = 8.0;
    return n >= 1.0 && n <= highest && n == std::floor(n);
}

/// x^(n-1) for a whole n from 1 to 8.
double power_below(double x, double n) {
    double power = 1.0;
    for (int left = static_cast<int>(n) - 1; left > 0; --left) {
        power *= x;
    }
    return power;
}

/// x^n for x > 0; one and a half needs only roots.
double positive_power(double x, double n) {
    return n == 1.5 ? x * std::sqrt(x) : std::exp(n * std::log(x));
}

} // namespace

double regular_power(double x, double n, double width) {
    return is_small_and_whole(n) ? power_below(x, n) * x
                                 : positive_power(smooth_positive(x, width), n);
}

ValueAndSlope regular_power_at(double x, double n, double width) {
    if (is_small_and_whole(n)) {
        const double below = power_below(x, n);
        return {below * x, n * below};
    }
    const double power = positive_power(smooth_positive(x, width), n);
    return {power, n * power / std::sqrt(x * x + width * width)};
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
