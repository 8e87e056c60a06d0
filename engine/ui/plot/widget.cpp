#include "engine/ui/plot/widget.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "engine/plot/axis_drawing.h"
#include "engine/ui/gui/paint.h"
#include "engine/ui/plot/touch.h"
#include "engine/ui/widgets/time_text.h"

namespace disinhibit {
namespace {

/// The clock at the reading cursor shows what one pixel or two of the window can tell.
constexpr double windows_per_second = 240.0;

} // namespace

void draw_plot(const PanelContext& panel, const Plot& plot, const PlotPlace& place) {
    const GuiMeasure measure;
    const WindowPlot made =
        window_plot(panel.view, measure, panel.layout.scale, panel.state.reading_s, plot, place);
    paint_items(panel.draw, made.picture.items);
    draw_cursors(panel, made);
    point_at_curve(panel, made);
    touch_points(panel, made);
    touch_labels(panel, made);
}

void draw_plot_line(const PanelContext& panel, const Plot& plot, const Rect& row) {
    const GuiMeasure measure;
    const PlotContent content = window_content(
        panel.view, measure, panel.layout.scale, panel.state.reading_s, plot, {row, {}});
    const float gap = panel.px(12.0f);
    const auto width_of = [&](const std::vector<LineValue>& values) {
        float width = 0.0f;
        for (const LineValue& value : values) {
            width += text_width(TextStyle::small_strong, value.text) + gap;
        }
        return width;
    };
    std::vector<LineValue> shown = line_values(content, std::nullopt);
    // Where there is no room for both sides beside the title the active one stays.
    if (row.w - width_of(shown) < text_width(TextStyle::body_strong, plot.title)) {
        shown = line_values(content, panel.view.compare.active == Side::b);
    }
    float x = row.right();
    for (auto value = shown.rbegin(); value != shown.rend(); ++value) {
        paint_text(panel.draw,
                   TextStyle::small_strong,
                   x,
                   row.center_y(),
                   value->ink,
                   value->text,
                   Align::right);
        x -= text_width(TextStyle::small_strong, value->text) + gap;
    }
    const std::string title = fitted_text(TextStyle::body_strong, plot.title, x - row.x);
    paint_text(
        panel.draw, TextStyle::body_strong, row.x, row.center_y(), panel.color("text"), title);
}

void draw_time_axis(const PanelContext& panel, const Rect& box) {
    const TimeAxis time = plot_time_axis(panel.view, box);
    const float scale = panel.layout.scale;
    paint_items(panel.draw,
                time_tick_items(window_style(scale), *panel.view.theme, time, box.bottom()));
    if (!panel.state.reading_s) {
        return;
    }
    const float middle_y = box.bottom() + panel.px(time_numbers_below);
    const double speed = time.span.length_s() / windows_per_second;
    const std::string clock = clock_text(*panel.state.reading_s, speed);
    const float half = text_width(TextStyle::small_strong, clock) / 2.0f + panel.px(6.0f);
    const float x = box.inset(half, 0.0f).nearest_x(time.x_of(*panel.state.reading_s));
    fill_rect(panel.draw,
              {x - half, middle_y - panel.px(9.0f), 2.0f * half, panel.px(18.0f)},
              panel.color("panel"));
    paint_text(panel.draw,
               TextStyle::small_strong,
               x,
               middle_y,
               panel.color("text"),
               clock,
               Align::center);
}

float values_width(const PanelContext& panel, const Plot& plot) {
    // The number at the top of the axis, so that the width does not change with every value.
    std::string unit;
    for (const Side side : sides_of(panel.view)) {
        unit = unit.empty() ? plot_unit(plot, course_of(panel.view, side).signals()) : unit;
    }
    const std::string number = value_text(unit, std::max(plot.scale.decimals, 0), plot.scale.high);
    const std::string side = panel.view.compare.on() ? panel.text("compare.b") + " " : "";
    float widest = 0.0f;
    for (const PlotCurve& curve : plot.curves) {
        const bool brief = plot.stacked && !curve.short_label.empty();
        const std::string& name = brief ? curve.short_label : curve.label;
        widest = std::max(widest, text_width(TextStyle::small_strong, side + name + " " + number));
    }
    return widest;
}

} // namespace disinhibit
