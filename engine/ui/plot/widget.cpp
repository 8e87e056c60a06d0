#include "engine/ui/plot/widget.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "engine/ui/gui/input.h"
#include "engine/ui/gui/paint.h"
#include "engine/ui/plot/axis_drawing.h"
#include "engine/ui/plot/beyond.h"
#include "engine/ui/plot/ghost_style.h"
#include "engine/ui/plot/points.h"
#include "engine/ui/plot/rows.h"
#include "engine/ui/state/thing.h"
#include "engine/ui/widgets/time_text.h"
#include "engine/ui/widgets/widgets.h"

namespace disinhibit {
namespace {

/// Between tick labels of the time axis.
constexpr float tick_gap_px = 56.0f;
/// The clock at the reading cursor shows what one pixel or two of the window can tell.
constexpr double windows_per_second = 240.0;

PlotFrame make_frame(const PanelContext& panel,
                     const Plot& plot,
                     const std::vector<PlotRow>& rows,
                     const std::vector<PointMark>& points,
                     const Rect& box) {
    std::vector<const TraceCurve*> curves;
    for (const PlotRow& row : rows) {
        for (const TraceCurve* curve : {row.course, row.preview, row.compared}) {
            if (curve != nullptr) {
                curves.push_back(curve);
            }
        }
        for (const PlotRow::Ghost& ghost : row.ghosts) {
            curves.push_back(ghost.curve);
        }
    }
    return make_plot_frame(plot, plot_time_axis(panel, box), box, curves, points);
}

void draw_grid(const PanelContext& panel, const PlotFrame& frame) {
    for (const ValueTick& tick : value_ticks(frame, frame.box.h > panel.px(72.0f) ? 4 : 3)) {
        const float y = std::round(frame.y_of(tick.value)) + 0.5f;
        paint_line(panel.draw, frame.box.x, y, frame.box.right(), y, panel.color("line"));
        paint_text(panel.draw,
                   TextStyle::small,
                   frame.box.x - panel.px(10.0f),
                   y,
                   panel.color("text3"),
                   tick.label,
                   Align::right);
    }
    for (const double border_s : segment_borders(frame.time)) {
        const float x = std::round(frame.time.x_of(border_s)) + 0.5f;
        paint_line(panel.draw, x, frame.box.y, x, frame.box.bottom(), panel.color("line"));
    }
}

/// Dotted: own rest of every curve, and the times of doses, of side B in longer strokes.
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
    for (const Side side : sides_of(panel.view)) {
        const bool b = panel.view.one_side.value_or(side) == Side::b;
        for (const DoseMarker& marker : dose_markers(course_of(panel.view, side).scenario())) {
            if (frame.time.shows(marker.at_s) && marker.at_s > frame.time.span.begin_s) {
                const float x = std::round(frame.time.x_of(marker.at_s)) + 0.5f;
                paint_dashed(panel.draw,
                             {{x, frame.box.y}, {x, frame.box.bottom()}},
                             panel.color("edge"),
                             1.0f,
                             b ? 3.0f * dot : dot,
                             dot);
            }
        }
    }
}

void draw_curve(const PanelContext& panel, const PlotFrame& frame, const PlotRow& row) {
    const Color color = panel.color(row.data->role);
    const float now_x = frame.time.x_of(panel.view.now_s);
    for (const PlotRow::Ghost& ghost : row.ghosts) {
        for (const Polyline& line : curve_lines(*ghost.curve, frame)) {
            paint_ghost_line(panel, line, ghost.style);
        }
    }
    for (const bool compared : {true, false}) {
        const TraceCurve* curve = compared ? row.compared : row.course;
        if (curve != nullptr) {
            const bool side_b = shows_side_b(panel.view, compared);
            const Color faint = with_alpha(color, future_strength);
            const std::vector<Beyond>& beyond =
                compared ? panel.view.compared_beyond : panel.view.beyond;
            const std::vector<BeyondStretch> stretches = beyond_stretches(beyond);
            for (const Polyline& line : curve_lines(*curve, frame)) {
                for (const LinePart& part : beyond_parts(line, frame.time, stretches)) {
                    const std::vector<float> dashes = part_dashes(part, row.data->dashed, side_b);
                    stroke_curve(panel, dashes, part_after(part.points, now_x), faint);
                    stroke_curve(panel, dashes, part_before(part.points, now_x), color);
                }
            }
        }
    }
    if (row.preview != nullptr) {
        // Dotted, so that nobody takes it for the planned course.
        const float from_x = frame.time.x_of(panel.view.preview_from_s);
        for (const Polyline& line : curve_lines(*row.preview, frame)) {
            paint_dashed(
                panel.draw, part_after(line, from_x), color, 2.0f, panel.px(2.0f), panel.px(4.0f));
        }
    }
}

/// A line through the box with a dot on every curve; hollow dots at the reading cursor.
void draw_cursor(const PanelContext& panel,
                 const Plot& plot,
                 const PlotFrame& frame,
                 const std::vector<PlotRow>& rows,
                 double t_s,
                 bool reading) {
    if (!frame.time.shows(t_s)) {
        return;
    }
    const float x = std::round(frame.time.x_of(t_s)) + 0.5f;
    const Color line = panel.color(reading ? "text3" : "text");
    paint_line(panel.draw, x, frame.box.y, x, frame.box.bottom() + 2.0f, line, 1.0f);
    const auto dot = [&](const PlotRow& row, double value) {
        if (!frame.shows(value)) {
            return;
        }
        const float y = frame.box.nearest_y(frame.y_of(value));
        const ImU32 ink = packed(panel.color(row.data->role));
        panel.draw.AddCircleFilled({x, y}, panel.px(5.0f), packed(panel.color("panel")), 16);
        if (reading) {
            panel.draw.AddCircle({x, y}, panel.px(4.0f), ink, 16, 2.0f);
        } else {
            panel.draw.AddCircleFilled({x, y}, panel.px(4.0f), ink, 16);
        }
    };
    double sum = 0.0;
    for (const PlotRow& row : rows) {
        const double other = reading ? row.compared_read : row.compared_now;
        if (!plot.stacked && std::isfinite(other)) {
            dot(row, other);
        }
        const double own = reading ? row.read : row.now;
        if (!std::isfinite(own)) {
            continue;
        }
        sum += own;
        if (!plot.stacked || own >= least_named_percent) {
            dot(row, plot.stacked ? sum : own);
        }
    }
}

/// Title at the left, unit at the right of the space above the box.
void draw_plot_title(const PanelContext& panel,
                     const std::string& title,
                     const std::string& unit,
                     const Rect& row,
                     const Rect& box) {
    const float y = row.y + panel.px(12.0f);
    const float gap = panel.px(12.0f);
    const float unit_w = text_width(TextStyle::small, unit);
    const float wanted = text_width(TextStyle::body_strong, title) + gap + unit_w;
    // Where both do not fit side by side they use the room above the values too, up to the menu; plots in a row have none.
    const float menu = panel.layout.traces_in_row ? gap : panel.px(44.0f);
    const float most = row.right() - menu - box.x;
    const float w = std::clamp(wanted, box.w, std::max(most, box.w));
    // Where they still do not fit the unit keeps half of the width.
    const float kept = std::min(unit_w, w / 2.0f);
    const std::string shown = fitted_text(TextStyle::body_strong, title, w - kept - gap);
    const float left = w - text_width(TextStyle::body_strong, shown) - gap;
    paint_text(panel.draw, TextStyle::body_strong, box.x, y, panel.color("text"), shown);
    paint_text(panel.draw,
               TextStyle::small,
               box.x + w,
               y,
               panel.color("text2"),
               fitted_text(TextStyle::small, unit, left),
               Align::right);
}

/// Notes the curve under the mouse, so that a press there explains it, and says so.
void point_at_curve(const PanelContext& panel,
                    const Plot& plot,
                    const PlotFrame& frame,
                    const std::vector<PlotRow>& rows) {
    const Pointer mouse = pointer();
    if (plot.stacked || panel.view.entities == nullptr || !panel.state.reading_s ||
        !mouse.over(frame.box)) {
        return;
    }
    float nearest = panel.px(6.0f);
    for (const PlotRow& row : rows) {
        const float distance = std::abs(frame.y_of(row.read) - mouse.at.y);
        const bool known = panel.view.entities->find(entity_of(row.data->signal)) != nullptr;
        if (known && row.course != nullptr && distance < nearest) {
            nearest = distance;
            panel.state.curve_under = row.data->signal;
        }
    }
    if (nearest < panel.px(6.0f)) {
        const std::string entity = entity_of(panel.state.curve_under);
        show_tooltip(panel, panel.text("why.tip.curve", {{"name", entity_name(panel, entity)}}));
    }
}

} // namespace

