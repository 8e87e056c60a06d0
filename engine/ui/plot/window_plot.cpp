#include "engine/ui/plot/window_plot.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "engine/core/number_text.h"
#include "engine/plot/axis_drawing.h"

namespace disinhibit {
namespace {

constexpr float small_px = 13.0f, label_px = 14.0f, title_px = 15.0f; // the baked sizes

/// One side of what is on show. Without A | B there is one: the active side.
struct ShownSide {
    const FrameView& view;
    bool active;

    const Trajectory& course() const {
        return active ? *view.trajectory : *view.compare.trajectory;
    }
    const Snapshot& now() const { return active ? *view.snapshot : *view.compare.snapshot; }
    const TraceSet& traces() const { return active ? view.course : view.compared; }
    const std::vector<Beyond>& beyond() const {
        return active ? view.beyond : view.compared_beyond;
    }
    const std::vector<MatchedPoint>& points() const {
        return active ? view.points : view.compared_points;
    }
};

std::vector<PlotTrace>
traces_of(const Plot& plot, const SignalTable& signals, const TraceSet& set) {
    std::vector<PlotTrace> traces;
    for (const PlotCurve& curve : plot.curves) {
        const int signal = signals.index(curve.signal);
        if (signal >= 0) { // else a substance that the model does not hold
            traces.push_back({&curve, signal, find_curve(set, signal)});
        }
    }
    return traces;
}

PlotRun run_of(const FrameView& view, Side side, const Plot& plot) {
    const ShownSide shown{view, side == view.compare.active};
    PlotRun run;
    run.course = &shown.course();
    if (view.compare.on()) {
        run.side_b = side == Side::b;
        run.letter = view.texts->get(run.side_b ? "compare.b" : "compare.a");
    }
    run.beyond = &shown.beyond();
    const SignalTable& signals = run.course->signals();
    run.marks = point_marks(
        shown.points(), plot, signals, run.course->baseline(), sampled_values(shown.traces()));
    run.traces = traces_of(plot, signals, shown.traces());
    return run;
}

/// The former courses and the preview; both are of the active side.
void add_changes(PlotContent& content, const FrameView& view, const Plot& plot, bool alone) {
    const SignalTable& signals = view.trajectory->signals();
    for (const GhostView& ghost : view.ghosts) {
        PlotGhost former{ghost.style};
        for (const PlotTrace& trace : traces_of(plot, signals, ghost.traces)) {
            if (trace.sampled != nullptr) {
                former.curves.push_back(trace.sampled);
            }
        }
        if (!alone && !former.curves.empty()) {
            content.ghosts.push_back(std::move(former));
        }
    }
    content.preview_from_s = view.preview_from_s;
    for (PlotTrace& trace : traces_of(plot, signals, view.preview)) {
        if (trace.sampled != nullptr) {
            content.preview.push_back(std::move(trace));
        }
    }
}

/// The same quantity in the second unit, "15.5 mM"; empty if there is none. Only at the playhead: it is not sampled.
std::string second_text(const FrameView& view, const PlotTrace& trace) {
    const SignalTable& signals = view.trajectory->signals();
    const int second = signals.index(trace.data->second_signal);
    if (second < 0) {
        return "";
    }
    const auto i = static_cast<std::size_t>(second);
    const double value = view.snapshot->values[i];
    const std::string& unit = signals.rows[i].unit;
    const bool percent = unit.starts_with("%");
    return level_text(value, std::abs(value) < 100.0 && !percent ? 1 : 0) + " " +
           (percent ? "%" : unit);
}

/// The value of the course before the last change at the same time.
std::string
former_text(const FrameView& view, const WindowPlot& made, const PlotTrace& trace, double t_s) {
    for (const GhostView& ghost : view.ghosts) {
        const TraceCurve* former = find_curve(ghost.traces, trace.signal);
        if (ghost.style == 0 && former != nullptr) {
            const double value = value_at(former->times_s, former->values, t_s);
            const int decimals = value_decimals(made.content.plot, made.frame, value);
            return view.texts->get("plots.before",
                                   {{"value", value_text(made.content.unit(), decimals, value)}});
        }
    }
    return "";
}

/// What stands under a label where there is one run: beside two there is no room for it.
void add_quiet_lines(WindowPlot& made,
                     const FrameView& view,
                     const std::optional<double>& reading_s) {
    if (view.compare.on() || made.content.plot.stacked) {
        return;
    }
    for (PlotTrace& trace : made.content.runs.front().traces) {
        const std::string second = reading_s ? "" : second_text(view, trace);
        const std::string former = former_text(view, made, trace, reading_s.value_or(view.now_s));
        for (const std::string& line : {second, former}) {
            if (!line.empty()) {
                trace.quiet.push_back(line);
            }
        }
    }
}

/// Title at the left, unit at the right of the space above the box.
void add_title(WindowPlot& made, const PlotPlace& place) {
    const PlotContent& content = made.content;
    const float scale = content.style.scale;
    const float middle_y = place.row.y + std::round(12.0f * scale);
    const float gap = std::round(12.0f * scale);
    const float size = title_px * scale;
    const float small = content.style.small_px;
    const std::string unit = axis_text(content.texts, made.frame, content.unit());
    const auto width = [&](const std::string& title) {
        return content.measure.width_px(title, size, TextWeight::semibold);
    };
    const float unit_w = content.measure.width_px(unit, small, TextWeight::regular);
    // Where both do not fit side by side they use the room above the values too, up to the menu.
    const Rect& box = place.box;
    const float most = place.row.right() - std::max(place.menu_px, gap) - box.x;
    const float w =
        std::clamp(width(content.plot.title) + gap + unit_w, box.w, std::max(most, box.w));
    // Where they still do not fit the unit keeps half of the width.
    const float kept = std::min(unit_w, w / 2.0f);
    const std::string shown = fitted_text(
        content.measure, content.plot.title, size, TextWeight::semibold, w - kept - gap);
    made.picture.items.push_back(centred(shown,
                                         {box.x, middle_y},
                                         size,
                                         TextWeight::semibold,
                                         TextAlign::left,
                                         content.theme.color("text")));
    made.picture.items.push_back(centred(
        fitted_text(content.measure, unit, small, TextWeight::regular, w - width(shown) - gap),
        {box.x + w, middle_y},
        small,
        TextWeight::regular,
        TextAlign::right,
        content.theme.color("text2")));
}

} // namespace

PlotStyle window_style(float scale) {
    PlotStyle style;
    style.scale = scale;
    style.tick_px = style.small_px = small_px * scale;
    style.label_px = label_px * scale;
    style.whole_pixels = true;
    style.values = true;
    return style;
}

TimeAxis plot_time_axis(const FrameView& view, const Rect& box) {
    return make_time_axis(view.time_scale, view.window_begin_s, view.window_end_s, box.x, box.w);
}

Side side_of(const FrameView& view, const PlotRun& run) {
    return view.compare.on() ? (run.side_b ? Side::b : Side::a) : view.compare.active;
}

double read_value(const FrameView& view,
                  const PlotRun& run,
                  const PlotTrace& trace,
                  const std::optional<double>& reading_s) {
    if (reading_s && trace.sampled != nullptr) {
        return value_at(trace.sampled->times_s, trace.sampled->values, *reading_s);
    }
    const ShownSide shown{view, side_of(view, run) == view.compare.active};
    return shown.now().values[static_cast<std::size_t>(trace.signal)];
}

PlotContent window_content(const FrameView& view,
                           const TextMeasure& measure,
                           float scale,
                           const std::optional<double>& reading_s,
                           const Plot& plot,
                           const PlotPlace& place) {
    PlotContent content{plot, *view.library, *view.texts, *view.theme, measure};
    content.style = window_style(scale);
    content.style.dose_names = place.names_doses ? DoseNames::inside : DoseNames::none;
    content.right_px = place.row.right();
    content.now_s = view.now_s;
    for (const Side side : sides_of(view)) {
        if (!place.only || *place.only == side) {
            content.runs.push_back(run_of(view, side, plot));
        }
    }
    if (!place.only || *place.only == view.compare.active) {
        add_changes(content, view, plot, place.only.has_value());
    }
    for (PlotRun& run : content.runs) {
        for (PlotTrace& trace : run.traces) {
            trace.read = read_value(view, run, trace, reading_s);
        }
    }
    return content;
}

std::vector<LineValue> line_values(const PlotContent& content, std::optional<bool> side_b) {
    const std::string unit = content.unit();
    PlotFrame frame;
    frame.range = {content.plot.scale.low, content.plot.scale.high};
    const int decimals = value_decimals(content.plot, frame, 0.0);
    std::vector<LineValue> values;
    for (const PlotRun& run : content.runs) {
        if (content.shared() && side_b && run.side_b != *side_b) {
            continue;
        }
        std::string letter = run.letter.empty() ? "" : run.letter + " ";
        for (const PlotTrace& trace : run.traces) {
            if (!std::isfinite(trace.read) ||
                (content.plot.stacked && trace.read < least_named_percent)) {
                continue;
            }
            const std::string value = run.traces.size() > 1
                                          ? value_text(unit, decimals, trace.read)
                                          : level_text(trace.read, decimals) + " " + unit;
            values.push_back({letter + value, content.theme.ink(trace.data->role)});
            letter.clear();
        }
    }
    return values;
}

WindowPlot window_plot(const FrameView& view,
                       const TextMeasure& measure,
                       float scale,
                       const std::optional<double>& reading_s,
                       const Plot& plot,
                       const PlotPlace& place) {
    PlotContent content = window_content(view, measure, scale, reading_s, plot, place);
    const PlotFrame frame = make_plot_frame(content, plot_time_axis(view, place.box), place.box);
    WindowPlot made{std::move(content), frame};
    add_quiet_lines(made, view, reading_s);
    made.picture = draw_plot_picture(made.content, made.frame);
    add_title(made, place);
    return made;
}

} // namespace disinhibit
