#include "engine/app/plot_samples.h"

#include <algorithm>
#include <set>

#include "circuit/units.h"

namespace disinhibit {
namespace {

constexpr int samples = 1200;

std::vector<double> sample_times(const TimeAxis& axis, const Trajectory& trajectory) {
    const double last_s = std::min(axis.span.end_s, trajectory.reached_s());
    std::set<double> times;
    for (int i = 0; i <= samples; ++i) {
        const float x = axis.left_px + axis.width_px * static_cast<float>(i) / samples;
        times.insert(std::clamp(axis.time_at(x), axis.span.begin_s, last_s));
    }
    for (const double event_s : trajectory.event_times_s()) {
        if (axis.shows(event_s) && event_s <= last_s) {
            times.insert(event_s);
        }
    }
    return {times.begin(), times.end()};
}

} // namespace

std::vector<FigureCurve>
read_figure_curves(const Plot& plot, const Trajectory& trajectory, const TimeAxis& axis) {
    const std::vector<double> times = sample_times(axis, trajectory);
    std::vector<FigureCurve> curves;
    for (const PlotCurve& curve : plot.curves) {
        const int signal = trajectory.signals().index(curve.signal);
        if (signal >= 0) {
            curves.push_back({&curve, signal, {signal, times, {}}});
        }
    }
    Snapshot snapshot;
    for (const double t_s : times) {
        trajectory.read(t_s, snapshot);
        for (FigureCurve& curve : curves) {
            curve.sampled.values.push_back(snapshot.values[static_cast<std::size_t>(curve.signal)]);
        }
    }
    return curves;
}

CsvTable figure_table(const std::vector<FigureCurve>& curves, const SignalTable& signals) {
    CsvTable table;
    if (curves.empty()) {
        return table;
    }
    std::vector<double> hours;
    for (const double t_s : curves.front().sampled.times_s) {
        hours.push_back(t_s / internal_per("h"));
    }
    table.headers.push_back("time [h]");
    table.columns.push_back(std::move(hours));
    for (const FigureCurve& curve : curves) {
        const Signal& signal = signals.rows[static_cast<std::size_t>(curve.signal)];
        table.headers.push_back(signal.path + " [" + signal.unit + "]");
        table.columns.push_back(curve.sampled.values);
    }
    return table;
}

} // namespace disinhibit