TimeAxis plot_time_axis(const PanelContext& panel, const Rect& box) {
    return make_time_axis(
        panel.view.time_scale, panel.view.window_begin_s, panel.view.window_end_s, box.x, box.w);
}

void draw_plot(const PanelContext& panel, const Plot& plot, const Rect& row, const Rect& box) {
    std::vector<PlotRow> rows = plot_rows(panel, plot);
    const std::string unit = shown_unit(panel.view, plot);
    const std::vector<PointMark> points = point_marks(panel.view.points,
                                                      plot,
                                                      panel.view.trajectory->signals(),
                                                      panel.view.trajectory->baseline(),
                                                      sampled_values(panel.view.course));
    const PlotFrame frame = make_frame(panel, plot, rows, points, box);
    draw_plot_title(panel, plot.title, axis_text(*panel.view.texts, frame, unit), row, box);
    draw_grid(panel, frame);
    draw_marks(panel, frame, plot, rows);
    draw_danger(panel, plot, frame, rows);
    bool remainder_named = false;
    if (plot.stacked) {
        remainder_named = draw_stack(panel, plot, frame, rows);
    } else {
        for (const PlotRow& curve : rows) {
            draw_curve(panel, frame, curve);
        }
    }
    draw_beyond(panel, plot, frame, rows);
    draw_cursor(panel, plot, frame, rows, panel.view.now_s, false);
    if (panel.state.reading_s) {
        draw_cursor(panel, plot, frame, rows, *panel.state.reading_s, true);
    }
    point_at_curve(panel, plot, frame, rows);
    draw_points(panel, plot, frame, points, rows);
    draw_values(panel, plot, frame, rows, unit, row.right(), remainder_named);
}

