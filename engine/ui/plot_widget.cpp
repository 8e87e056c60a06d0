#include "engine/ui/plot_widget.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/ui/paint.h"
#include "engine/ui/plot_rows.h"

namespace disinhibit {
namespace {

std::vector<PlotRow> rows_of(const PanelContext& panel, const Plot& plot) {
    const SignalTable& signals = panel.view.trajectory->signals();
    const Snapshot& rest = panel.view.trajectory->baseline();
    std::vector<PlotRow> rows;
    for (const PlotCurve& curve : plot.curves) {
        const int signal = signals.index(curve.signal);
        if (signal < 0) {
            continue; // a substance that this model does not hold
        }
        const std::size_t i = static_cast<std::size_t>(signal);
        rows.push_back({&curve,
                        signal,
                        panel.view.snapshot->values[i],
                        rest.values[i],
                        find_curve(panel.view.course, signal),
                        find_curve(panel.view.ghost, signal),
                        find_curve(panel.view.preview, signal),
                        false});
    }
    return rows;
}

std::string unit_of(const PanelContext& panel, const Plot& plot, const std::vector<PlotRow>& rows) {
    if (!plot.unit.empty() || rows.empty()) {
        return plot.unit;
    }
    return panel.view.trajectory->signals()
        .rows[static_cast<std::size_t>(rows.front().signal)]
        .unit;
}

/// "31 %", "4.3": the percent sign belongs to the number, other units stand at the top right.
std::string value_text(const Plot& plot, const std::string& unit, double value) {
    return number_text(value, plot.decimals) + (unit.starts_with("%") ? " %" : "");
}

PlotFrame make_frame(const PanelContext& panel,
                     const Plot& plot,
                     const std::vector<PlotRow>& rows,
                     const Rect& box) {
    PlotFrame frame;
    frame.box = box;
    const double length =
        std::max(panel.view.window_end_s - panel.view.window_begin_s, shortest_window_s);
    frame.time = {{panel.view.window_begin_s, panel.view.window_begin_s + length}, box.x, box.w};
    frame.range = {plot.low, plot.high};
    if (plot.fixed) {
        return frame;
    }
    std::vector<const TraceCurve*> curves;
    for (const PlotRow& row : rows) {
        for (const TraceCurve* curve : {row.course, row.ghost, row.preview}) {
            if (curve != nullptr) {
                curves.push_back(curve);
            }
        }
    }
    double low = 0.0;
    double high = 0.0;
    if (value_extent(curves, frame.time.span, low, high)) {
        frame.range = grow_to_round(frame.range, low, high, 4);
    }
    return frame;
}

void draw_grid(const PanelContext& panel, const PlotFrame& frame) {
    const int most = frame.box.h > panel.px(72.0f) ? 4 : 3;
    const AxisTicks ticks = even_ticks(frame.range.low, frame.range.high, most);
    for (const double value : ticks.values) {
        const float y = std::round(frame.y_of(value)) + 0.5f;
        paint_line(panel.draw, frame.box.x, y, frame.box.right(), y, panel.color("line"));
        paint_text(panel.draw,
                   TextStyle::small,
                   frame.box.x - panel.px(10.0f),
                   y,
                   panel.color("text3"),
                   number_text(value, ticks.decimals),
                   Align::right);
    }
}

/// Dotted: own rest of every curve, and the times of doses.
void draw_marks(const PanelContext& panel,
                const PlotFrame& frame,
                const Plot& plot,
                const std::vector<PlotRow>& rows) {
    const float dot = std::max(2.0f, panel.px(3.0f));
    if (!plot.stacked) {
        for (const PlotRow& row : rows) {
            const float y = std::round(frame.y_of(row.rest)) + 0.5f;
            if (y >= frame.box.y && y <= frame.box.bottom() + 1.0f) {
                paint_dashed(panel.draw,
                             {{frame.box.x, y}, {frame.box.right(), y}},
                             panel.color("text3"),
                             1.0f,
                             dot,
                             dot);
            }
        }
    }
    for (const DoseMarker& marker : dose_markers(panel.scenario())) {
        if (frame.time.shows(marker.at_s) && marker.at_s > frame.time.span.begin_s) {
            const float x = std::round(frame.time.x_of(marker.at_s)) + 0.5f;
            paint_dashed(panel.draw,
                         {{x, frame.box.y}, {x, frame.box.bottom()}},
                         panel.color("edge"),
                         1.0f,
                         dot,
                         dot);
        }
    }
}

void draw_curve(const PanelContext& panel, const PlotFrame& frame, const PlotRow& row) {
    const Color color = panel.color(row.data->role);
    const float now_x = frame.time.x_of(panel.view.now_s);
    if (row.ghost != nullptr) {
        paint_dashed(panel.draw,
                     curve_points(*row.ghost, frame),
                     with_alpha(panel.color("text2"), 0.8f),
                     2.0f,
                     2.0f,
                     panel.px(4.0f));
    }
    if (row.course != nullptr) {
        const std::vector<PixelPoint> line = curve_points(*row.course, frame);
        stroke_curve(panel, row, part_after(line, now_x), with_alpha(color, future_strength));
        stroke_curve(panel, row, part_before(line, now_x), color);
    }
    if (row.preview != nullptr) {
        paint_polyline(panel.draw,
                       part_after(curve_points(*row.preview, frame), now_x),
                       with_alpha(color, 0.6f),
                       1.0f);
    }
}

void draw_cursor(const PanelContext& panel,
                 const Plot& plot,
                 const PlotFrame& frame,
                 const std::vector<PlotRow>& rows) {
    if (!frame.time.shows(panel.view.now_s)) {
        return;
    }
    const float x = std::round(frame.time.x_of(panel.view.now_s)) + 0.5f;
    paint_line(panel.draw, x, frame.box.y, x, frame.box.bottom() + 2.0f, panel.color("text"), 1.0f);
    double sum = 0.0;
    for (const PlotRow& row : rows) {
        sum += row.now;
        const double value = plot.stacked ? sum : row.now;
        if (plot.stacked && row.now < 0.5) {
            continue;
        }
        const float y = std::clamp(frame.y_of(value), frame.box.y, frame.box.bottom());
        panel.draw.AddCircleFilled({x, y}, panel.px(5.0f), packed(panel.color("panel")), 16);
        panel.draw.AddCircleFilled({x, y}, panel.px(4.0f), packed(panel.color(row.data->role)), 16);
    }
}

/// Values at the cursor, at the right edge, at the height of their curves.
void draw_values(const PanelContext& panel,
                 const Plot& plot,
                 const PlotFrame& frame,
                 const std::vector<PlotRow>& rows,
                 const std::string& unit) {
    struct Label {
        std::string text, second;
        Color color;
    };
    std::vector<Label> labels;
    std::vector<float> centers;
    std::vector<float> heights;
    double sum = 0.0;
    for (const PlotRow& row : rows) {
        const double middle = plot.stacked ? sum + row.now / 2.0 : row.now;
        sum += row.now;
        if (plot.stacked && row.now < 0.5) {
            continue;
        }
        Label label{value_text(plot, unit, row.now), "", panel.view.theme->ink(row.data->role)};
        if (!plot.stacked && !row.data->label.empty()) {
            label.text = row.data->label + " " + label.text;
        }
        const int second = panel.view.trajectory->signals().index(row.data->second_signal);
        if (second >= 0) {
            const std::size_t i = static_cast<std::size_t>(second);
            label.second = number_text(panel.view.snapshot->values[i], 1) + " " +
                           panel.view.trajectory->signals().rows[i].unit;
        } else if (plot.stacked && !row.named) {
            label.second = row.data->label;
        }
        heights.push_back(panel.px(label.second.empty() ? 18.0f : 36.0f));
        labels.push_back(label);
        centers.push_back(std::clamp(frame.y_of(middle), frame.box.y, frame.box.bottom()));
    }
    const float reach = panel.px(10.0f);
    if (std::accumulate(heights.begin(), heights.end(), 0.0f) > frame.box.h + 2.0f * reach) {
        for (std::size_t i = 0; i < labels.size(); ++i) {
            labels[i].second.clear();
            heights[i] = panel.px(18.0f);
        }
    }
    centers = spread_labels(centers, heights, frame.box.y - reach, frame.box.bottom() + reach);
    const float x = frame.box.right() + panel.px(10.0f);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const bool two = !labels[i].second.empty();
        const float y = centers[i] - (two ? panel.px(8.0f) : 0.0f);
        paint_text(panel.draw, TextStyle::small_strong, x, y, labels[i].color, labels[i].text);
        if (two) {
            paint_text(panel.draw,
                       TextStyle::small,
                       x,
                       y + panel.px(17.0f),
                       panel.color("text3"),
                       labels[i].second);
        }
    }
}

} // namespace

