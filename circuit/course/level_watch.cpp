#include "circuit/course/level_watch.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace disinhibit {
namespace {

/// A dose that is the limit is not above it.
constexpr double rounding = 1e-9;

struct Reading {
    double t_s = 0.0;
    double level = 0.0;
};

double level_at(const LevelLimit& limit,
                const std::vector<double>& coefficients,
                const DenseStep& step,
                int state_count,
                double t_s) {
    double level = 0.0;
    for (const DoseEntry& term : limit.terms) {
        const double weight = term.fraction >= 0 ? coefficients[term.fraction] : 1.0;
        level += weight * step.evaluate_component(t_s, state_count, term.state);
    }
    return level;
}

/// The top of the parabola through three readings at equal distances if it lies between them, else the highest of them.
Reading highest(const std::array<Reading, 3>& r) {
    Reading top = *std::ranges::max_element(r, {}, &Reading::level);
    const double slope = r[2].level - r[0].level;
    const double bend = r[0].level - 2.0 * r[1].level + r[2].level;
    if (bend < 0.0) {
        const double half_s = 0.5 * (r[2].t_s - r[0].t_s);
        const double share = -0.5 * slope / bend; // of a half step, from the middle
        const double level = r[1].level - 0.125 * slope * slope / bend;
        if (share > -1.0 && share < 1.0 && level > top.level) {
            top = {r[1].t_s + share * half_s, level};
        }
    }
    return top;
}

/// Where the straight line between two readings crosses `level`.
double crossing_s(const Reading& a, const Reading& b, double level) {
    return a.t_s + (b.t_s - a.t_s) * (level - a.level) / (b.level - a.level);
}

} // namespace

void LevelWatch::follow(const Model& model,
                        const std::vector<double>& coefficients,
                        const DenseStep& step,
                        std::vector<LevelSpan>& open) {
    for (std::size_t i = 0; i < model.limits.size(); ++i) {
        const LevelLimit& limit = model.limits[i];
        const auto read = [&](double t_s) {
            return Reading{t_s, level_at(limit, coefficients, step, model.state_count(), t_s)};
        };
        const std::array<Reading, 3> readings{
            read(step.t_begin_s), read(0.5 * (step.t_begin_s + step.t_end_s)), read(step.t_end_s)};
        const Reading top = highest(readings);
        const int row = static_cast<int>(i);
        auto lasting = std::ranges::find(open, row, &LevelSpan::limit);
        const double level = limit.level.value * (1.0 + rounding);
        if (lasting == open.end() && top.level <= level) {
            continue;
        }
        const Reading& first = readings.front();
        const Reading& last = readings.back();
        if (lasting == open.end()) {
            const double from_s = first.level > level ? first.t_s : crossing_s(first, top, level);
            open.push_back({row, from_s, top.t_s, top.level, top.t_s});
            lasting = std::prev(open.end());
        } else if (top.level > lasting->peak) {
            lasting->peak = top.level;
            lasting->peak_at_s = top.t_s;
        }
        lasting->to_s = last.t_s;
        if (last.level <= level) {
            // An event may have ended it at the beginning of this step.
            lasting->to_s = top.level > level ? crossing_s(top, last, level) : first.t_s;
            ended_.push_back(*lasting);
            open.erase(lasting);
        }
    }
}

void LevelWatch::drop_after(double t_s) {
    std::erase_if(ended_, [&](const LevelSpan& span) { return span.to_s > t_s; });
}

std::vector<LevelSpan> LevelWatch::ended_after(double t_s) const {
    std::vector<LevelSpan> later;
    std::ranges::copy_if(
        ended_, std::back_inserter(later), [&](const LevelSpan& span) { return span.to_s > t_s; });
    return later;
}

} // namespace disinhibit
