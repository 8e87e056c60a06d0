#include "engine/run/outcome.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace disinhibit {
namespace {

/// What is there at rest in no amount and stays below this, in the signal's own unit, is a rounding.
constexpr double nothing = 1e-6;

/// The whole of a share, or 0 where the unit is none.
double whole_of(const Signal& signal) {
    return signal.unit.starts_with("%") ? 100.0 : signal.unit == "1" ? 1.0 : 0.0;
}

bool is_worth_telling(const Signal& signal, const Change& change) {
    const double size = std::abs(change.value - change.rest);
    const double scale = std::max(std::abs(change.rest), whole_of(signal));
    return size > std::max(nothing, scale * worth_telling_percent / 100.0);
}

Change farthest_from(double rest, int signal, const Extremes& extremes) {
    return extremes.high - rest >= rest - extremes.low
               ? Change{signal, rest, extremes.high, extremes.high_at_s}
               : Change{signal, rest, extremes.low, extremes.low_at_s};
}

/// What people ask for. The rest are parts of these, or these in another unit.
bool is_told(const Signal& signal, bool has_percent) {
    return has_percent || signal.path.ends_with(".plasma") || signal.path.ends_with(".level") ||
           signal.path.find(".occupancy.") != std::string::npos;
}

} // namespace

Outcome find_outcome(const Trajectory& trajectory, const std::vector<Extremes>& extremes) {
    const std::vector<Signal>& rows = trajectory.signals().rows;
    std::set<int> with_percent;
    for (const Signal& signal : rows) {
        with_percent.insert(signal.baseline_of);
    }
    Outcome outcome;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const int index = static_cast<int>(i);
        const Change change = farthest_from(trajectory.baseline().values[i], index, extremes[i]);
        if (!is_worth_telling(rows[i], change)) {
            continue;
        }
        if (is_told(rows[i], with_percent.contains(index))) {
            outcome.told.push_back(change);
        } else if (rows[i].baseline_of < 0) {
            ++outcome.others;
        }
        outcome.blocks |= rows[i].path.ends_with(".blocked");
    }
    return outcome;
}

std::vector<MissedPeak> missed_peaks(const Trajectory& trajectory,
                                     const std::vector<Extremes>& extremes,
                                     const std::vector<double>& report_times_s) {
    std::vector<Extremes> in_rows(extremes.size());
    Snapshot snapshot;
    for (const double t_s : report_times_s) {
        trajectory.read(t_s, snapshot);
        for (std::size_t i = 0; i < in_rows.size(); ++i) {
            in_rows[i].add(snapshot.values[i], t_s);
        }
    }
    std::vector<MissedPeak> missed;
    const auto loss = [&](const MissedPeak& peak) {
        const double rest = trajectory.baseline().values[static_cast<std::size_t>(peak.signal)];
        return (peak.in_course - peak.in_rows) / (peak.in_course - rest);
    };
    for (std::size_t i = 0; i < extremes.size(); ++i) {
        const int index = static_cast<int>(i);
        const MissedPeak peak{index, in_rows[i].high, extremes[i].high};
        const Change rise{
            index, trajectory.baseline().values[i], extremes[i].high, extremes[i].high_at_s};
        if (is_worth_telling(trajectory.signals().rows[i], rise) &&
            loss(peak) > worth_warning_percent / 100.0) {
            missed.push_back(peak);
        }
    }
    std::stable_sort(missed.begin(), missed.end(), [](const MissedPeak& a, const MissedPeak& b) {
        return a.in_rows * b.in_course < b.in_rows * a.in_course;
    });
    return missed;
}

} // namespace disinhibit