void stroke_curve(const PanelContext& panel,
                  const PlotRow& row,
                  const std::vector<PixelPoint>& line,
                  const Color& color) {
    if (row.data->dashed) {
        paint_dashed(panel.draw, line, color, 2.0f, panel.px(9.0f), panel.px(6.0f));
    } else {
        paint_polyline(panel.draw, line, color, 2.0f);
    }
}

void draw_plot(const PanelContext& panel, const Plot& plot, const Rect& row, const Rect& box) {
    std::vector<PlotRow> rows = rows_of(panel, plot);
    const std::string unit = unit_of(panel, plot, rows);
    const float title_y = row.y + panel.px(12.0f);
    const float unit_width = text_width(TextStyle::small, unit);
    paint_text(
        panel.draw,
        TextStyle::body_strong,
        box.x,
        title_y,
        panel.color("text"),
        fitted_text(TextStyle::body_strong, plot.title, box.w - unit_width - panel.px(8.0f)));
    paint_text(panel.draw,
               TextStyle::small,
               box.right(),
               title_y,
               panel.color("text2"),
               unit,
               Align::right);
    const PlotFrame frame = make_frame(panel, plot, rows, box);
    draw_grid(panel, frame);
    draw_marks(panel, frame, plot, rows);
    if (plot.stacked) {
        draw_stack(panel, plot, frame, rows);
    } else {
        for (const PlotRow& curve : rows) {
            draw_curve(panel, frame, curve);
        }
    }
    draw_cursor(panel, plot, frame, rows);
    draw_values(panel, plot, frame, rows, unit);
}

