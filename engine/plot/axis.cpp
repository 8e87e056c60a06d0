#include "engine/plot/axis.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

#include "circuit/describe/units.h"

namespace disinhibit {
namespace {

/// Far more than an axis shows.
constexpr double most_multiples = 1000.0;

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
    // Where whole numbers run out of digits, adding one no longer moves on.
    const double count = std::floor(high / step + tolerance - first) + 1.0;
    for (int k = 0; k < std::min(count, most_multiples); ++k) {
        const double i = first + k;
        values.push_back(i == 0.0 ? 0.0 : i * step);
    }
    return values;
}

int decimals_of(double step) {
    int decimals = 0;
    while (decimals < 9 && std::abs(step - std::round(step)) > 1e-9 * step) {
        step *= 10.0;
        ++decimals;
    }
    return decimals;
}

/// Steps that people use on a clock, in a unit in which the labels read best.
struct ClockUnit {
    const char* name;
    std::vector<double> steps;
};

const ClockUnit& clock_unit_for(double span_s) {
    static const std::vector<ClockUnit> units{
        {"d", {0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000}},
        {"h", {0.5, 1, 2, 3, 6, 12, 24}},
        {"min", {0.5, 1, 2, 5, 10, 20, 30, 60}},
        {"s", {0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60}},
        {"ms", {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000}}};
    for (const ClockUnit& unit : units) {
        if (span_s >= 1.999 * internal_per(unit.name)) {
            return unit;
        }
    }
    return units.back();
}

} // namespace

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

AxisTicks even_ticks(double low, double high, int most) {
    const double span = high - low;
    const double power = std::pow(10.0, std::floor(std::log10(span)) - 1.0);
    for (const double mantissa :
         {10.0, 20.0, 50.0, 1.0, 2.0, 5.0, 25.0, 2.5, 40.0, 4.0, 30.0, 3.0, 60.0, 6.0, 80.0, 8.0}) {
        const double step = mantissa * power;
        const double intervals = span / step;
        const bool whole = std::abs(intervals - std::round(intervals)) < 1e-6;
        const bool on_grid = std::abs(low / step - std::round(low / step)) < 1e-6;
        if (whole && on_grid && intervals > 1.5 && intervals < most - 0.5) {
            return {multiples(low, high, step), decimals_of(step)};
        }
    }
    return round_ticks(low, high, most);
}

AxisRange grow_to_round(AxisRange range, double data_low, double data_high, int most) {
    if (!(range.low < range.high)) {
        range.high = range.low; // the data alone say how far the axis reaches
    }
    // What leaves the range by less than a millionth of what is shown is a rounding.
    const double slack =
        1e-6 * (std::max(range.high, data_high) - std::min(range.low, data_low)) + 1e-9;
    const double low = data_low < range.low - slack ? data_low : range.low;
    const double high = data_high > range.high + slack ? data_high : range.high;
    if (high - low < 1e-9) {
        return {low, low + 1.0}; // a flat zero
    }
    if (low == range.low && high == range.high) {
        return range;
    }
    const double step = round_step(high - low, std::max(1, most - 1));
    return {low < range.low ? std::floor(low / step) * step : range.low,
            high > range.high ? std::ceil(high / step - 1e-9) * step : range.high};
}

namespace {

/// 1, 2 or 5 times a power of ten: the largest that is not above `value` (direction < 0), or the smallest not below it.
double round_step_near(double value, int direction) {
    const double power = std::pow(10.0, std::floor(std::log10(value) + 1e-9));
    if (direction < 0) {
        return value >= 5.0 * power ? 5.0 * power : value >= 2.0 * power ? 2.0 * power : power;
    }
    const double slack = 1.0 + 1e-9;
    return value <= power * slack         ? power
           : value <= 2.0 * power * slack ? 2.0 * power
           : value <= 5.0 * power * slack ? 5.0 * power
                                          : 10.0 * power;
}

} // namespace

AxisRange log_range(AxisRange range, double data_low, double data_high) {
    constexpr double most_decades = 1e4;
    const double high = std::max(range.high, data_high);
    if (high < 1e-9) {
        return {0.01, 1.0}; // a flat zero
    }
    const double top = round_step_near(high, 1);
    double low = top;
    for (const double candidate : {range.low, data_low}) {
        low = candidate > 0.0 ? std::min(low, candidate) : low;
    }
    // With nothing to go by, three decades.
    low = low == top ? top / 1e3 : std::max(low, top / most_decades);
    return {round_step_near(low, -1), top};
}

AxisTicks log_ticks(double low, double high, int most) {
    assert(most >= 2 && low > 0.0 && low < high);
    const auto within = [&](std::initializer_list<double> factors, double decades) {
        AxisTicks ticks;
        for (double power = std::pow(10.0, std::floor(std::log10(low)));
             std::isfinite(power) && power <= high * (1.0 + 1e-9);
             power *= decades) {
            for (const double factor : factors) {
                const double value = factor * power;
                if (value >= low * (1.0 - 1e-9) && value <= high * (1.0 + 1e-9)) {
                    ticks.values.push_back(value);
                }
            }
        }
        ticks.decimals = ticks.values.empty() ? 0 : decimals_of(ticks.values.front());
        return ticks;
    };
    for (const AxisTicks& ticks : {within({1.0, 2.0, 5.0}, 10.0), within({1.0, 3.0}, 10.0)}) {
        if (static_cast<int>(ticks.values.size()) <= most) {
            return ticks;
        }
    }
    double decades = 10.0;
    AxisTicks ticks = within({1.0}, decades);
    while (static_cast<int>(ticks.values.size()) > most) {
        decades *= 10.0;
        ticks = within({1.0}, decades);
    }
    return ticks;
}

TimeTicks time_ticks(double begin_s, double end_s, int most) {
    assert(most >= 2 && begin_s < end_s);
    TimeTicks ticks;
    const ClockUnit& unit = clock_unit_for(end_s - begin_s);
    const double unit_s = internal_per(unit.name);
    double step = unit.steps.back();
    for (const double candidate : unit.steps) {
        if ((end_s - begin_s) / (candidate * unit_s) <= most) {
            step = candidate;
            break;
        }
    }
    for (const double value : multiples(begin_s / unit_s, end_s / unit_s, step)) {
        ticks.times_s.push_back(value * unit_s);
        ticks.labels.push_back(fmt::format("{:g}", value));
    }
    if (!ticks.labels.empty()) {
        ticks.labels.back() += std::string(" ") + unit.name;
    }
    return ticks;
}

std::vector<ColumnSpan> decimate(const std::vector<double>& times_s,
                                 const std::vector<double>& values,
                                 const std::function<float(double t_s)>& column_of,
                                 int columns) {
    assert(times_s.size() == values.size() && columns > 0);
    std::vector<ColumnSpan> spans;
    for (std::size_t i = 0; i < times_s.size(); ++i) {
        const float place = column_of(times_s[i]);
        if (place < 0.0f || place > static_cast<float>(columns) || !std::isfinite(values[i])) {
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

} // namespace disinhibit
