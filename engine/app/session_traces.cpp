#include "engine/app/session_traces.h"

#include <algorithm>
#include <cmath>

#include "circuit/units.h"

namespace disinhibit {
namespace {

// About one cell per pixel of a plot 480 px wide, and a bit more.
constexpr double largest_cell_count = 600.0;
constexpr int largest_reads_per_cell = 16;

/// A course of drinks and tablets does not turn round faster than this, s.
double finest_feature_s() {
    return 15.0 * internal_per("min");
}

} // namespace

TraceGrid trace_grid(double span_s) {
    TraceGrid grid;
    grid.cell_s = std::exp2(std::ceil(std::log2(std::max(span_s, 1e-3) / largest_cell_count)));
    const double wanted = std::ceil(grid.cell_s / finest_feature_s());
    grid.reads_per_cell = static_cast<int>(std::min<double>(wanted, largest_reads_per_cell));
    return grid;
}

void TraceCache::clear() {
    set_.curves.clear();
    sources_.clear();
    paths_.clear();
    first_ = next_ = 0;
}

void TraceCache::keep_cells(long long count) {
    const int points_per_cell = reads_per_cell_ > 1 ? 2 : 1;
    next_ = first_ + count;
    for (TraceCurve& curve : set_.curves) {
        curve.times_s.resize(static_cast<std::size_t>(count * points_per_cell));
        curve.values.resize(curve.times_s.size());
    }
}

void TraceCache::forget_from(double t_s) {
    if (cell_s_ > 0.0) {
        const auto keep_until = static_cast<long long>(std::floor(t_s / cell_s_));
        keep_cells(std::clamp(keep_until, first_, next_) - first_);
    }
}

void TraceCache::drop_before(long long first) {
    const int points_per_cell = reads_per_cell_ > 1 ? 2 : 1;
    const auto cells = std::clamp(first, first_, next_) - first_;
    const auto points = static_cast<std::ptrdiff_t>(cells * points_per_cell);
    for (TraceCurve& curve : set_.curves) {
        curve.times_s.erase(curve.times_s.begin(), curve.times_s.begin() + points);
        curve.values.erase(curve.values.begin(), curve.values.begin() + points);
    }
    first_ += cells;
}

void TraceCache::choose_signals(const Trajectory& trajectory,
                                const SignalTable& naming,
                                const std::vector<std::string>& paths) {
    clear();
    paths_ = paths;
    for (const std::string& path : paths) {
        const int source = trajectory.signals().index(path);
        const int name = naming.index(path);
        if (source >= 0 && name >= 0) {
            sources_.push_back(source);
            set_.curves.push_back({name, {}, {}});
        }
    }
}

void TraceCache::read_cell(const Trajectory& trajectory) {
    const double begin_s = static_cast<double>(next_) * cell_s_;
    const std::size_t points = reads_per_cell_ > 1 ? 2 : 1;
    for (int part = 0; part < reads_per_cell_; ++part) {
        const double t_s = begin_s + cell_s_ * part / reads_per_cell_;
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
}

bool TraceCache::update(const Trajectory& trajectory,
                        const SignalTable& naming,
                        const std::vector<std::string>& paths,
                        double begin_s,
                        double end_s,
                        int most_reads) {
    const TraceGrid grid = trace_grid(end_s - begin_s);
    const auto first = static_cast<long long>(std::floor(begin_s / grid.cell_s));
    // One cell beyond the window, so that the curve reaches its edge; no cell read in part.
    const double last_read_s = grid.cell_s * (grid.reads_per_cell - 1) / grid.reads_per_cell;
    const double covered_s = std::min(end_s + grid.cell_s, trajectory.reached_s()) - last_read_s;
    const auto last = static_cast<long long>(std::floor(covered_s / grid.cell_s));
    if (paths != paths_ || grid.cell_s != cell_s_ || first < first_ || first > next_) {
        choose_signals(trajectory, naming, paths);
        cell_s_ = grid.cell_s;
        reads_per_cell_ = grid.reads_per_cell;
        first_ = next_ = first;
    }
    drop_before(first);
    for (int reads = 0; next_ <= last && reads < most_reads; reads += reads_per_cell_) {
        read_cell(trajectory);
    }
    return next_ > last;
}

} // namespace disinhibit
