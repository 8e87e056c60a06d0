#include "circuit/experiment/observe.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace disinhibit {
namespace {

constexpr int kDefaultReadings = 1000; ///< per window, if the recipe does not say how often
constexpr int kSamplesPerBin = 40;     ///< of the trapezoidal rule inside a bin

/// c(t), linear between samples; the baseline before t = 0, the nearer end outside of the samples.
double value_of(const Series& fine, double t_s) {
    if (t_s < 0.0) {
        return fine.baseline;
    }
    if (t_s <= fine.times_s.front()) {
        return fine.values.front();
    }
    if (t_s >= fine.times_s.back()) {
        return fine.values.back();
    }
    const auto above = std::upper_bound(fine.times_s.begin(), fine.times_s.end(), t_s);
    const std::size_t i = static_cast<std::size_t>(above - fine.times_s.begin());
    const double share = (t_s - fine.times_s[i - 1]) / (fine.times_s[i] - fine.times_s[i - 1]);
    return fine.values[i - 1] + share * (fine.values[i] - fine.values[i - 1]);
}

/// Evenly spaced times from..to, the end included.
std::vector<double> even_times(double from_s, double to_s, double every_s) {
    const double step_s = every_s > 0.0 ? every_s : (to_s - from_s) / kDefaultReadings;
    std::vector<double> times;
    if (step_s <= 0.0) {
        return {from_s};
    }
    const long count = std::lround(std::floor((to_s - from_s) / step_s * (1.0 + 1e-12)));
    for (long i = 0; i <= count; ++i) {
        times.push_back(from_s + static_cast<double>(i) * step_s);
    }
    if (times.back() < to_s - 1e-9 * step_s) {
        times.push_back(to_s);
    }
    return times;
}

Series sample(const Trajectory& trajectory, int signal, std::vector<double> times_s) {
    Series series;
    series.times_s = std::move(times_s);
    series.values = trajectory.measure(signal, series.times_s);
    series.baseline = trajectory.baseline().values[static_cast<std::size_t>(signal)];
    return series;
}

} // namespace

Series bin_means(const Series& fine, double from_s, double to_s, double bin_s, double lag_s) {
    assert(bin_s > 0.0 && !fine.times_s.empty());
    Series binned;
    binned.baseline = fine.baseline;
    const long count = std::lround(std::floor((to_s - from_s) / bin_s * (1.0 + 1e-12)));
    for (long k = 0; k < count; ++k) {
        const double start_s = from_s + static_cast<double>(k) * bin_s;
        double sum = 0.0;
        for (int i = 0; i <= kSamplesPerBin; ++i) {
            const double weight = i == 0 || i == kSamplesPerBin ? 0.5 : 1.0;
            sum += weight * value_of(fine, start_s - lag_s + bin_s * i / kSamplesPerBin);
        }
        binned.times_s.push_back(start_s + 0.5 * bin_s);
        binned.values.push_back(sum / kSamplesPerBin);
    }
    return binned;
}

void relate(Series& series, Relation relation) {
    if (relation == Relation::absolute) {
        return;
    }
    const double scale =
        series.baseline == 0.0 ? std::numeric_limits<double>::quiet_NaN() : 100.0 / series.baseline;
    const auto express = [&](double value) {
        const double percent = scale * value;
        switch (relation) {
        case Relation::percent_change:
            return percent - 100.0;
        case Relation::percent_fall:
            return 100.0 - percent;
        default:
            return percent;
        }
    };
    for (double& value : series.values) {
        value = express(value);
    }
    series.baseline = express(series.baseline);
}

Series
observe(const Trajectory& trajectory, int signal, const SeriesRecipe& recipe, double window_end_s) {
    const double to_s = recipe.to_s > 0.0 ? recipe.to_s : window_end_s;
    Series series;
    switch (recipe.instrument) {
    case InstrumentKind::none:
        series = sample(trajectory, signal, even_times(recipe.from_s, to_s, recipe.every_s));
        break;
    case InstrumentKind::assay:
        series = sample(trajectory, signal, recipe.times_s);
        for (double& value : series.values) {
            value = value < recipe.lower_limit ? 0.0 : value;
        }
        break;
    case InstrumentKind::dialysis:
    case InstrumentKind::bins:
    case InstrumentKind::pet: {
        const double lag_s = recipe.instrument == InstrumentKind::dialysis ? recipe.lag_s : 0.0;
        const double bin_s =
            recipe.instrument == InstrumentKind::pet ? to_s - recipe.from_s : recipe.bin_s;
        const double first_s = std::max(0.0, recipe.from_s - lag_s);
        const double last_s = std::max(first_s, to_s - lag_s);
        const Series fine =
            sample(trajectory, signal, even_times(first_s, last_s, bin_s / kSamplesPerBin));
        series = bin_means(fine, recipe.from_s, to_s, bin_s, lag_s);
        break;
    }
    }
    relate(series, recipe.relation);
    return series;
}

Series subtract(const Series& a, const Series& b) {
    assert(a.times_s == b.times_s);
    Series difference = a;
    for (std::size_t i = 0; i < a.values.size(); ++i) {
        difference.values[i] -= b.values[i];
    }
    difference.baseline -= b.baseline;
    return difference;
}

} // namespace disinhibit
