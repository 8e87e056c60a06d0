#include "engine/app/session_traces.h"

#include <algorithm>
#include <cmath>

namespace disinhibit {
namespace {

// About one sample per pixel of a plot 480 px wide, and a bit more.
constexpr double largest_sample_count = 600.0;

} // namespace

double trace_step_s(double span_s) {
    return std::exp2(std::ceil(std::log2(std::max(span_s, 1e-3) / largest_sample_count)));
}

void TraceCache::clear() {
    set_.curves.clear();
    sources_.clear();
    paths_.clear();
    first_ = next_ = 0;
}

void TraceCache::forget_from(double t_s) {
    if (step_s_ <= 0.0) {
        return;
    }
    const auto keep_until = static_cast<long long>(std::ceil(t_s / step_s_));
    next_ = std::clamp(keep_until, first_, next_);
    for (TraceCurve& curve : set_.curves) {
        curve.times_s.resize(static_cast<std::size_t>(next_ - first_));
        curve.values.resize(curve.times_s.size());
    }
}

void TraceCache::drop_before(long long first) {
    const auto count = static_cast<std::ptrdiff_t>(std::clamp(first, first_, next_) - first_);
    for (TraceCurve& curve : set_.curves) {
        curve.times_s.erase(curve.times_s.begin(), curve.times_s.begin() + count);
        curve.values.erase(curve.values.begin(), curve.values.begin() + count);
    }
    first_ += count;
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

void TraceCache::update(const Trajectory& trajectory,
                        const SignalTable& naming,
                        const std::vector<std::string>& paths,
                        double begin_s,
                        double end_s) {
    const double step_s = trace_step_s(end_s - begin_s);
    const auto first = static_cast<long long>(std::floor(begin_s / step_s));
    // One sample beyond the window, so that the curve reaches its edge.
    const auto last = static_cast<long long>(
        std::floor(std::min(end_s + step_s, trajectory.reached_s()) / step_s));
    if (paths != paths_ || step_s != step_s_ || first < first_ || first > next_) {
        choose_signals(trajectory, naming, paths);
        step_s_ = step_s;
        first_ = next_ = first;
    }
    drop_before(first);
    for (; next_ <= last; ++next_) {
        const double t_s = static_cast<double>(next_) * step_s;
        trajectory.read(t_s, scratch_);
        for (std::size_t i = 0; i < sources_.size(); ++i) {
            set_.curves[i].times_s.push_back(t_s);
            set_.curves[i].values.push_back(scratch_.values[static_cast<std::size_t>(sources_[i])]);
        }
    }
}

} // namespace disinhibit
