#pragma once

#include <vector>

#include "circuit/course/beyond.h"
#include "engine/picture/polyline.h"
#include "engine/picture/rect.h"
#include "engine/plot/axis.h"
#include "engine/plot/time_axis.h"
#include "engine/view/trace.h"

/// From sampled courses to pixels.
namespace disinhibit {

/// The curve of `signal` in a set, or nullptr.
const TraceCurve* find_curve(const TraceSet& set, int signal);

/// Value axis and time axis of one plot box, px.
struct PlotFrame {
    Rect box;
    TimeAxis time;
    AxisRange range;
    bool log = false; ///< values; then range.low > 0

    /// Not bounded to the box: what lies outside of the range lies outside of the box.
    float y_of(double value) const;
    /// False for what has no place on the axis.
    bool shows(double value) const;
};

/// A curve as polylines inside the box, one to four points per pixel column, straight stretches reduced to their ends;
/// `tolerance` px is what a stretch may deviate from straight. Where the curve leaves the axis it leaves the box: nothing is
/// drawn that is not there.
std::vector<Polyline>
curve_lines(const TraceCurve& curve, const PlotFrame& frame, float tolerance = 0.2f);

/// The same in one piece: where the curve leaves the axis it runs along the edge of the box.
Polyline bounded_line(const TraceCurve& curve, const PlotFrame& frame, float tolerance = 0.2f);

/// The parts of a polyline (x ascending) between two heights.
std::vector<Polyline> parts_between(const Polyline& line, float top, float bottom);

/// The part of a polyline (x ascending) left or right of `x`, cut there.
Polyline part_before(const Polyline& line, float x);
Polyline part_after(const Polyline& line, float x);

/// A piece of a polyline that lies beyond data, or one that does not.
struct LinePart {
    Polyline points;
    bool beyond = false;
};

/// Cuts a polyline (x ascending) where the course enters and leaves what is beyond data.
std::vector<LinePart> beyond_parts(const Polyline& line,
                                   const TimeAxis& time,
                                   const std::vector<BeyondStretch>& stretches);

/// How curves are told apart but for their colour: on, off, on ... px at text 100 %; empty: solid. Side B of A | B is dashed;
/// what is dashed for itself is dotted and dashed there.
std::vector<float> curve_dashes(bool dashed, bool side_b);

/// Dashes of what is beyond data, whichever curve it is: on, off, px at text 100 %.
inline constexpr float beyond_on_px = 2.0f;
inline constexpr float beyond_off_px = 5.0f;
/// The dashes of a part of a curve.
std::vector<float> part_dashes(const LinePart& part, bool dashed, bool side_b);

/// Drops points that lie within `tolerance` px of the straight line between their kept neighbours.
Polyline straightened(const Polyline& line, float tolerance);

/// Smallest and largest value of a plot's curves inside the window; false if there is none.
bool value_extent(const std::vector<const TraceCurve*>& curves,
                  const TimeSpan& window,
                  double& low,
                  double& high);

/// The upper edges of the bands of a stack, as curves: the sums of the curves up to and including each one, at every time
/// at which one of them is sampled.
std::vector<TraceCurve> running_sums(const std::vector<const TraceCurve*>& curves);

} // namespace disinhibit
