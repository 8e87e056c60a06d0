#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/plot/picture.h"
#include "engine/view/frame_view.h"

/// What the window knows of a plot, as a drawing.
namespace disinhibit {

/// Where a plot of the window stands, and which part of what is on show it draws.
struct PlotPlace {
    Rect row;                   ///< all of it: title, box, labels
    Rect box;                   ///< its plot area
    std::optional<Side> only{}; ///< A | B: this side alone
    float menu_px = 0.0f;       ///< kept free at the right end of the title
    bool names_doses = false;   ///< one of several plots on one time axis says what is taken
};

/// A plot of the window: what it shows, its axes, and the drawing. Its parts point into each other: it is not copied.
struct WindowPlot {
    PlotContent content;
    PlotFrame frame;
    PlotPicture picture{};
};

/// What a plot shows at the playhead, or at `reading_s`; not drawn yet.
PlotContent window_content(const FrameView& view,
                           const TextMeasure& measure,
                           float scale,
                           const std::optional<double>& reading_s,
                           const Plot& plot,
                           const PlotPlace& place);

/// The same with its axes and the drawing.
WindowPlot window_plot(const FrameView& view,
                       const TextMeasure& measure,
                       float scale,
                       const std::optional<double>& reading_s,
                       const Plot& plot,
                       const PlotPlace& place);

/// A value of a plot that has one line only.
struct LineValue {
    std::string text;
    Color ink;
};
/// The values where they are read, of both sides of A | B or of one; the first of each side has its letter.
std::vector<LineValue> line_values(const PlotContent& content, std::optional<bool> side_b);

/// How things are drawn in the window at a text scale.
PlotStyle window_style(float scale);

/// The time axis that all plots over this box share.
TimeAxis plot_time_axis(const FrameView& view, const Rect& box);

/// The side of A | B that a run of the content is of; the active one where there is no A | B.
Side side_of(const FrameView& view, const PlotRun& run);

/// The value of a curve at the playhead, or at `reading_s` where it is sampled; NaN if it has none.
double read_value(const FrameView& view,
                  const PlotRun& run,
                  const PlotTrace& trace,
                  const std::optional<double>& reading_s);

} // namespace disinhibit