void draw_plot_line(const PanelContext& panel, const Plot& plot, const Rect& row) {
    const std::vector<PlotRow> rows = rows_of(panel, plot);
    const std::string unit = unit_of(panel, plot, rows);
    const bool several = rows.size() > 1;
    float x = row.right();
    for (auto curve = rows.rbegin(); curve != rows.rend(); ++curve) {
        if (plot.stacked && curve->now < 0.5) {
            continue;
        }
        const std::string shown = several ? value_text(plot, unit, curve->now)
                                          : number_text(curve->now, plot.decimals) + " " + unit;
        paint_text(panel.draw,
                   TextStyle::small_strong,
                   x,
                   row.center_y(),
                   panel.view.theme->ink(curve->data->role),
                   shown,
                   Align::right);
        x -= text_width(TextStyle::small_strong, shown) + panel.px(12.0f);
    }
    const std::string title = fitted_text(TextStyle::body_strong, plot.title, x - row.x);
    paint_text(
        panel.draw, TextStyle::body_strong, row.x, row.center_y(), panel.color("text"), title);
}

void draw_time_axis(const PanelContext& panel, const Rect& box, float middle_y) {
    const double length =
        std::max(panel.view.window_end_s - panel.view.window_begin_s, shortest_window_s);
    const TimelineMap time{
        {panel.view.window_begin_s, panel.view.window_begin_s + length}, box.x, box.w};
    const int most = std::max(2, static_cast<int>(box.w / panel.px(64.0f)));
    const TimeTicks ticks = time_ticks(time.span.begin_s, time.span.end_s, most);
    for (std::size_t i = 0; i < ticks.times_s.size(); ++i) {
        paint_text(panel.draw,
                   TextStyle::small,
                   time.x_of(ticks.times_s[i]),
                   middle_y,
                   panel.color("text3"),
                   ticks.labels[i],
                   Align::center);
    }
}

} // namespace disinhibit
