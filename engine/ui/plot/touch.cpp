#include "engine/ui/plot/touch.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "engine/ui/gui/input.h"
#include "engine/ui/gui/paint.h"
#include "engine/ui/state/thing.h"
#include "engine/ui/widgets/widgets.h"

namespace disinhibit {
namespace {

void draw_dot(const PanelContext& panel,
              const PlotFrame& frame,
              float x,
              double value,
              const std::string& role,
              bool hollow) {
    if (!frame.shows(value)) {
        return;
    }
    const float y = frame.box.nearest_y(frame.y_of(value));
    const ImU32 ink = packed(panel.color(role));
    panel.draw.AddCircleFilled({x, y}, panel.px(5.0f), packed(panel.color("panel")), 16);
    if (hollow) {
        panel.draw.AddCircle({x, y}, panel.px(4.0f), ink, 16, 2.0f);
    } else {
        panel.draw.AddCircleFilled({x, y}, panel.px(4.0f), ink, 16);
    }
}

/// At the playhead, or at `reading_s`.
void draw_cursor(const PanelContext& panel,
                 const WindowPlot& made,
                 const std::optional<double>& reading_s) {
    const PlotFrame& frame = made.frame;
    const double t_s = reading_s.value_or(panel.view.now_s);
    if (!frame.time.shows(t_s)) {
        return;
    }
    const float x = std::round(frame.time.x_of(t_s)) + 0.5f;
    const Color line = panel.color(reading_s ? "text3" : "text");
    paint_line(panel.draw, x, frame.box.y, x, frame.box.bottom() + 2.0f, line, 1.0f);
    const bool stacked = made.content.plot.stacked;
    for (const PlotRun& run : made.content.runs) {
        double sum = 0.0;
        for (const PlotTrace& trace : run.traces) {
            const double value = read_value(panel.view, run, trace, reading_s);
            if (!std::isfinite(value)) {
                continue;
            }
            sum += value;
            if (!stacked || value >= least_named_percent) {
                draw_dot(panel,
                         frame,
                         x,
                         stacked ? sum : value,
                         trace.data->role,
                         reading_s.has_value());
            }
        }
    }
}

std::string tooltip_text(const PanelContext& panel, const MatchedPoint& match) {
    std::string text;
    for (const std::string& line : point_lines(*panel.view.texts, match)) {
        text += line + "\n";
    }
    for (const std::string& work : citations(*panel.view.library, match.point->source)) {
        text += "\n" + work;
    }
    return text;
}

} // namespace

void draw_cursors(const PanelContext& panel, const WindowPlot& made) {
    draw_cursor(panel, made, std::nullopt);
    if (panel.state.reading_s) {
        draw_cursor(panel, made, panel.state.reading_s);
    }
}

void point_at_curve(const PanelContext& panel, const WindowPlot& made) {
    const Pointer mouse = pointer();
    const PlotFrame& frame = made.frame;
    if (made.content.plot.stacked || panel.view.entities == nullptr || !panel.state.reading_s ||
        !mouse.over(frame.box)) {
        return;
    }
    float nearest = panel.px(6.0f);
    for (const PlotRun& run : made.content.runs) {
        if (made.content.shared() && side_of(panel.view, run) != panel.view.compare.active) {
            continue;
        }
        for (const PlotTrace& trace : run.traces) {
            const float distance = std::abs(frame.y_of(trace.read) - mouse.at.y);
            const bool known = panel.view.entities->find(entity_of(trace.data->signal)) != nullptr;
            if (known && trace.sampled != nullptr && distance < nearest) {
                nearest = distance;
                panel.state.curve_under = trace.data->signal;
            }
        }
    }
    if (nearest < panel.px(6.0f)) {
        const std::string entity = entity_of(panel.state.curve_under);
        show_tooltip(panel, panel.text("why.tip.curve", {{"name", entity_name(panel, entity)}}));
    }
}

void touch_points(const PanelContext& panel, const WindowPlot& made) {
    int number = 0;
    for (const PlotPicture::Point& point : made.picture.points) {
        const PixelPoint& at = point.at;
        const float half = panel.px(10.0f);
        const Rect place{at.x - half, at.y - half, 2.0f * half, 2.0f * half};
        const Touch touch = touch_area(
            panel, place, fmt::format("traces.{}.point.{}", made.content.plot.id, number++), half);
        if (touch.hovered || touch.focused) {
            const std::string words = tooltip_text(panel, *point.mark->match);
            if (touch.focused) {
                const float gap = panel.px(16.0f);
                show_tooltip_at(panel, at.x - gap, at.y + gap, Align::right, words);
            } else {
                show_tooltip(panel, words);
            }
        }
    }
}

void touch_labels(const PanelContext& panel, const WindowPlot& made) {
    for (const PlotPicture::Label& label : made.picture.labels) {
        if (label.trace == nullptr || panel.view.entities == nullptr) {
            continue;
        }
        const std::string& signal = label.trace->data->signal;
        const std::string entity = entity_of(signal);
        if (panel.view.entities->find(entity) == nullptr) {
            continue;
        }
        // A | B: both sides label the same signal.
        const bool compared = panel.view.compare.on();
        const Side side = side_of(panel.view, made.content.runs[label.run]);
        const std::string suffix = !compared ? "" : side == Side::b ? ".b" : ".a";
        const std::string widget = "curve." + made.content.plot.id + "." + signal + suffix;
        const Touch touch = touch_area(panel, label.place, widget, panel.px(4.0f));
        if (touch.hovered) {
            show_tooltip(panel,
                         panel.text("why.tip.thing", {{"name", entity_name(panel, entity)}}));
        }
        if (touch.pressed) {
            if (compared) {
                panel.actions.push_back(ChooseSide{side});
            }
            open_why(panel.state, entity);
        }
    }
}

} // namespace disinhibit
