#pragma once

#include <vector>

#include "engine/plot/time_span.h"

namespace disinhibit {

/// A linear track: a stretch of time on a stretch of pixels.
struct TimelineMap {
    TimeSpan span;
    float left_px = 0.0f, width_px = 1.0f;

    float x_of(double t_s) const;
    /// Not bounded to the track.
    double time_at(float x_px) const;
    bool shows(double t_s) const { return t_s >= span.begin_s && t_s <= span.end_s; }
};

/// Zooms by `factor` (< 1: closer) around the time under the pointer, which stays under it; bounded to the course
/// and to shortest_window_s.
TimeSpan zoom_around(TimeSpan window, double pivot_s, double factor, double course_end_s);
/// Moves the window to begin at begin_s, bounded to the course.
TimeSpan window_from(TimeSpan window, double begin_s, double course_end_s);

/// Where a sampled curve lies above `level`, with straight lines between the samples.
std::vector<TimeSpan>
spans_above(const std::vector<double>& times_s, const std::vector<double>& values, double level);

/// The indices of `open` after one member of `dose` became `parts` doses of its own in its place: all parts are open.
std::vector<int> open_after_split(const std::vector<int>& open, int dose, int parts);

} // namespace disinhibit
