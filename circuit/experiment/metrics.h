#pragma once

#include <string>

#include "circuit/experiment/experiment.h"
#include "circuit/experiment/observe.h"

/// Numbers from readings over time. Every function returns NaN where its number does not exist (a level that is never
/// crossed, a logarithm of nothing). Times in s, values in the unit of the series. Tests: tests/unit/circuit/metrics_test.cpp.
namespace disinhibit {

/// The readings with from <= t <= to; keeps the baseline.
Series cut(const Series& series, double from_s, double to_s);

/// Reading at t, linear between readings; NaN outside of them.
double value_at(const Series& series, double t_s);

/// Mean over time by the trapezoidal rule; the reading itself if there is only one.
double mean_over_time(const Series& series);

/// Largest (sign +1) or smallest (sign -1) reading: index of the first, or -1 if there is none.
int extreme_index(const Series& series, double sign);

/// The deviation from `reference` that is largest in size, with its sign.
double peak_change(const Series& series, double reference);

/// Time of the nth local maximum. A maximum counts if the course rises to it and falls from it by more than 0.1 % of
/// the largest reading, so that rounding makes none.
double local_maximum_time(const Series& series, int nth);

/// Integral over time by the trapezoidal rule; with `extrapolate` plus the tail C_last / lambda, lambda from the
/// log-linear fit to the last quarter of the window: AUC(0-inf).
double area(const Series& series, bool extrapolate);

/// Time constant of c(t) - baseline = A exp(-t / tau) by a log-linear fit to all readings. Half-life: ln 2 tau; rate: 1 / tau.
double decay_time_constant(const Series& series);

/// Slope of the straight line fitted to all readings, per s.
double fitted_slope(const Series& series);

/// The readings after the largest one that lie between two levels.
Series falling_part_between(const Series& series, double low, double high);

/// First time at which the course passes `level` in the given direction, linear between readings.
double crossing_time(const Series& series, double level, Direction direction);

/// Time of the last reading that is at least `level`.
double last_time_above(const Series& series, double level);

/// 100 (c - baseline) / max(|baseline|, 1e-6) where that is largest in size, %.
double largest_relative_change(const Series& series);

/// The number a recipe makes of a series. `at_s` and `level` are given resolved, as they may come from other metrics.
double measure(const MetricRecipe& recipe, const Series& series, double at_s, double level);

/// True for the kinds that `measure` knows.
bool is_time_metric(MetricKind kind);

/// Unit of what `measure` returns for a series in `series_unit`: "s", "<unit>/s", "s.<unit>", "%" or the same unit.
std::string unit_of_time_metric(MetricKind kind, const std::string& series_unit);

} // namespace disinhibit
