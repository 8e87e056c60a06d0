#include "circuit/experiment/metrics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "circuit/numerics/elementary.h"

namespace disinhibit {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr double kProminence = 1e-3;    ///< of the largest reading: what counts as a local maximum
constexpr double kBaselineFloor = 1e-6; ///< display units; below it a baseline counts as zero

/// Least squares through (x, y); NaN with fewer than two different x.
double slope_of_line(const std::vector<double>& x, const std::vector<double>& y) {
    const double n = static_cast<double>(x.size());
    double mean_x = 0.0;
    double mean_y = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        mean_x += x[i] / n;
        mean_y += y[i] / n;
    }
    double covariance = 0.0;
    double variance = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        covariance += (x[i] - mean_x) * (y[i] - mean_y);
        variance += (x[i] - mean_x) * (x[i] - mean_x);
    }
    return variance > 0.0 ? covariance / variance : kNone;
}

} // namespace

Series cut(const Series& series, double from_s, double to_s) {
    Series part;
    part.baseline = series.baseline;
    for (std::size_t i = 0; i < series.times_s.size(); ++i) {
        if (series.times_s[i] >= from_s && series.times_s[i] <= to_s) {
            part.times_s.push_back(series.times_s[i]);
            part.values.push_back(series.values[i]);
        }
    }
    return part;
}

double value_at(const Series& series, double t_s) {
    const auto& times = series.times_s;
    if (times.empty() || t_s < times.front() || t_s > times.back() || std::isnan(t_s)) {
        return kNone;
    }
    const auto above = std::lower_bound(times.begin(), times.end(), t_s);
    const std::size_t i = static_cast<std::size_t>(above - times.begin());
    if (times[i] == t_s) {
        return series.values[i];
    }
    const double share = (t_s - times[i - 1]) / (times[i] - times[i - 1]);
    return series.values[i - 1] + share * (series.values[i] - series.values[i - 1]);
}

double mean_over_time(const Series& series) {
    if (series.times_s.empty()) {
        return kNone;
    }
    const double span_s = series.times_s.back() - series.times_s.front();
    return span_s > 0.0 ? area(series, false) / span_s : series.values.front();
}

int extreme_index(const Series& series, double sign) {
    int best = -1;
    for (std::size_t i = 0; i < series.values.size(); ++i) {
        if (best < 0 ||
            sign * series.values[i] > sign * series.values[static_cast<std::size_t>(best)]) {
            best = static_cast<int>(i);
        }
    }
    return best;
}

double peak_change(const Series& series, double reference) {
    double largest = series.values.empty() ? kNone : 0.0;
    for (double value : series.values) {
        const double change = value - reference;
        if (std::abs(change) > std::abs(largest)) {
            largest = change;
        }
    }
    return largest;
}

double local_maximum_time(const Series& series, int nth) {
    const int top = extreme_index(series, 1.0);
    if (top < 0) {
        return kNone;
    }
    const double prominence = kProminence * std::abs(series.values[static_cast<std::size_t>(top)]);
    bool climbing = false;
    std::size_t candidate = 0;
    double lowest = series.values.front();
    for (std::size_t i = 1; i < series.values.size(); ++i) {
        const double value = series.values[i];
        if (climbing) {
            if (value > series.values[candidate]) {
                candidate = i;
            } else if (value < series.values[candidate] - prominence) {
                if (--nth == 0) {
                    return series.times_s[candidate];
                }
                climbing = false;
                lowest = value;
            }
        } else if (value > lowest + prominence) {
            climbing = true;
            candidate = i;
        } else {
            lowest = std::min(lowest, value);
        }
    }
    return kNone;
}

double area(const Series& series, bool extrapolate) {
    if (series.times_s.size() < 2) {
        return kNone;
    }
    double sum = 0.0;
    for (std::size_t i = 1; i < series.times_s.size(); ++i) {
        sum += 0.5 * (series.values[i] + series.values[i - 1]) *
               (series.times_s[i] - series.times_s[i - 1]);
    }
    if (!extrapolate || series.values.back() <= 0.0) {
        return sum;
    }
    const double end_s = series.times_s.back();
    const double tau_s =
        decay_time_constant(cut(series, end_s - 0.25 * (end_s - series.times_s.front()), end_s));
    return tau_s > 0.0 ? sum + series.values.back() * tau_s : kNone;
}

double decay_time_constant(const Series& series) {
    std::vector<double> logarithms;
    const double sign =
        !series.values.empty() && series.values.front() < series.baseline ? -1.0 : 1.0;
    for (double value : series.values) {
        const double difference = sign * (value - series.baseline);
        if (difference <= 0.0) {
            return kNone;
        }
        logarithms.push_back(logarithm(difference));
    }
    const double rate = -slope_of_line(series.times_s, logarithms);
    return rate > 0.0 ? 1.0 / rate : kNone;
}

