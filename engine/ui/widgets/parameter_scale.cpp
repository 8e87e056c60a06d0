#include "engine/ui/widgets/parameter_scale.h"

#include <algorithm>
#include <cmath>

namespace disinhibit {
namespace {

constexpr double many_times = 30.0; ///< one and a half decades
constexpr int most_decimals = 6;

/// Three significant digits.
double rounded(double value) {
    if (value == 0.0 || !std::isfinite(value)) {
        return value;
    }
    const double power = std::pow(10.0, 2.0 - std::floor(std::log10(std::abs(value))));
    return std::round(value * power) / power;
}

} // namespace

double ParameterScale::position_of(double value) const {
    const double place = logarithmic ? std::log(std::max(value, low) / low) / std::log(high / low)
                                     : (value - low) / (high - low);
    return std::clamp(place, 0.0, 1.0);
}

double ParameterScale::value_at(double position, double internal_per_unit) const {
    if (position <= 0.0) {
        return low;
    }
    if (position >= 1.0) {
        return high;
    }
    const double value =
        logarithmic ? low * std::pow(high / low, position) : low + position * (high - low);
    return rounded(value / internal_per_unit) * internal_per_unit;
}

ParameterScale scale_of(const Quantity& quantity, double started) {
    ParameterScale scale;
    scale.stated = quantity.low.has_value() && quantity.high.has_value();
    if (scale.stated) {
        scale.low = *quantity.low;
        scale.high = *quantity.high;
    } else if (started > 0.0) {
        scale.low = started / 10.0;
        scale.high = started * 10.0;
    } else if (started < 0.0) {
        scale.low = started * 2.0;
        scale.high = 0.0;
    } else {
        scale.high = quantity.internal_per_unit;
    }
    scale.logarithmic = scale.low > 0.0 && scale.high / scale.low > many_times;
    return scale;
}

int decimals_of(double value) {
    if (value == 0.0 || !std::isfinite(value)) {
        return 0;
    }
    const int exponent = static_cast<int>(std::floor(std::log10(std::abs(value)) + 1e-12));
    return std::clamp(2 - exponent, 0, most_decimals);
}

} // namespace disinhibit
