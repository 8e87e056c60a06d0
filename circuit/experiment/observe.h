#pragma once

#include <string>
#include <vector>

#include "circuit/course/trajectory.h"
#include "circuit/experiment/experiment.h"

namespace disinhibit {

/// Readings over time: what an instrument shows. times_s ascending; `baseline` is the reading before the first event.
struct Series {
    std::vector<double> times_s;
    std::vector<double> values;
    double baseline = 0.0;
};

/// Means of a sampled signal over consecutive bins [from + k bin, from + (k+1) bin) that end by `to_s`:
///   S_k = 1/bin * integral over the bin of c(t - lag) dt,   c(t) = baseline for t < 0
/// Time of a reading: the middle of its bin. `fine` samples c densely (trapezoidal rule, linear in between) and covers
/// max(0, from - lag) .. to - lag. The tubing delays what the probe collects, hence the lag.
Series bin_means(const Series& fine, double from_s, double to_s, double bin_s, double lag_s);

/// Expresses values relative to the series' own baseline, in %:
///   percent_of_baseline 100 c / c0,  percent_change 100 (c / c0 - 1),  percent_fall 100 (1 - c / c0)
/// The last is how a scanner reports occupancy from the receptors left free. NaN if the baseline is 0.
void relate(Series& series, Relation relation);

/// Reads `signal` (index) of a course through an instrument. The course must reach the end of the window.
/// `window_end_s` replaces recipe.to_s where that is 0.
Series
observe(const Trajectory& trajectory, int signal, const SeriesRecipe& recipe, double window_end_s);

/// a minus b, reading by reading; both must have the same times (asserted).
Series subtract(const Series& a, const Series& b);

} // namespace disinhibit
