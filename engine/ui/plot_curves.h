#pragma once

#include <vector>

#include "engine/ui/axis.h"
#include "engine/ui/frame_view.h"
#include "engine/ui/plot_set.h"
#include "engine/ui/rect.h"
#include "engine/ui/time_axis.h"

/// From sampled courses to pixels: what the plot widget draws, without drawing it.
namespace disinhibit {

/// The curve of `signal` in a set, or nullptr.
const TraceCurve* find_curve(const TraceSet& set, int signal);

/// Value axis and time axis of one plot box, px.
struct PlotFrame {
    Rect box;
    TimeAxis time;
    AxisRange range;
    bool log = false; ///< values; then range.low > 0

    /// Not bounded to the box; on a logarithmic axis what is below the range lies on its lower edge.
    float y_of(double value) const;
};

/// A curve as a polyline of the box, one to four points per pixel column, straight stretches reduced to their ends;
/// `tolerance` px is what a stretch may deviate from straight.
std::vector<PixelPoint>
curve_points(const TraceCurve& curve, const PlotFrame& frame, float tolerance = 0.2f);

/// The part of a polyline (x ascending) left or right of `x`, cut there.
std::vector<PixelPoint> part_before(const std::vector<PixelPoint>& line, float x);
std::vector<PixelPoint> part_after(const std::vector<PixelPoint>& line, float x);

/// A piece of a polyline that lies beyond data, or one that does not.
struct LinePart {
    std::vector<PixelPoint> points;
    bool beyond = false;
};

/// Cuts a polyline (x ascending) where the course enters and leaves what is beyond data.
std::vector<LinePart> beyond_parts(const std::vector<PixelPoint>& line,
                                   const TimeAxis& time,
                                   const std::vector<BeyondStretch>& stretches);

/// Dashes of what is beyond data: on, off, px.
inline constexpr float beyond_on_px = 2.0f;
inline constexpr float beyond_off_px = 5.0f;

/// Drops points that lie within `tolerance` px of the straight line between their kept neighbours.
std::vector<PixelPoint> straightened(const std::vector<PixelPoint>& line, float tolerance);

/// Smallest and largest value of a plot's curves inside the window; false if there is none.
bool value_extent(const std::vector<const TraceCurve*>& curves,
                  const TimeSpan& window,
                  double& low,
                  double& high);

/// Heights of stacked curves: [curve][column] = sum of the curves up to and including this one, at columns of
/// `column_px` over the box.
std::vector<std::vector<double>> stacked_values(const std::vector<const TraceCurve*>& curves,
                                                const PlotFrame& frame,
                                                float column_px);

} // namespace disinhibit
