#pragma once

#include <vector>

#include "engine/plot/axis.h"
#include "engine/plot/time_span.h"
#include "engine/view/time_scale.h"

namespace disinhibit {

/// The time axis of the plots: a stretch of time on a stretch of pixels, divided as `scale` says. Times are counted from
/// the start of the course; the two scales that are not linear therefore begin at 0, whatever the span's own beginning.
struct TimeAxis {
    TimeSpan span;
    float left_px = 0.0f, width_px = 1.0f;
    TimeScale scale = TimeScale::linear;

    /// Ascending in t_s. A linear axis goes on beyond its ends; the others end there.
    float x_of(double t_s) const;
    double time_at(float x_px) const;
    /// The time at `part` of `parts` equal lengths of the axis, without the rounding of pixels.
    double time_of(int part, int parts) const;
    bool shows(double t_s) const { return t_s >= span.begin_s && t_s <= span.end_s; }
};

/// An axis over [begin_s, end_s], or over [0, end_s] where the scale is not linear; never shorter than
/// shortest_window_s.
TimeAxis
make_time_axis(TimeScale scale, double begin_s, double end_s, float left_px, float width_px);

/// Where a logarithmic axis begins, s.
inline constexpr double first_logarithmic_s = 1.0;

/// The inner borders of a segmented axis, s, ascending; none for other scales.
std::vector<double> segment_borders(const TimeAxis& axis);

/// Ticks at least `least_gap_px` apart. The first of every unit carries its name.
TimeTicks time_axis_ticks(const TimeAxis& axis, float least_gap_px);

} // namespace disinhibit
