#include "circuit/experiment/sweep_metrics.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include "circuit/numerics/elementary.h"

namespace disinhibit {
namespace {

constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();
constexpr double kNoEffect =
    1e-6; ///< a curve that stays below this, in its own unit, has no effect to halve

/// Where between (x0, y0) and (x1, y1) y passes half of maximum.
double half_between(double x0, double y0, double x1, double y1, double maximum) {
    const double a = y0 / maximum;
    const double b = y1 / maximum;
    const bool hill_like = x0 > 0.0 && a > 0.0 && a < 1.0 && b > 0.0 && b < 1.0;
    if (!hill_like) {
        return x0 + (0.5 - a) / (b - a) * (x1 - x0);
    }
    const double logit_a = logarithm(a / (1.0 - a));
    const double logit_b = logarithm(b / (1.0 - b));
    const double share = -logit_a / (logit_b - logit_a);
    return x0 * power(x1 / x0, share);
}

double largest_magnitude(const std::vector<double>& numbers) {
    double largest = numbers.empty() ? kNoNumber : 0.0;
    for (double number : numbers) {
        largest = std::max(largest, std::abs(number));
    }
    return largest;
}

bool any_undefined(const std::vector<double>& numbers) {
    return std::any_of(
        numbers.begin(), numbers.end(), [](double number) { return std::isnan(number); });
}

} // namespace

double ed50(const Curve& curve, double maximum) {
    if (!(maximum > kNoEffect)) {
        return kNoNumber;
    }
    for (std::size_t i = 1; i < curve.x.size(); ++i) {
        const double before = curve.y[i - 1] - 0.5 * maximum;
        const double after = curve.y[i] - 0.5 * maximum;
        if (before == 0.0) {
            return curve.x[i - 1];
        }
        if (before * after <= 0.0) {
            return half_between(curve.x[i - 1], curve.y[i - 1], curve.x[i], curve.y[i], maximum);
        }
    }
    return kNoNumber;
}

double recovery(const Curve& curve, double level) {
    if (curve.y.empty()) {
        return kNoNumber;
    }
    const std::size_t lowest = static_cast<std::size_t>(
        std::min_element(curve.y.begin(), curve.y.end()) - curve.y.begin());
    for (std::size_t i = lowest + 1; i < curve.y.size(); ++i) {
        if (curve.y[i - 1] < level && curve.y[i] >= level) {
            const double share = (level - curve.y[i - 1]) / (curve.y[i] - curve.y[i - 1]);
            return curve.x[i - 1] + share * (curve.x[i] - curve.x[i - 1]);
        }
    }
    return kNoNumber;
}

double schild_slope(const Curve& curve) {
    if (curve.x.size() < 3 || curve.x.front() != 0.0) {
        return kNoNumber;
    }
    double n = 0.0, sum_x = 0.0, sum_y = 0.0, sum_xx = 0.0, sum_xy = 0.0;
    for (std::size_t i = 1; i < curve.x.size(); ++i) {
        const double shift = curve.y[i] / curve.y.front() - 1.0;
        if (!(shift > 0.0)) {
            return kNoNumber;
        }
        const double x = decimal_logarithm(curve.x[i]);
        const double y = decimal_logarithm(shift);
        n += 1.0;
        sum_x += x;
        sum_y += y;
        sum_xx += x * x;
        sum_xy += x * y;
    }
    return (n * sum_xy - sum_x * sum_y) / (n * sum_xx - sum_x * sum_x);
}

double dose_of_double_shift(const Curve& curve) {
    double sum = 0.0;
    for (std::size_t i = 0; i < curve.x.size(); ++i) {
        if (!(curve.y[i] > 1.0)) {
            return kNoNumber;
        }
        sum += logarithm(curve.x[i] / (curve.y[i] - 1.0));
    }
    return exponential(sum / static_cast<double>(curve.x.size()));
}

double order_of(const std::vector<double>& numbers, double dead_band) {
    bool rises = true;
    bool falls = true;
    for (std::size_t i = 1; i < numbers.size(); ++i) {
        const double step = sign_of(numbers[i] - numbers[i - 1], dead_band);
        rises = rises && step > 0.0;
        falls = falls && step < 0.0;
    }
    return rises == falls ? 0.0 : (rises ? 1.0 : -1.0);
}

double sign_of(double x, double dead_band) {
    if (std::isnan(x)) {
        return kNoNumber;
    }
    return x > dead_band ? 1.0 : (x < -dead_band ? -1.0 : 0.0);
}

SignEffect sign_effect(double x, double dead_band) {
    const double effect = dead_band > 0.0 ? x / dead_band : kLogicalEffect * sign_of(x, 0.0);
    return {effect, effect};
}

double uptake_balance(double release, double maximum_uptake, double half_saturation) {
    return release < maximum_uptake ? half_saturation * release / (maximum_uptake - release)
                                    : kNoNumber;
}

bool is_sweep_metric(MetricKind kind) {
    switch (kind) {
    case MetricKind::ed50:
    case MetricKind::arg_max:
    case MetricKind::arg_min:
    case MetricKind::maximum:
    case MetricKind::minimum:
    case MetricKind::recovery:
    case MetricKind::select:
    case MetricKind::schild_slope:
    case MetricKind::dose_of_double_shift:
        return true;
    default:
        return false;
    }
}

double reduce(const MetricRecipe& recipe, const Curve& curve) {
    if (recipe.kind == MetricKind::select) {
        for (std::size_t i = 0; i < curve.x.size(); ++i) {
            if (std::abs(curve.x[i] - recipe.x) <= 1e-9 * std::abs(recipe.x)) {
                return curve.y[i];
            }
        }
        return kNoNumber;
    }
    if (curve.y.empty() || any_undefined(curve.y)) {
        return kNoNumber;
    }
    const auto smallest = std::min_element(curve.y.begin(), curve.y.end());
    const auto largest = std::max_element(curve.y.begin(), curve.y.end());
    switch (recipe.kind) {
    case MetricKind::ed50:
        return ed50(curve, recipe.maximum.value_or(*largest));
    case MetricKind::arg_max:
        return curve.x[static_cast<std::size_t>(largest - curve.y.begin())];
    case MetricKind::arg_min:
        return curve.x[static_cast<std::size_t>(smallest - curve.y.begin())];
    case MetricKind::maximum:
        return *largest;
    case MetricKind::minimum:
        return *smallest;
    case MetricKind::recovery:
        return recovery(curve, recipe.level.value_or(0.0));
    case MetricKind::schild_slope:
        return schild_slope(curve);
    case MetricKind::dose_of_double_shift:
        return dose_of_double_shift(curve);
    case MetricKind::largest_magnitude:
        return largest_magnitude(curve.y);
    case MetricKind::order:
        return order_of(curve.y, recipe.dead_band);
    default:
        return kNoNumber;
    }
}

std::string
unit_of_sweep_metric(MetricKind kind, const std::string& x_unit, const std::string& y_unit) {
    switch (kind) {
    case MetricKind::ed50:
    case MetricKind::arg_max:
    case MetricKind::arg_min:
    case MetricKind::recovery:
    case MetricKind::dose_of_double_shift:
        return x_unit;
    case MetricKind::schild_slope:
    case MetricKind::order:
        return "1";
    default:
        return y_unit;
    }
}

bool is_combination(MetricKind kind) {
    return kind >= MetricKind::ratio && kind <= MetricKind::uptake_balance;
}

double combine(const MetricRecipe& recipe, const std::vector<double>& numbers) {
    if (any_undefined(numbers)) {
        return kNoNumber;
    }
    const auto at = [&](std::size_t i) { return i < numbers.size() ? numbers[i] : kNoNumber; };
    switch (recipe.kind) {
    case MetricKind::ratio:
        return std::abs(at(1)) <= recipe.least_reference ? kNoNumber : at(0) / at(1);
    case MetricKind::difference:
        return at(0) - at(1);
    case MetricKind::percent_change:
        return std::abs(at(1)) <= recipe.least_reference ? kNoNumber
                                                         : 100.0 * (at(0) / at(1) - 1.0);
    case MetricKind::largest_magnitude:
        return largest_magnitude(numbers);
    case MetricKind::order:
        return order_of(numbers, recipe.dead_band);
    case MetricKind::all:
        return std::all_of(numbers.begin(), numbers.end(), [](double sign) { return sign == 1.0; })
                   ? 1.0
                   : 0.0;
    case MetricKind::none:
        return std::all_of(numbers.begin(), numbers.end(), [](double sign) { return sign == 0.0; })
                   ? 1.0
                   : 0.0;
    case MetricKind::sign:
        return sign_of(at(0), recipe.dead_band);
    case MetricKind::negative_logarithm:
        return at(0) > 0.0 ? -decimal_logarithm(at(0)) : kNoNumber;
    case MetricKind::standardised_difference:
        return (at(0) - at(1)) / recipe.deviation;
    case MetricKind::uptake_balance:
        return uptake_balance(at(0), at(1), at(2));
    default:
        return kNoNumber;
    }
}

bool is_sign_metric(MetricKind kind) {
    return kind == MetricKind::order || kind == MetricKind::all || kind == MetricKind::none ||
           kind == MetricKind::sign;
}

SignEffect effect_behind(const MetricRecipe& recipe,
                         const std::vector<double>& numbers,
                         const std::vector<SignEffect>& inner) {
    constexpr double kUnbounded = std::numeric_limits<double>::infinity();
    SignEffect behind{kUnbounded, -kUnbounded};
    const auto add = [&](double effect) {
        behind.least = std::min(behind.least, effect);
        behind.greatest = std::max(behind.greatest, effect);
    };
    switch (recipe.kind) {
    case MetricKind::sign:
        return sign_effect(numbers.front(), recipe.dead_band);
    case MetricKind::order:
        for (std::size_t i = 1; i < numbers.size(); ++i) {
            add(sign_effect(numbers[i] - numbers[i - 1], recipe.dead_band).least);
        }
        return behind;
    case MetricKind::all:
        for (const SignEffect& effect : inner) {
            add(effect.least);
        }
        return {behind.least, behind.least};
    default: // none
        for (const SignEffect& effect : inner) {
            add(2.0 - std::max(std::abs(effect.least), std::abs(effect.greatest)));
        }
        return {behind.least, behind.least};
    }
}

std::string unit_of_combination(MetricKind kind, const std::vector<std::string>& units) {
    switch (kind) {
    case MetricKind::ratio:
    case MetricKind::order:
    case MetricKind::all:
    case MetricKind::none:
    case MetricKind::sign:
    case MetricKind::negative_logarithm:
        return "1";
    case MetricKind::standardised_difference:
        return "g";
    case MetricKind::percent_change:
        return "%";
    case MetricKind::uptake_balance:
        return units.back();
    default:
        return units.front();
    }
}

std::string why_undefined(MetricKind kind) {
    switch (kind) {
    case MetricKind::local_maximum_time:
        return "there are not that many local maxima";
    case MetricKind::half_life:
    case MetricKind::decay_time_constant:
    case MetricKind::decay_rate:
        return "the course does not decay in the window";
    case MetricKind::area:
        return "the course does not decay at the end of the window";
    case MetricKind::slope:
    case MetricKind::secant_slope:
        return "fewer than two readings lie between the levels or times";
    case MetricKind::crossing_time:
    case MetricKind::last_time_above:
        return "the level is never reached";
    case MetricKind::ed50:
        return "the curve does not pass half of the maximum";
    case MetricKind::recovery:
        return "the curve does not come back to the level";
    case MetricKind::select:
        return "the sweep has no such value";
    case MetricKind::schild_slope:
    case MetricKind::dose_of_double_shift:
        return "the antagonist does not shift the curve to the right";
    case MetricKind::negative_logarithm:
        return "the number is not above zero";
    case MetricKind::ratio:
    case MetricKind::percent_change:
        return "what it is told against is zero or too small";
    case MetricKind::uptake_balance:
        return "release exceeds the largest uptake";
    default:
        return "there is no reading in the window";
    }
}

} // namespace disinhibit
