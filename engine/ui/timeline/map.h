#pragma once

#include <vector>

#include "circuit/describe/scenario.h"

namespace disinhibit {

/// A stretch of time, s.
struct TimeSpan {
    double begin_s = 0.0, end_s = 0.0;
    double length_s() const { return end_s - begin_s; }
};

/// A linear track: a stretch of time on a stretch of pixels.
struct TimelineMap {
    TimeSpan span;
    float left_px = 0.0f, width_px = 1.0f;

    float x_of(double t_s) const;
    /// Not bounded to the track.
    double time_at(float x_px) const;
    bool shows(double t_s) const { return t_s >= span.begin_s && t_s <= span.end_s; }
};

/// The shortest window one can zoom to, s.
inline constexpr double shortest_window_s = 2.0;

/// Zooms by `factor` (< 1: closer) around the time under the pointer, which stays under it; bounded to the course
/// and to shortest_window_s.
TimeSpan zoom_around(TimeSpan window, double pivot_s, double factor, double course_end_s);
/// Moves the window to begin at begin_s, bounded to the course.
TimeSpan window_from(TimeSpan window, double begin_s, double course_end_s);

/// Where a sampled curve lies above `level`, with straight lines between the samples.
std::vector<TimeSpan>
spans_above(const std::vector<double>& times_s, const std::vector<double>& values, double level);

/// One marker of the timeline: a dose, a repeated dose, or a member of a repeat that has been opened.
struct DoseMarker {
    int dose = -1; ///< index into Scenario::doses
    double at_s = 0.0;
    double last_s = 0.0;  ///< start of the last member of a repeat, else at_s
    int count = 1;        ///< members that it stands for
    double every_s = 0.0; ///< between members; 0: not a repeat
    int member = -1;      ///< of an open repeat; -1: the whole
};
/// One marker per dose; a repeat whose index is in `open` has one per member.
std::vector<DoseMarker> dose_markers(const Scenario& scenario, const std::vector<int>& open = {});

/// The indices of `open` after one member of `dose` became `parts` doses of its own in its place: all parts are open.
std::vector<int> open_after_split(const std::vector<int>& open, int dose, int parts);

} // namespace disinhibit
