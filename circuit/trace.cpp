#include "circuit/trace.h"

#include <algorithm>

namespace disinhibit {

namespace {

/// Enough for the finest plot of a whole course.
constexpr std::size_t kMaximumPoints = 8192;

} // namespace

void Trace::record(double t_s, int events_applied, const std::vector<double>& y) {
    if (!points_.empty() && t_s < points_.back().t_s + spacing_s_) {
        return;
    }
    if (points_.empty()) {
        points_.reserve(kMaximumPoints);
        y_.reserve(kMaximumPoints * state_count_);
    }
    points_.push_back({t_s, events_applied});
    y_.insert(y_.end(), y.begin(), y.end());
    if (points_.size() == kMaximumPoints) {
        thin();
    }
}

/// Drops every other point.
void Trace::thin() {
    const std::size_t kept = points_.size() / 2;
    for (std::size_t i = 1; i < kept; ++i) {
        points_[i] = points_[2 * i];
        std::copy_n(states(2 * i), state_count_, y_.begin() + i * state_count_);
    }
    points_.resize(kept);
    y_.resize(kept * state_count_);
    spacing_s_ = (points_.back().t_s - points_.front().t_s) / static_cast<double>(kept - 1);
}

void Trace::drop_from(double t_s) {
    while (!points_.empty() && points_.back().t_s >= t_s) {
        points_.pop_back();
    }
    y_.resize(points_.size() * state_count_);
}

std::optional<Trace::Neighbours> Trace::around(double t_s) const {
    const auto after = std::upper_bound(
        points_.begin(), points_.end(), t_s, [](double t, const Point& p) { return t < p.t_s; });
    if (after == points_.begin() || after == points_.end()) {
        return std::nullopt;
    }
    const auto left = after - 1;
    const auto nearer = t_s - left->t_s < after->t_s - t_s ? left : after;
    return Neighbours{static_cast<std::size_t>(nearer - points_.begin()), after->t_s - left->t_s};
}

std::size_t Trace::memory_bytes() const {
    return points_.capacity() * sizeof(Point) + y_.capacity() * sizeof(double);
}

} // namespace disinhibit
