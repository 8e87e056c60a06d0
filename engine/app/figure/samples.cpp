#include "engine/app/figure/samples.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "circuit/course/envelope.h"
#include "circuit/describe/units.h"
#include "engine/core/bounded.h"

namespace disinhibit {
namespace {

constexpr int cells = 1200;

/// A time in hours as it stands in a table: no longer than nine digits behind the point, a few microseconds apart.
double written_hours(double t_s) {
    constexpr double per_hour = 1e9;
    return std::round(t_s / internal_per("h") * per_hour) / per_hour;
}
/// The nearest time that is written without rounding, s.
double written_time(double t_s) {
    return written_hours(t_s) * internal_per("h");
}

/// Where the cells begin, even along the axis; at last its end, or that of the course.
std::vector<double> cell_borders(const TimeAxis& axis, double last_s) {
    std::vector<double> borders;
    for (int i = 0; i <= cells; ++i) {
        const double t_s = bounded(written_time(axis.time_of(i, cells)), axis.span.begin_s, last_s);
        if (borders.empty() || t_s > borders.back()) {
            borders.push_back(t_s);
        }
    }
    return borders;
}

/// One run while it is read cell by cell.
class RunReader {
  public:
    RunReader(const Plot& plot, const Trajectory& course, std::size_t run)
        : course_(course), curves_(curves_of(plot, course, run)),
          envelope_(signals_of(curves_), plot.stacked) {}

    /// Looks at [from_s, until_s) wherever something may be missed.
    void look(double from_s, double until_s) {
        double last_s = -1.0;
        for (double t_s = from_s; t_s < until_s; t_s = course_.next_read_s(t_s)) {
            const double near_s = t_s == from_s ? t_s : written_time(t_s);
            if (near_s > last_s && near_s < until_s) {
                look_at(near_s);
                last_s = near_s;
            }
        }
    }
    void look_at(double t_s) {
        course_.read(t_s, snapshot_);
        envelope_.add(snapshot_);
    }
    /// What is worth keeping of what was looked at since the last call.
    std::vector<Envelope::Row> take() { return envelope_.take(); }
    /// Adds `rows` to the curves, and at every other one of `times_s` what the course says.
    void keep(const std::vector<Envelope::Row>& rows, const std::vector<double>& times_s) {
        auto row = rows.begin();
        for (const double t_s : times_s) {
            if (row != rows.end() && row->t_s == t_s) {
                add(t_s, row->values);
                ++row;
            } else {
                course_.read(t_s, snapshot_);
                values_.clear();
                for (const FigureCurve& curve : curves_) {
                    values_.push_back(snapshot_.values[static_cast<std::size_t>(curve.signal)]);
                }
                add(t_s, values_);
            }
        }
    }
    std::vector<FigureCurve>& curves() { return curves_; }

  private:
    static std::vector<FigureCurve>
    curves_of(const Plot& plot, const Trajectory& course, std::size_t run) {
        std::vector<FigureCurve> curves;
        for (const PlotCurve& curve : plot.curves) {
            const int signal = course.signals().index(curve.signal);
            if (signal >= 0) {
                curves.push_back({&curve, signal, {signal, {}, {}}, run});
            }
        }
        return curves;
    }
    static std::vector<int> signals_of(const std::vector<FigureCurve>& curves) {
        std::vector<int> signals;
        for (const FigureCurve& curve : curves) {
            signals.push_back(curve.signal);
        }
        return signals;
    }
    void add(double t_s, const std::vector<double>& values) {
        for (std::size_t i = 0; i < curves_.size(); ++i) {
            curves_[i].sampled.times_s.push_back(t_s);
            curves_[i].sampled.values.push_back(values[i]);
        }
    }

    const Trajectory& course_;
    std::vector<FigureCurve> curves_;
    Envelope envelope_;
    Snapshot snapshot_;
    std::vector<double> values_;
};

/// Ends a cell: what is worth keeping of one run is kept of all.
void finish_cell(std::vector<RunReader>& runs) {
    std::vector<std::vector<Envelope::Row>> rows;
    std::vector<double> times_s;
    for (RunReader& run : runs) {
        rows.push_back(run.take());
        for (const Envelope::Row& row : rows.back()) {
            times_s.push_back(row.t_s);
        }
    }
    std::sort(times_s.begin(), times_s.end());
    times_s.erase(std::unique(times_s.begin(), times_s.end()), times_s.end());
    for (std::size_t i = 0; i < runs.size(); ++i) {
        runs[i].keep(rows[i], times_s);
    }
}

} // namespace

std::vector<FigureCurve> read_figure_curves(const Plot& plot,
                                            const std::vector<const Trajectory*>& runs,
                                            const TimeAxis& axis) {
    std::vector<RunReader> readers;
    double last_s = axis.span.end_s;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        readers.emplace_back(plot, *runs[i], i);
        last_s = std::min(last_s, runs[i]->reached_s());
    }
    const std::vector<double> borders = cell_borders(axis, last_s);
    for (std::size_t i = 0; i + 1 < borders.size(); ++i) {
        for (RunReader& reader : readers) {
            reader.look(borders[i], borders[i + 1]);
        }
        finish_cell(readers);
    }
    for (RunReader& reader : readers) {
        reader.look_at(borders.back());
    }
    finish_cell(readers);
    std::vector<FigureCurve> curves;
    for (RunReader& reader : readers) {
        std::ranges::move(reader.curves(), std::back_inserter(curves));
    }
    return curves;
}

CsvTable figure_table(const std::vector<FigureCurve>& curves,
                      const std::vector<const Trajectory*>& runs) {
    CsvTable table;
    if (curves.empty()) {
        return table;
    }
    std::vector<double> hours;
    for (const double t_s : curves.front().sampled.times_s) {
        hours.push_back(written_hours(t_s));
    }
    table.headers.push_back("time [h]");
    table.columns.push_back(std::move(hours));
    for (const FigureCurve& curve : curves) {
        const Signal& signal =
            runs[curve.run]->signals().rows[static_cast<std::size_t>(curve.signal)];
        const std::string side = runs.size() > 1 ? side_letters[curve.run] + std::string(": ") : "";
        table.headers.push_back(side + signal.path + " [" + signal.unit + "]");
        table.columns.push_back(curve.sampled.values);
    }
    return table;
}

} // namespace disinhibit
