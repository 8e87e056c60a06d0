#pragma once

#include <cstddef>
#include <vector>

#include "engine/picture/drawing.h"
#include "engine/picture/rect.h"
#include "engine/plot/content.h"
#include "engine/plot/curves.h"

namespace disinhibit {

/// One pair of axes as a drawing, and what of it a pointer may look for.
struct PlotPicture {
    std::vector<DrawnItem> items; ///< later ones on top

    /// A label beside the box.
    struct Label {
        Rect place;
        const PlotTrace* trace = nullptr; ///< nullptr: of what remains of a stack
        std::size_t run = 0;
    };
    std::vector<Label> labels;

    struct Point {
        const PointMark* mark = nullptr;
        PixelPoint at{0.0f, 0.0f};
    };
    std::vector<Point> points; ///< published values that are drawn
};

/// Axes that hold everything that the content shows.
PlotFrame make_plot_frame(const PlotContent& content, const TimeAxis& time, const Rect& box);

/// The plot from the ground up: grid, own rest, doses, what endangers life, former courses, curves or the bands of a stack,
/// what a held control would do, what lies beyond data, published values, words and labels. The window and a figure draw
/// nothing of a plot but this; the window adds the cursor.
PlotPicture draw_plot_picture(const PlotContent& content, const PlotFrame& frame);

/// The ticks of an axis of time below a box that ends at `bottom_y`.
std::vector<DrawnItem>
time_tick_items(const PlotStyle& style, const Theme& theme, const TimeAxis& time, float bottom_y);
/// A line in the style of a former course.
DrawnLine ghost_line(const PlotStyle& style, const Theme& theme, Polyline points, int ghost_style);
/// How far the names of doses reach above the box where they stand there, px; 0 if there are none.
float height_of_dose_names(const PlotContent& content, const PlotFrame& frame);
/// How far below the box the middle of their numbers lies, px at scale 1.
inline constexpr float time_numbers_below = 15.0f;

} // namespace disinhibit
