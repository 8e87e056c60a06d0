#include "engine/plot/time_axis.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "circuit/describe/units.h"

namespace disinhibit {
namespace {

/// A unit of the clock, as far as it is used on an axis, and the round numbers of it.
struct ClockSegment {
    const char* name;
    double unit_s;
    double begin_s;            ///< where its segment begins
    std::vector<double> steps; ///< of ticks on a linear stretch, in the unit
    std::vector<double> marks; ///< of ticks on a logarithmic axis, in the unit, the important first
};

const std::vector<ClockSegment>& clock_segments() {
    static const std::vector<ClockSegment> segments = [] {
        const double minute = internal_per("min");
        const double hour = internal_per("h");
        const double day = internal_per("d");
        constexpr double days_per_month = 30.0;
        const double month = days_per_month * day;
        return std::vector<ClockSegment>{
            {"s", 1.0, 0.0, {10, 20, 30, 60}, {1, 10, 30, 3}},
            {"min", minute, minute, {5, 10, 15, 20, 30, 60}, {1, 10, 30, 3}},
            {"h", hour, hour, {1, 2, 3, 6, 12, 24}, {1, 6, 12, 3, 2}},
            {"d", day, day, {1, 2, 5, 10, 15, 30}, {1, 10, 3, 20}},
            {"mo", month, month, {1, 2, 3, 6, 12}, {1, 10, 3, 6}}};
    }();
    return segments;
}

struct Stretch {
    const ClockSegment* unit = nullptr;
    double begin_s = 0.0, end_s = 0.0;
};

/// The stretches of a segmented axis. A last unit that is hardly begun is left to the unit before it.
struct Stretches {
    std::array<Stretch, 5> items;
    std::size_t count = 0;
    const Stretch* begin() const { return items.data(); }
    const Stretch* end() const { return items.data() + count; }
};

Stretches stretches_of(const TimeSpan& span) {
    Stretches stretches;
    for (const ClockSegment& unit : clock_segments()) {
        if (stretches.count == 0 || span.end_s >= 2.0 * unit.begin_s) {
            if (stretches.count > 0) {
                stretches.items[stretches.count - 1].end_s = unit.begin_s;
            }
            stretches.items[stretches.count++] = {&unit, unit.begin_s, span.end_s};
        }
    }
    return stretches;
}

double segmented_share(const Stretches& stretches, double t_s) {
    std::size_t i = 0;
    while (i + 1 < stretches.count && t_s > stretches.items[i].end_s) {
        ++i;
    }
    const Stretch& inside = stretches.items[i];
    const double part = (t_s - inside.begin_s) / (inside.end_s - inside.begin_s);
    return (static_cast<double>(i) + std::clamp(part, 0.0, 1.0)) /
           static_cast<double>(stretches.count);
}

double segmented_time(const Stretches& stretches, double share) {
    const double place = std::clamp(share, 0.0, 1.0) * static_cast<double>(stretches.count);
    const std::size_t i = std::min(static_cast<std::size_t>(place), stretches.count - 1);
    const Stretch& inside = stretches.items[i];
    return inside.begin_s + (inside.end_s - inside.begin_s) * (place - static_cast<double>(i));
}

void add_tick(TimeTicks& ticks, double t_s, double number, const char* unit) {
    ticks.times_s.push_back(t_s);
    ticks.labels.push_back(fmt::format("{:g}", number) + (unit != nullptr ? " " : "") +
                           (unit != nullptr ? unit : ""));
}

TimeTicks segmented_ticks(const TimeAxis& axis, float least_gap_px) {
    TimeTicks ticks;
    const Stretches stretches = stretches_of(axis.span);
    const float width = axis.width_px / static_cast<float>(stretches.count);
    for (const Stretch& stretch : stretches) {
        const double unit_s = stretch.unit->unit_s;
        add_tick(ticks, stretch.begin_s, stretch.begin_s / unit_s, stretch.unit->name);
        const double length = stretch.end_s - stretch.begin_s;
        for (const double step : stretch.unit->steps) {
            if (static_cast<float>(step * unit_s / length) * width < least_gap_px) {
                continue;
            }
            // The end of a stretch belongs to the first tick of the next one; the first tick, with its unit, is wide.
            const bool is_last = &stretch + 1 == stretches.end();
            for (double value = std::ceil(stretch.begin_s / unit_s / step) * step;
                 value * unit_s <= stretch.end_s + 1e-6;
                 value += step) {
                const auto px_to = [&](double t_s) {
                    return width * static_cast<float>(std::abs(value * unit_s - t_s) / length);
                };
                if (px_to(stretch.begin_s) >= 1.2f * least_gap_px &&
                    (is_last || px_to(stretch.end_s) >= least_gap_px)) {
                    add_tick(ticks, value * unit_s, value, nullptr);
                }
            }
            break;
        }
    }
    return ticks;
}

TimeTicks logarithmic_ticks(const TimeAxis& axis, float least_gap_px) {
    struct Mark {
        double t_s, number;
        const char* unit;
        std::size_t rank;
    };
    std::vector<Mark> marks;
    const std::vector<ClockSegment>& units = clock_segments();
    for (std::size_t i = 0; i < units.size(); ++i) {
        const double end_s = i + 1 < units.size()
                                 ? std::min(units[i + 1].begin_s, axis.span.end_s * 1.0001)
                                 : axis.span.end_s * 1.0001;
        for (std::size_t rank = 0; rank < units[i].marks.size(); ++rank) {
            const double number = units[i].marks[rank];
            const double t_s = number * units[i].unit_s;
            if (t_s < end_s) {
                marks.push_back({t_s, number, rank == 0 ? units[i].name : nullptr, rank});
            }
        }
    }
    std::stable_sort(
        marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return a.rank < b.rank; });
    std::vector<Mark> placed;
    for (const Mark& mark : marks) {
        const float x = axis.x_of(mark.t_s);
        const bool free = std::all_of(placed.begin(), placed.end(), [&](const Mark& other) {
            return std::abs(axis.x_of(other.t_s) - x) >= least_gap_px;
        });
        if (free) {
            placed.push_back(mark);
        }
    }
    std::sort(
        placed.begin(), placed.end(), [](const Mark& a, const Mark& b) { return a.t_s < b.t_s; });
    TimeTicks ticks;
    for (const Mark& mark : placed) {
        add_tick(ticks, mark.t_s, mark.number, mark.unit);
    }
    return ticks;
}

} // namespace

