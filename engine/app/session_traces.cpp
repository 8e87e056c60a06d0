#include "engine/app/session_traces.h"

#include <algorithm>
#include <cmath>

#include "circuit/units.h"

namespace disinhibit {
namespace {

// About one cell per pixel of a plot 480 px wide, and a bit more.
constexpr double largest_cell_count = 600.0;
constexpr int largest_reads_per_cell = 16;

// For axes that are not linear: two cells per three pixels where an axis of five units is 300 px wide.
constexpr double cells_per_doubling = 32.0;
constexpr double first_proportional_s = 1.0;

/// A course of drinks and tablets does not turn round faster than this, s.
double finest_feature_s() {
    return 15.0 * internal_per("min");
}

} // namespace

double TraceGrid::begin_of(long long cell) const {
    if (!proportional) {
        return static_cast<double>(cell) * cell_s;
    }
    return cell <= 0 ? 0.0
                     : first_proportional_s *
                           std::exp2(static_cast<double>(cell - 1) / cells_per_doubling);
}

long long TraceGrid::cell_at(double t_s) const {
    if (!proportional) {
        return static_cast<long long>(std::floor(t_s / cell_s));
    }
    if (t_s < first_proportional_s) {
        return 0;
    }
    const double doublings = std::log2(t_s / first_proportional_s);
    auto cell = static_cast<long long>(std::floor(doublings * cells_per_doubling)) + 1;
    // What rounding moved to the neighbour.
    while (begin_of(cell) > t_s) {
        --cell;
    }
    while (begin_of(cell + 1) <= t_s) {
        ++cell;
    }
    return cell;
}

int TraceGrid::reads_of(long long cell) const {
    const double wanted = std::ceil(length_of(cell) / finest_feature_s());
    return static_cast<int>(std::clamp<double>(wanted, 1.0, largest_reads_per_cell));
}

TraceGrid trace_grid(double begin_s, double end_s, TimeScale scale) {
    TraceGrid grid;
    grid.proportional = scale != TimeScale::linear;
    if (!grid.proportional) {
        const double span_s = std::max(end_s - begin_s, 1e-3);
        grid.cell_s = std::exp2(std::ceil(std::log2(span_s / largest_cell_count)));
    }
    grid.two_points = grid.reads_of(grid.cell_at(end_s)) > 1;
    return grid;
}

void TraceCache::clear() {
    ++revision_;
    set_.curves.clear();
    sources_.clear();
    paths_.clear();
    first_ = next_ = 0;
}

void TraceCache::keep_cells(long long count) {
    const int points_per_cell = grid_.two_points ? 2 : 1;
    ++revision_;
    next_ = first_ + count;
    for (TraceCurve& curve : set_.curves) {
        curve.times_s.resize(static_cast<std::size_t>(count * points_per_cell));
        curve.values.resize(curve.times_s.size());
    }
}

void TraceCache::forget_from(double t_s) {
    if (next_ > first_) {
        const long long keep_until = grid_.cell_at(t_s);
        keep_cells(std::clamp(keep_until, first_, next_) - first_);
    }
}

void TraceCache::drop_before(long long first) {
    const int points_per_cell = grid_.two_points ? 2 : 1;
    const auto cells = std::clamp(first, first_, next_) - first_;
    revision_ += cells > 0 ? 1 : 0;
    const auto points = static_cast<std::ptrdiff_t>(cells * points_per_cell);
    for (TraceCurve& curve : set_.curves) {
        curve.times_s.erase(curve.times_s.begin(), curve.times_s.begin() + points);
        curve.values.erase(curve.values.begin(), curve.values.begin() + points);
    }
    first_ += cells;
}

void TraceCache::choose_signals(const Trajectory& trajectory,
                                const std::vector<std::string>& paths) {
    clear();
    paths_ = paths;
    for (std::size_t i = 0; i < paths.size(); ++i) {
        const int source = trajectory.signals().index(paths[i]);
        if (source >= 0) {
            sources_.push_back(source);
            set_.curves.push_back({static_cast<int>(i), {}, {}});
        }
    }
}

void TraceCache::read_cell(const Trajectory& trajectory) {
    const double begin_s = grid_.begin_of(next_);
    const std::size_t points = grid_.two_points ? 2 : 1;
    const int reads = grid_.two_points ? grid_.reads_of(next_) : 1;
    for (int part = 0; part < reads; ++part) {
        const double t_s = begin_s + grid_.length_of(next_) * part / reads;
        trajectory.read(t_s, scratch_);
        for (std::size_t i = 0; i < sources_.size(); ++i) {
            TraceCurve& curve = set_.curves[i];
            const double value = scratch_.values[static_cast<std::size_t>(sources_[i])];
            if (part == 0) {
                curve.times_s.insert(curve.times_s.end(), points, t_s);
                curve.values.insert(curve.values.end(), points, value);
                continue;
            }
            // The lowest value first, the highest second; brought into order of time below.
            double* lowest = &curve.values[curve.values.size() - 2];
            const std::size_t which = value < lowest[0] ? 0 : 1;
            if (value < lowest[0] || value > lowest[1]) {
                lowest[which] = value;
                curve.times_s[curve.times_s.size() - 2 + which] = t_s;
            }
        }
    }
    for (TraceCurve& curve : set_.curves) {
        const std::size_t end = curve.times_s.size();
        if (points == 2 && curve.times_s[end - 2] > curve.times_s[end - 1]) {
            std::swap(curve.times_s[end - 2], curve.times_s[end - 1]);
            std::swap(curve.values[end - 2], curve.values[end - 1]);
        }
    }
    ++next_;
    ++revision_;
}

bool TraceCache::update(const Trajectory& trajectory,
                        const std::vector<std::string>& paths,
                        double begin_s,
                        double end_s,
                        TimeScale scale,
                        int most_reads) {
    const TraceGrid grid = trace_grid(begin_s, end_s, scale);
    const long long first = grid.proportional ? 0 : grid.cell_at(begin_s);
    if (paths != paths_ || grid != grid_ || first < first_ || first > next_) {
        choose_signals(trajectory, paths);
        grid_ = grid;
        first_ = next_ = first;
    }
    drop_before(first);
    const long long last = grid_.cell_at(end_s) + cells_beyond - 1;
    for (int reads = 0; next_ <= last; reads += grid_.reads_of(next_ - 1)) {
        const int parts = grid_.two_points ? grid_.reads_of(next_) : 1;
        const double last_read_s =
            grid_.begin_of(next_) + grid_.length_of(next_) * (parts - 1) / parts;
        if (last_read_s > trajectory.reached_s()) {
            return true; // no cell is read in part
        }
        if (reads >= most_reads) {
            return false;
        }
        read_cell(trajectory);
    }
    return true;
}

} // namespace disinhibit
