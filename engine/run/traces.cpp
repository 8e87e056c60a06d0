#include "engine/run/traces.h"

#include <algorithm>
#include <cmath>

namespace disinhibit {
namespace {

// At least one cell per pixel of a plot 500 px wide.
constexpr double largest_cell_count = 1024.0;

// For axes that are not linear: two cells per three pixels where an axis of five units is 300 px wide.
constexpr double cells_per_doubling = 32.0;
constexpr double first_proportional_s = 1.0;

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

TraceGrid trace_grid(double begin_s, double end_s, TimeScale scale) {
    TraceGrid grid;
    grid.proportional = scale != TimeScale::linear;
    if (!grid.proportional) {
        const double span_s = std::max(end_s - begin_s, 1e-3);
        grid.cell_s = std::exp2(std::ceil(std::log2(span_s / largest_cell_count)));
    }
    return grid;
}

void TraceCache::clear() {
    ++revision_;
    set_.curves.clear();
    envelopes_.clear();
    shown_.clear();
    wanted_ = {};
    first_ = next_ = 0;
    next_s_ = 0.0;
}

void TraceCache::keep_cells(long long count) {
    ++revision_;
    next_ = first_ + count;
    next_s_ = grid_.begin_of(next_);
    for (Envelope& envelope : envelopes_) {
        envelope.take();
    }
    for (TraceCurve& curve : set_.curves) {
        const auto end = std::lower_bound(curve.times_s.begin(), curve.times_s.end(), next_s_);
        curve.times_s.erase(end, curve.times_s.end());
        curve.values.resize(curve.times_s.size());
    }
}

void TraceCache::forget_from(double t_s) {
    if (next_s_ > t_s) {
        const long long keep_until = grid_.cell_at(t_s);
        keep_cells(std::clamp(keep_until, first_, next_) - first_);
    }
}

void TraceCache::drop_before(long long first) {
    if (first <= first_) {
        return;
    }
    first_ = std::min(first, next_);
    ++revision_;
    for (TraceCurve& curve : set_.curves) {
        const auto begin =
            std::lower_bound(curve.times_s.begin(), curve.times_s.end(), grid_.begin_of(first_));
        curve.values.erase(curve.values.begin(),
                           curve.values.begin() + (begin - curve.times_s.begin()));
        curve.times_s.erase(curve.times_s.begin(), begin);
    }
}

void TraceCache::choose_signals(const Trajectory& trajectory, const PlotSignals& wanted) {
    clear();
    wanted_ = wanted;
    std::vector<std::vector<std::string>> together = wanted.stacks;
    for (const std::string& path : wanted.paths) {
        const bool stacked = std::any_of(
            wanted.stacks.begin(), wanted.stacks.end(), [&](const std::vector<std::string>& stack) {
                return std::find(stack.begin(), stack.end(), path) != stack.end();
            });
        if (!stacked) {
            together.push_back({path});
        }
    }
    for (const std::vector<std::string>& group : together) {
        std::vector<int> sources;
        std::vector<std::size_t> curves;
        for (const std::string& path : group) {
            const auto place = std::find(wanted.paths.begin(), wanted.paths.end(), path);
            const int source = trajectory.signals().index(path);
            if (source >= 0 && place != wanted.paths.end()) {
                sources.push_back(source);
                curves.push_back(set_.curves.size());
                set_.curves.push_back({static_cast<int>(place - wanted.paths.begin()), {}, {}});
            }
        }
        envelopes_.emplace_back(std::move(sources), group.size() > 1);
        shown_.push_back(std::move(curves));
    }
}

int TraceCache::read_on(const Trajectory& trajectory, double until_s, int most_reads) {
    int reads = 0;
    const double end_s = std::min(until_s, grid_.begin_of(next_ + 1));
    for (; next_s_ < end_s && reads < most_reads; ++reads) {
        trajectory.read(next_s_, scratch_);
        for (Envelope& envelope : envelopes_) {
            envelope.add(scratch_);
        }
        next_s_ = trajectory.next_read_s(next_s_);
    }
    return reads;
}

void TraceCache::finish_cell() {
    for (std::size_t i = 0; i < envelopes_.size(); ++i) {
        for (const Envelope::Row& row : envelopes_[i].take()) {
            for (std::size_t k = 0; k < shown_[i].size(); ++k) {
                TraceCurve& curve = set_.curves[shown_[i][k]];
                curve.times_s.push_back(row.t_s);
                curve.values.push_back(row.values[k]);
            }
        }
    }
    ++next_;
    ++revision_;
    next_s_ = grid_.begin_of(next_);
}

bool TraceCache::update(const Trajectory& trajectory,
                        const PlotSignals& wanted,
                        double begin_s,
                        double end_s,
                        TimeScale scale,
                        int most_reads) {
    const TraceGrid grid = trace_grid(begin_s, end_s, scale);
    const long long first = grid.proportional ? 0 : grid.cell_at(begin_s);
    if (wanted != wanted_ || grid != grid_ || first < first_ || first > next_) {
        choose_signals(trajectory, wanted);
        grid_ = grid;
        first_ = next_ = first;
        next_s_ = grid_.begin_of(first);
    }
    drop_before(first);
    const long long last = grid_.cell_at(end_s) + cells_beyond - 1;
    for (int reads = 0; next_ <= last;) {
        if (reads >= most_reads) {
            return false;
        }
        reads += read_on(trajectory, trajectory.reached_s(), most_reads - reads);
        if (trajectory.reached_s() <= grid_.begin_of(next_)) {
            return true;
        }
        if (next_s_ < grid_.begin_of(next_ + 1)) {
            if (next_s_ >= trajectory.reached_s()) {
                return true; // a cell is shown when it is whole
            }
            continue;
        }
        finish_cell();
    }
    return true;
}

} // namespace disinhibit
