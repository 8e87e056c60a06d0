#include "engine/ui/plot/points.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/core/number_text.h"
#include "engine/ui/gui/paint.h"
#include "engine/ui/plot/free_place.h"
#include "engine/ui/widgets/widgets.h"

namespace disinhibit {
namespace {

constexpr int digits = 4;

/// A curve of the plot that shows the measured quantity, and how many of its units one measured unit is.
struct Home {
    const PlotCurve* curve = nullptr;
    double ratio = 0.0;
};

Home home_of(const Plot& plot, const SignalTable& signals, int measured, const Snapshot& baseline) {
    for (const PlotCurve& curve : plot.curves) {
        const double ratio = unit_ratio(signals, measured, signals.index(curve.signal), baseline);
        if (ratio > 0.0) {
            return {&curve, ratio};
        }
    }
    for (const std::string& path : plot.point_signals) {
        if (signals.index(path) == measured) {
            return {nullptr, 1.0};
        }
    }
    return {};
}

/// Bars end in short strokes where there is room for them.
void paint_bar(const PanelContext& panel,
               const PixelPoint& from,
               const PixelPoint& to,
               const Color& color) {
    paint_line(panel.draw, from.x, from.y, to.x, to.y, color, 1.0f);
    const float half = panel.px(3.0f);
    const bool upright = from.x == to.x;
    for (const PixelPoint& end : {from, to}) {
        paint_line(panel.draw,
                   end.x - (upright ? half : 0.0f),
                   end.y - (upright ? 0.0f : half),
                   end.x + (upright ? half : 0.0f),
                   end.y + (upright ? 0.0f : half),
                   color,
                   1.0f);
    }
}

void paint_mark(const PanelContext& panel, const PlotFrame& frame, const PointMark& mark) {
    const Rect& box = frame.box;
    const float x = std::round(frame.time.x_of(mark.t_s)) + 0.5f;
    const auto y_of = [&](double value) {
        return std::round(box.nearest_y(frame.y_of(value))) + 0.5f;
    };
    const auto x_of = [&](double t_s) {
        return std::round(box.nearest_x(frame.time.x_of(t_s))) + 0.5f;
    };
    const float y = y_of(mark.value);
    const Color ink = panel.color("text");
    if (mark.low < mark.high) {
        paint_bar(panel, {x, y_of(mark.low)}, {x, y_of(mark.high)}, ink);
    }
    if (mark.from_s < mark.to_s) {
        paint_bar(panel, {x_of(mark.from_s), y}, {x_of(mark.to_s), y}, ink);
    }
    const float radius = panel.px(4.0f);
    const Color fill = mark.match->other_species
                           ? panel.color("panel")
                           : panel.color(mark.curve != nullptr ? mark.curve->role : "text");
    panel.draw.AddCircleFilled({x, y}, radius, packed(fill), 16);
    panel.draw.AddCircle({x, y}, radius, packed(ink), 16, 2.0f);
}

/// In which species or by which route it was measured.
void paint_elsewhere(const PanelContext& panel,
                     const PlotFrame& frame,
                     const PointMark& mark,
                     std::vector<Polyline>& taken) {
    const float width = text_width(TextStyle::small, mark.match->elsewhere);
    const PixelPoint at{frame.time.x_of(mark.t_s), frame.box.nearest_y(frame.y_of(mark.value))};
    const float height = panel.px(16.0f);
    const auto place =
        free_place(places_beside(at, panel.px(9.0f), width, height, frame.box), frame.box, taken);
    if (place) {
        paint_text(panel.draw,
                   TextStyle::small,
                   place->x,
                   place->center_y(),
                   panel.color("text2"),
                   mark.match->elsewhere);
        // Whatever is written next keeps away from these words.
        for (const float y : {place->y, place->center_y(), place->bottom()}) {
            taken.push_back({{place->x, y}, {place->right(), y}});
        }
    }
}

/// What words must keep away from: everything that is stroked, the marks and their bars.
std::vector<Polyline> lines_and_marks(const PanelContext& panel,
                                      const Plot& plot,
                                      const PlotFrame& frame,
                                      const std::vector<PointMark>& marks,
                                      const std::vector<PlotRow>& rows) {
    std::vector<Polyline> lines = plot_lines(panel, plot, frame, rows);
    for (const PointMark& mark : marks) {
        const float x = frame.time.x_of(mark.t_s);
        const float y = frame.y_of(mark.value);
        lines.push_back({{frame.time.x_of(mark.from_s), y}, {frame.time.x_of(mark.to_s), y}});
        lines.push_back({{x, frame.y_of(mark.low)}, {x, frame.y_of(mark.high)}});
        lines.push_back({{x - panel.px(5.0f), y}, {x + panel.px(5.0f), y}});
    }
    return lines;
}

} // namespace

std::vector<PointMark> point_marks(const std::vector<MatchedPoint>& points,
                                   const Plot& plot,
                                   const SignalTable& signals,
                                   const Snapshot& baseline,
                                   const ValueOf& value_of) {
    std::vector<PointMark> marks;
    for (const MatchedPoint& match : points) {
        const PublishedPoint& point = *match.point;
        const int measured = signals.index(point.signal);
        const Home home = home_of(plot, signals, measured, baseline);
        if (home.ratio <= 0.0 ||
            signals.rows[static_cast<std::size_t>(measured)].unit != point.unit) {
            continue;
        }
        double factor = home.ratio;
        if (point.relative_to_s) {
            const auto own = value_of(measured, *point.relative_to_s + match.shift_s);
            if (!own) {
                continue;
            }
            factor *= *own / 100.0;
        }
        marks.push_back({&match,
                         home.curve,
                         point.at_s + match.shift_s,
                         point.from_s + match.shift_s,
                         point.to_s + match.shift_s,
                         point.value * factor,
                         point.low * factor,
                         point.high * factor});
    }
    return marks;
}

ValueOf sampled_values(const TraceSet& set) {
    return [&set](int signal, double t_s) -> std::optional<double> {
        const TraceCurve* curve = find_curve(set, signal);
        if (curve == nullptr || t_s > curve->times_s.back() || t_s < curve->times_s.front()) {
            return std::nullopt;
        }
        return value_at(curve->times_s, curve->values, t_s);
    };
}

std::vector<std::string> citations(const Library& library, const std::string& sources) {
    std::vector<std::string> works;
    for (std::size_t start = 0; start < sources.size();) {
        const std::size_t end = std::min(sources.find("; ", start), sources.size());
        const std::string key = sources.substr(start, end - start);
        const auto found = library.references.find(key);
        works.push_back(found != library.references.end() ? found->second : key);
        start = end + 2;
    }
    return works;
}

std::vector<std::string> point_lines(const Texts& texts, const MatchedPoint& match) {
    const PublishedPoint& point = *match.point;
    const PublishedExperiment& published = match.row->published;
    std::string details;
    const auto add = [&](const std::string& part) {
        details += (details.empty() ? "" : ", ") + part;
    };
    if (!point.error.empty()) {
        add(texts.get("plots.point_error",
                      {{"error", point.error},
                       {"low", short_text(point.low, digits)},
                       {"high", short_text(point.high, digits)}}));
    }
    if (point.count > 0) {
        add(texts.get("plots.point_count", {{"n", std::to_string(point.count)}}));
    }
    std::vector<std::string> lines{texts.get("plots.point",
                                             {{"title", match.row->title},
                                              {"value", short_text(point.value, digits)},
                                              {"unit", point.unit}}) +
                                       (details.empty() ? "" : " (" + details + ")"),
                                   published.species + "; " + published.dose + "; " +
                                       published.measured};
    if (!point.note.empty()) {
        lines.push_back(point.note);
    }
    return lines;
}

namespace {

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

void draw_points(const PanelContext& panel,
                 const Plot& plot,
                 const PlotFrame& frame,
                 const std::vector<PointMark>& marks,
                 const std::vector<PlotRow>& rows) {
    const bool has_words = std::any_of(marks.begin(), marks.end(), [&](const PointMark& mark) {
        return !mark.match->elsewhere.empty() && frame.time.shows(mark.t_s);
    });
    std::vector<Polyline> taken =
        has_words ? lines_and_marks(panel, plot, frame, marks, rows) : std::vector<Polyline>();
    int number = 0;
    for (const PointMark& mark : marks) {
        if (!frame.time.shows(mark.t_s)) {
            continue;
        }
        paint_mark(panel, frame, mark);
        if (!mark.match->elsewhere.empty()) {
            paint_elsewhere(panel, frame, mark, taken);
        }
        const float x = frame.time.x_of(mark.t_s);
        const float y = frame.box.nearest_y(frame.y_of(mark.value));
        const float half = panel.px(10.0f);
        const Rect place{x - half, y - half, 2.0f * half, 2.0f * half};
        const Touch touch =
            touch_area(panel, place, fmt::format("traces.{}.point.{}", plot.id, number++), half);
        if (touch.hovered || touch.focused) {
            const std::string words = tooltip_text(panel, *mark.match);
            if (touch.focused) {
                const float gap = panel.px(16.0f);
                show_tooltip_at(panel, x - gap, y + gap, Align::right, words);
            } else {
                show_tooltip(panel, words);
            }
        }
    }
}

} // namespace disinhibit
