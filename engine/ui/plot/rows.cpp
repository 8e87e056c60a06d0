#include "engine/ui/plot/rows.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "engine/ui/gui/paint.h"
#include "engine/ui/plot/axis_drawing.h"

namespace disinhibit {

std::vector<PlotRow> plot_rows(const PanelContext& panel, const Plot& plot) {
    const FrameView& view = panel.view;
    const std::optional<double>& reading_s = panel.state.reading_s;
    const auto read = [&](const TraceCurve* curve, double now) {
        return reading_s && curve != nullptr ? value_at(curve->times_s, curve->values, *reading_s)
                                             : now;
    };
    std::vector<PlotRow> rows;
    for (const PlotCurve& curve : plot.curves) {
        const int signal = view.trajectory->signals().index(curve.signal);
        const int compared =
            view.compare.on() ? view.compare.trajectory->signals().index(curve.signal) : -1;
        if (signal < 0 && compared < 0) {
            continue; // a substance that neither model holds
        }
        PlotRow row;
        row.data = &curve;
        row.signal = signal;
        row.now = row.rest = row.compared_now = std::numeric_limits<double>::quiet_NaN();
        if (signal >= 0) {
            const auto i = static_cast<std::size_t>(signal);
            row.now = view.snapshot->values[i];
            row.rest = view.trajectory->baseline().values[i];
            row.course = find_curve(view.course, signal);
            for (const GhostView& ghost : view.ghosts) {
                if (const TraceCurve* former = find_curve(ghost.traces, signal)) {
                    row.ghosts.push_back({former, ghost.style});
                }
            }
            row.preview = find_curve(view.preview, signal);
        }
        if (compared >= 0) {
            row.compared_now = view.compare.snapshot->values[static_cast<std::size_t>(compared)];
            row.compared = find_curve(view.compared, compared);
        }
        row.read = read(row.course, row.now);
        row.compared_read = read(row.compared, row.compared_now);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string shown_unit(const FrameView& view, const Plot& plot) {
    for (const Side side : sides_of(view)) {
        std::string unit = plot_unit(plot, course_of(view, side).signals());
        if (!unit.empty()) {
            return unit;
        }
    }
    return "";
}

int value_decimals(const Plot& plot, const PlotFrame& frame, double value) {
    constexpr int most = 6;
    // From 10 down by powers of ten: 1 digit behind the point, 2, 3 ...
    const auto digits = [](double size, int significant) {
        const double bounded = std::max(std::abs(size), 1e-9);
        return significant - 1 - static_cast<int>(std::floor(std::log10(bounded) + 1e-9));
    };
    const AxisRange& range = frame.range;
    const int usual = plot.scale.decimals >= 0
                          ? plot.scale.decimals
                          : digits(std::max(std::abs(range.low), std::abs(range.high)), 3);
    const bool small = frame.log && value > 0.0;
    return std::clamp(small ? std::max(usual, digits(value, 2)) : usual, 0, small ? 4 : most);
}

std::string value_text(const std::string& unit, int decimals, double value) {
    constexpr int most_decimals = 5; // smaller numbers are written as powers of ten
    const std::string number =
        decimals > most_decimals ? short_text(value, 3) : level_text(value, decimals);
    return number + (unit.starts_with("%") ? " %" : "");
}

std::vector<Polyline> plot_lines(const PanelContext& panel,
                                 const Plot& plot,
                                 const PlotFrame& frame,
                                 const std::vector<PlotRow>& rows) {
    std::vector<Polyline> lines;
    const auto add = [&](const TraceCurve* curve) {
        if (curve != nullptr) {
            for (Polyline& line : curve_lines(*curve, frame)) {
                lines.push_back(std::move(line));
            }
        }
    };
    std::vector<const TraceCurve*> stack;
    for (const PlotRow& row : rows) {
        for (const PlotRow::Ghost& ghost : row.ghosts) {
            add(ghost.curve);
        }
        add(row.preview);
        if (!plot.stacked) {
            add(row.course);
            add(row.compared);
        } else if (row.course != nullptr) {
            stack.push_back(row.course);
        }
    }
    for (const TraceCurve& sum : running_sums(stack)) {
        add(&sum);
    }
    if (frame.time.shows(panel.view.now_s)) {
        const float x = frame.time.x_of(panel.view.now_s);
        lines.push_back({{x, frame.box.y}, {x, frame.box.bottom()}});
    }
    return lines;
}

void stroke_curve(const PanelContext& panel,
                  const std::vector<float>& dashes,
                  const std::vector<PixelPoint>& line,
                  const Color& color) {
    if (dashes.empty()) {
        paint_polyline(panel.draw, line, color, 2.0f);
        return;
    }
    std::vector<float> pattern;
    for (const float length : dashes) {
        pattern.push_back(std::max(1.0f, panel.px(length)));
    }
    paint_dashed(panel.draw, line, color, 2.0f, pattern);
}

} // namespace disinhibit
