#include "engine/plot/axis_drawing.h"

#include <algorithm>
#include <cmath>

#include "engine/core/number_text.h"

namespace disinhibit {

namespace {

/// Smaller numbers are written as powers of ten.
constexpr int most_axis_decimals = 4;

} // namespace

PlotFrame make_plot_frame(const Plot& plot,
                          const TimeAxis& time,
                          const Rect& box,
                          const std::vector<const TraceCurve*>& curves,
                          const std::vector<PointMark>& points) {
    PlotFrame frame;
    frame.box = box;
    frame.time = time;
    frame.range = {plot.scale.low, plot.scale.high};
    frame.log = plot.log && !plot.stacked;
    double low = 0.0;
    double high = 0.0;
    bool any = value_extent(curves, time.span, low, high);
    for (const PointMark& mark : points) {
        if (time.shows(mark.t_s)) {
            low = any ? std::min(low, mark.low) : mark.low;
            high = any ? std::max(high, mark.high) : mark.high;
            any = true;
        }
    }
    if (frame.log) {
        // What a plot shows at least is meant for equal steps; here the data say.
        frame.range = any ? log_range({low, high}, low, high) : AxisRange{1.0, 100.0};
    } else if (any && !plot.fixed) {
        frame.range = grow_to_round(frame.range, low, high, 4);
    }
    return frame;
}

std::vector<ValueTick> value_ticks(const PlotFrame& frame, int most) {
    constexpr std::size_t fewest = 2; // one number alone is no scale
    AxisTicks ticks;
    for (int allowed = most; ticks.values.size() < fewest && allowed < most + 3; ++allowed) {
        ticks = frame.log ? log_ticks(frame.range.low, frame.range.high, allowed)
                          : even_ticks(frame.range.low, frame.range.high, allowed);
    }
    std::vector<ValueTick> shown;
    for (const double value : ticks.values) {
        // Each decade of a logarithmic axis needs decimals of its own.
        const int own = value >= 1.0 ? 0 : static_cast<int>(std::ceil(-std::log10(value) - 1e-9));
        const int decimals = frame.log ? own : ticks.decimals;
        shown.push_back(
            {value,
             decimals > most_axis_decimals ? short_text(value, 3) : number_text(value, decimals)});
    }
    return shown;
}

std::string axis_text(const Texts& texts, const PlotFrame& frame, const std::string& unit) {
    const std::string words = unit == "1" ? texts.get("plots.no_unit") : unit;
    if (frame.log) {
        return texts.get("plots.logarithmic", {{"unit", words}});
    }
    if (frame.range.low > 0.0) {
        return texts.get("plots.from",
                         {{"unit", words}, {"value", short_text(frame.range.low, 3)}});
    }
    return words;
}

std::string plot_unit(const Plot& plot, const SignalTable& signals) {
    if (!plot.scale.unit.empty()) {
        return plot.scale.unit;
    }
    for (const PlotCurve& curve : plot.curves) {
        const int signal = signals.index(curve.signal);
        if (signal >= 0) {
            return signals.rows[static_cast<std::size_t>(signal)].unit;
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

} // namespace disinhibit