double fitted_slope(const Series& series) {
    return slope_of_line(series.times_s, series.values);
}

Series falling_part_between(const Series& series, double low, double high) {
    Series part;
    part.baseline = series.baseline;
    const int top = extreme_index(series, 1.0);
    for (std::size_t i = static_cast<std::size_t>(std::max(top, 0)); i < series.values.size();
         ++i) {
        if (series.values[i] >= low && series.values[i] <= high) {
            part.times_s.push_back(series.times_s[i]);
            part.values.push_back(series.values[i]);
        }
    }
    return part;
}

double crossing_time(const Series& series, double level, Direction direction) {
    const double sign = direction == Direction::rising ? 1.0 : -1.0;
    for (std::size_t i = 1; i < series.values.size(); ++i) {
        const double before = sign * (series.values[i - 1] - level);
        const double after = sign * (series.values[i] - level);
        if (before < 0.0 && after >= 0.0) {
            const double share = before / (before - after);
            return series.times_s[i - 1] + share * (series.times_s[i] - series.times_s[i - 1]);
        }
    }
    return kNone;
}

double last_time_above(const Series& series, double level) {
    for (std::size_t i = series.values.size(); i-- > 0;) {
        if (series.values[i] >= level) {
            return series.times_s[i];
        }
    }
    return kNone;
}

double largest_relative_change(const Series& series) {
    return 100.0 * peak_change(series, series.baseline) /
           std::max(std::abs(series.baseline), kBaselineFloor);
}

double measure(const MetricRecipe& recipe, const Series& series, double at_s, double level) {
    const Series part =
        cut(series, recipe.from_s, recipe.to_s.value_or(std::numeric_limits<double>::infinity()));
    const auto extreme = [&](double sign, bool time) {
        const int i = extreme_index(part, sign);
        return i < 0 ? kNone : (time ? part.times_s : part.values)[static_cast<std::size_t>(i)];
    };
    switch (recipe.kind) {
    case MetricKind::value_at:
        return value_at(series, at_s);
    case MetricKind::mean:
        return mean_over_time(part);
    case MetricKind::peak:
        return extreme(1.0, false);
    case MetricKind::trough:
        return extreme(-1.0, false);
    case MetricKind::time_of_peak:
        return extreme(1.0, true);
    case MetricKind::time_of_trough:
        return extreme(-1.0, true);
    case MetricKind::peak_change:
        return peak_change(
            part, recipe.reference_s ? value_at(series, *recipe.reference_s) : series.baseline);
    case MetricKind::local_maximum_time:
        return local_maximum_time(part, recipe.nth);
    case MetricKind::area:
        return area(part, recipe.extrapolate);
    case MetricKind::half_life:
        return std::numbers::ln2 * decay_time_constant(part);
    case MetricKind::decay_time_constant:
        return decay_time_constant(part);
    case MetricKind::decay_rate:
        return 1.0 / decay_time_constant(part);
    case MetricKind::slope:
        return fitted_slope(
            recipe.between.size() == 2
                ? falling_part_between(part,
                                       std::min(recipe.between[0], recipe.between[1]),
                                       std::max(recipe.between[0], recipe.between[1]))
                : part);
    case MetricKind::secant_slope:
        return part.times_s.size() < 2 ? kNone
                                       : (part.values.back() - part.values.front()) /
                                             (part.times_s.back() - part.times_s.front());
    case MetricKind::crossing_time:
        return crossing_time(part, level, recipe.direction);
    case MetricKind::last_time_above:
        return last_time_above(part, level);
    case MetricKind::largest_relative_change:
        return largest_relative_change(part);
    default:
        return kNone;
    }
}

bool is_time_metric(MetricKind kind) {
    return kind <= MetricKind::largest_relative_change;
}

std::string unit_of_time_metric(MetricKind kind, const std::string& series_unit) {
    switch (kind) {
    case MetricKind::time_of_peak:
    case MetricKind::time_of_trough:
    case MetricKind::local_maximum_time:
    case MetricKind::half_life:
    case MetricKind::decay_time_constant:
    case MetricKind::crossing_time:
    case MetricKind::last_time_above:
        return "s";
    case MetricKind::decay_rate:
        return "1/s";
    case MetricKind::slope:
    case MetricKind::secant_slope:
        return series_unit + "/s";
    case MetricKind::area:
        return "s." + series_unit;
    case MetricKind::largest_relative_change:
        return "%";
    default:
        return series_unit;
    }
}

} // namespace disinhibit
