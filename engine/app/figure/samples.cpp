#include "engine/app/figure/samples.h"

#include <algorithm>

#include "circuit/course/envelope.h"
#include "circuit/describe/units.h"
#include "engine/core/bounded.h"

namespace disinhibit {
namespace {

constexpr int cells = 1200;

/// Where the cells begin, even along the axis; at last its end, or that of the course.
std::vector<double> cell_borders(const TimeAxis& axis, double last_s) {
    std::vector<double> borders;
    for (int i = 0; i <= cells; ++i) {
        const float x = axis.left_px + axis.width_px * static_cast<float>(i) / cells;
        const double t_s = bounded(axis.time_at(x), axis.span.begin_s, last_s);
        if (borders.empty() || t_s > borders.back()) {
            borders.push_back(t_s);
        }
    }
    return borders;
}

} // namespace

std::vector<FigureCurve>
read_figure_curves(const Plot& plot, const Trajectory& trajectory, const TimeAxis& axis) {
    std::vector<FigureCurve> curves;
    std::vector<int> signals;
    for (const PlotCurve& curve : plot.curves) {
        const int signal = trajectory.signals().index(curve.signal);
        if (signal >= 0) {
            curves.push_back({&curve, signal, {signal, {}, {}}});
            signals.push_back(signal);
        }
    }
    Envelope envelope(signals, plot.stacked);
    Snapshot snapshot;
    const auto look_at = [&](double t_s) {
        trajectory.read(t_s, snapshot);
        envelope.add(snapshot);
    };
    const auto finish_cell = [&] {
        for (const Envelope::Row& row : envelope.take()) {
            for (std::size_t i = 0; i < curves.size(); ++i) {
                curves[i].sampled.times_s.push_back(row.t_s);
                curves[i].sampled.values.push_back(row.values[i]);
            }
        }
    };
    const std::vector<double> borders =
        cell_borders(axis, std::min(axis.span.end_s, trajectory.reached_s()));
    for (std::size_t i = 0; i + 1 < borders.size(); ++i) {
        for (double t_s = borders[i]; t_s < borders[i + 1]; t_s = trajectory.next_read_s(t_s)) {
            look_at(t_s);
        }
        finish_cell();
    }
    look_at(borders.back());
    finish_cell();
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
