#include "engine/ui/axis.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

#include "circuit/units.h"

namespace disinhibit {
namespace {

/// The round step just large enough for `most` ticks in `span`.
double round_step(double span, int most) {
    const double rough = span / most;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= rough * (1.0 - 1e-9)) {
            return factor * power;
        }
    }
    return 10.0 * power;
}

/// Multiples of `step` in [low, high], counted in whole numbers so that they do not drift.
std::vector<double> multiples(double low, double high, double step) {
    std::vector<double> values;
    const double tolerance = 1e-9;
    const double first = std::ceil(low / step - tolerance);
    for (double i = first; i * step <= high + tolerance * step; i += 1.0) {
        values.push_back(i == 0.0 ? 0.0 : i * step);
    }
    return values;
}

int decimals_of(double step) {
    return std::max(0, static_cast<int>(-std::floor(std::log10(step) + 1e-9)));
}

/// Steps that people use on a clock, with the unit in which their labels read best.
struct ClockStep {
    double count;
    const char* unit;
};
constexpr ClockStep clock_steps[] = {
    {1, "ms"},  {2, "ms"},  {5, "ms"},   {10, "ms"},  {20, "ms"}, {50, "ms"}, {100, "ms"},
    {200, "ms"}, {500, "ms"}, {1, "s"},    {2, "s"},    {5, "s"},   {10, "s"},  {20, "s"},
    {30, "s"},  {1, "min"}, {2, "min"},  {5, "min"},  {10, "min"}, {20, "min"}, {30, "min"},
    {1, "h"},   {2, "h"},   {3, "h"},    {6, "h"},    {12, "h"},  {1, "d"},   {2, "d"},
    {5, "d"},   {10, "d"},  {20, "d"},   {50, "d"},   {100, "d"}, {200, "d"}, {500, "d"}};

}  // namespace

AxisTicks round_ticks(double low, double high, int most) {
    assert(most >= 2 && low < high);
    const double step = round_step(high - low, most);
    AxisTicks ticks{multiples(low, high, step), decimals_of(step)};
    // A range that starts on a tick holds one more than its steps.
    if (static_cast<int>(ticks.values.size()) > most) {
        const double wider = round_step(step * most * 1.01, most);
        ticks = {multiples(low, high, wider), decimals_of(wider)};
    }
    return ticks;
}

AxisRange grow_to_round(AxisRange range, double data_low, double data_high, int most) {
    if (data_low >= range.low && data_high <= range.high) {
        return range;
    }
    const double low = std::min(range.low, data_low);
    const double high = std::max(range.high, data_high);
    const double step = round_step(high - low, std::max(1, most - 1));
    return {low < range.low ? std::floor(low / step) * step : range.low,
            high > range.high ? std::ceil(high / step - 1e-9) * step : range.high};
}

TimeTicks time_ticks(double begin_s, double end_s, int most) {
    assert(most >= 2 && begin_s < end_s);
    TimeTicks ticks;
    for (const ClockStep& step : clock_steps) {
        const double unit_s = internal_per(step.unit);
        const double step_s = step.count * unit_s;
        if ((end_s - begin_s) / step_s > most && &step != &clock_steps[std::size(clock_steps) - 1]) {
            continue;
        }
        ticks.unit = step.unit;
        for (const double count : multiples(begin_s / step_s, end_s / step_s, 1.0)) {
            ticks.times_s.push_back(count * step_s);
            ticks.labels.push_back(number_text(count * step.count, 0));
        }
        break;
    }
    if (!ticks.labels.empty()) {
        ticks.labels.back() += " " + ticks.unit;
    }
    return ticks;
}

std::string number_text(double value, int decimals) {
    std::string text = fmt::format("{:.{}f}", value, decimals);
    if (text.starts_with("-")) {
        const bool zero = text.find_first_not_of("-0.") == std::string::npos;
        text = (zero ? "" : "−") + text.substr(1);
    }
    return text;
}

std::vector<ColumnSpan> decimate(const std::vector<double>& times_s,
                                 const std::vector<double>& values,
                                 double begin_s,
                                 double end_s,
                                 int columns) {
    assert(times_s.size() == values.size() && begin_s < end_s && columns > 0);
    std::vector<ColumnSpan> spans;
    const double per_second = columns / (end_s - begin_s);
    for (std::size_t i = 0; i < times_s.size(); ++i) {
        const double place = (times_s[i] - begin_s) * per_second;
        if (place < 0.0 || place > columns || !std::isfinite(values[i])) {
            continue;
        }
        const int column = std::min(static_cast<int>(place), columns - 1);
        const double value = values[i];
        if (spans.empty() || spans.back().column != column) {
            spans.push_back({column, value, value, value, value});
        } else {
            ColumnSpan& span = spans.back();
            span.low = std::min(span.low, value);
            span.high = std::max(span.high, value);
            span.last = value;
        }
    }
    return spans;
}

std::vector<std::vector<PixelPoint>>
cut_dashes(const std::vector<PixelPoint>& line, float on, float off) {
    assert(on > 0.0f && off > 0.0f);
    std::vector<std::vector<PixelPoint>> dashes;
    float left = on;
    bool drawing = true;
    std::vector<PixelPoint> dash;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const PixelPoint a = line[i];
        const PixelPoint b = line[i + 1];
        const float length = std::hypot(b.x - a.x, b.y - a.y);
        float done = 0.0f;
        if (drawing && dash.empty()) {
            dash.push_back(a);
        }
        while (length - done > left) {
            done += left;
            const float share = done / length;
            const PixelPoint cut{a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
            if (drawing) {
                dash.push_back(cut);
                dashes.push_back(std::move(dash));
                dash.clear();
            } else {
                dash = {cut};
            }
            drawing = !drawing;
            left = drawing ? on : off;
        }
        left -= length - done;
        if (drawing) {
            dash.push_back(b);
        }
    }
    if (dash.size() > 1) {
        dashes.push_back(std::move(dash));
    }
    return dashes;
}

double value_at(const std::vector<double>& times_s, const std::vector<double>& values, double t_s) {
    assert(!times_s.empty() && times_s.size() == values.size());
    const auto after = std::upper_bound(times_s.begin(), times_s.end(), t_s);
    if (after == times_s.begin()) {
        return values.front();
    }
    if (after == times_s.end()) {
        return values.back();
    }
    const std::size_t i = static_cast<std::size_t>(after - times_s.begin());
    const double share = (t_s - times_s[i - 1]) / (times_s[i] - times_s[i - 1]);
    return values[i - 1] + (values[i] - values[i - 1]) * share;
}

std::vector<float> spread_labels(std::vector<float> centers, float height, float top, float bottom) {
    std::vector<std::size_t> order(centers.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return centers[a] < centers[b];
    });
    float least = top + height / 2.0f;
    for (const std::size_t i : order) {
        centers[i] = std::max(centers[i], least);
        least = centers[i] + height;
    }
    float most = bottom - height / 2.0f;
    for (auto i = order.rbegin(); i != order.rend(); ++i) {
        centers[*i] = std::min(centers[*i], most);
        most = centers[*i] - height;
    }
    return centers;
}

}  // namespace disinhibit