void draw_plot_line(const PanelContext& panel, const Plot& plot, const Rect& row) {
    const std::vector<PlotRow> rows = plot_rows(panel, plot);
    const std::string unit = shown_unit(panel.view, plot);
    PlotFrame frame;
    frame.range = {plot.scale.low, plot.scale.high};
    const int decimals = value_decimals(plot, frame, 0.0);
    const bool several = rows.size() > 1;
    float x = row.right();
    for (auto curve = rows.rbegin(); curve != rows.rend(); ++curve) {
        if (!std::isfinite(curve->read) || (plot.stacked && curve->read < least_named_percent)) {
            continue;
        }
        const std::string shown = several ? value_text(unit, decimals, curve->read)
                                          : level_text(curve->read, decimals) + " " + unit;
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
    const TimeAxis time = plot_time_axis(panel, box);
    const TimeTicks ticks = time_axis_ticks(time, panel.px(tick_gap_px));
    for (std::size_t i = 0; i < ticks.times_s.size(); ++i) {
        paint_text(panel.draw,
                   TextStyle::small,
                   time.x_of(ticks.times_s[i]),
                   middle_y,
                   panel.color("text3"),
                   ticks.labels[i],
                   Align::center);
    }
    if (!panel.state.reading_s) {
        return;
    }
    const double speed = time.span.length_s() / windows_per_second;
    const std::string clock = clock_text(*panel.state.reading_s, speed);
    const float half = text_width(TextStyle::small_strong, clock) / 2.0f + panel.px(6.0f);
    const float x = box.inset(half, 0.0f).nearest_x(time.x_of(*panel.state.reading_s));
    fill_rect(panel.draw,
              {x - half, middle_y - panel.px(10.0f), 2.0f * half, panel.px(20.0f)},
              panel.color("panel"));
    paint_text(panel.draw,
               TextStyle::small_strong,
               x,
               middle_y,
               panel.color("text"),
               clock,
               Align::center);
}

} // namespace disinhibit