float TimeAxis::x_of(double t_s) const {
    double share = 0.0;
    switch (scale) {
    case TimeScale::linear:
        share = (t_s - span.begin_s) / span.length_s();
        break;
    case TimeScale::logarithmic:
        share = std::log(std::clamp(t_s, first_logarithmic_s, span.end_s) / first_logarithmic_s) /
                std::log(span.end_s / first_logarithmic_s);
        break;
    case TimeScale::segmented:
        share = segmented_share(stretches_of(span), t_s);
        break;
    }
    return left_px + width_px * static_cast<float>(share);
}

namespace {

/// Where `share` of the axis lies; `linear_s` where equal lengths are equal times.
double time_of_share(const TimeAxis& axis, double share, double linear_s) {
    switch (axis.scale) {
    case TimeScale::logarithmic:
        return first_logarithmic_s *
               std::pow(axis.span.end_s / first_logarithmic_s, std::clamp(share, 0.0, 1.0));
    case TimeScale::segmented:
        return segmented_time(stretches_of(axis.span), share);
    case TimeScale::linear:
        break;
    }
    return linear_s;
}

} // namespace

double TimeAxis::time_at(float x_px) const {
    const double share = static_cast<double>((x_px - left_px) / width_px);
    return time_of_share(*this, share, span.begin_s + span.length_s() * share);
}

double TimeAxis::time_of(int part, int parts) const {
    // Multiplied first: whole seconds stay whole.
    return time_of_share(
        *this, static_cast<double>(part) / parts, span.begin_s + span.length_s() * part / parts);
}

TimeAxis
make_time_axis(TimeScale scale, double begin_s, double end_s, float left_px, float width_px) {
    const double first_s = scale == TimeScale::linear ? begin_s : 0.0;
    return {{first_s, std::max(end_s, first_s + shortest_window_s)}, left_px, width_px, scale};
}

std::vector<double> segment_borders(const TimeAxis& axis) {
    std::vector<double> borders;
    if (axis.scale == TimeScale::segmented) {
        for (const Stretch& stretch : stretches_of(axis.span)) {
            if (stretch.begin_s > 0.0) {
                borders.push_back(stretch.begin_s);
            }
        }
    }
    return borders;
}

TimeTicks time_axis_ticks(const TimeAxis& axis, float least_gap_px) {
    switch (axis.scale) {
    case TimeScale::logarithmic:
        return logarithmic_ticks(axis, least_gap_px);
    case TimeScale::segmented:
        return segmented_ticks(axis, least_gap_px);
    case TimeScale::linear:
        break;
    }
    const int most = std::max(2, static_cast<int>(axis.width_px / least_gap_px));
    return time_ticks(axis.span.begin_s, axis.span.end_s, most);
}

} // namespace disinhibit
