#include "engine/run/peak.h"

#include <algorithm>
#include <cmath>

#include "circuit/course/simulate.h"

namespace disinhibit {
namespace {

/// A difference of less than this share of rest is no peak.
constexpr double least_share = 0.01;
/// Steps of the solver at a time.
constexpr int steps_per_portion = 16;

/// Linear between the samples.
double value_between(const TraceCurve& curve, double t_s) {
    const auto after = std::lower_bound(curve.times_s.begin(), curve.times_s.end(), t_s);
    const auto i = static_cast<std::size_t>(after - curve.times_s.begin());
    if (i == 0 || i == curve.times_s.size()) {
        return i == 0 ? curve.values.front() : curve.values.back();
    }
    const double share = (t_s - curve.times_s[i - 1]) / (curve.times_s[i] - curve.times_s[i - 1]);
    return curve.values[i - 1] + share * (curve.values[i] - curve.values[i - 1]);
}

} // namespace

void PeakSearch::begin(const PeakOrder& order) {
    const bool same_usual = usual_.signal >= 0 && order.signal == order_.signal &&
                            order.without == order_.without && order.from_s >= order_.from_s;
    order_ = order;
    next_s_ = peak_s_ = order.from_s;
    largest_ = 0.0;
    if (!same_usual) {
        usual_ = {};
        usual_next_s_ = order.from_s;
    }
}

bool PeakSearch::read_usual(int most_reads) {
    if (usual_.signal < 0) {
        try {
            without_->set_scenario(*order_.without);
        } catch (const ModelError&) {
            without_.reset();
            return true;
        }
        usual_.signal = without_->signals().index(order_.signal);
    }
    for (int reads = 0; usual_.signal >= 0 && usual_next_s_ < order_.until_s; ++reads) {
        if (reads >= most_reads) {
            return false;
        }
        if (usual_next_s_ >= without_->reached_s()) {
            without_->extend_some(order_.until_s, steps_per_portion);
            if (!without_->status().ok()) {
                usual_.times_s.clear();
                return true;
            }
            continue;
        }
        without_->read(usual_next_s_, scratch_);
        usual_.times_s.push_back(usual_next_s_);
        usual_.values.push_back(scratch_.values[static_cast<std::size_t>(usual_.signal)]);
        usual_next_s_ = without_->next_read_s(usual_next_s_);
    }
    return true;
}

bool PeakSearch::work(const Trajectory& course, int most_reads) {
    if (order_.signal.empty() || !without_) {
        return true;
    }
    if (!read_usual(most_reads)) {
        return false;
    }
    const int signal = course.signals().index(order_.signal);
    if (signal < 0 || usual_.times_s.empty()) {
        return true;
    }
    const double end_s = std::min(order_.until_s, course.reached_s());
    for (int reads = 0; next_s_ < end_s; ++reads) {
        if (reads >= most_reads) {
            return false;
        }
        course.read(next_s_, scratch_);
        const double difference = std::abs(scratch_.values[static_cast<std::size_t>(signal)] -
                                           value_between(usual_, next_s_));
        if (difference > largest_) {
            largest_ = difference;
            peak_s_ = next_s_;
        }
        next_s_ = course.next_read_s(next_s_);
    }
    return true;
}

std::shared_ptr<PeakMoment>
PeakSearch::moment(const Trajectory& course,
                   const std::shared_ptr<const Scenario>& scenario) const {
    const int signal = order_.signal.empty() ? -1 : course.signals().index(order_.signal);
    if (signal < 0 || !course.status().ok()) {
        return nullptr;
    }
    const double rest = std::abs(course.baseline().values[static_cast<std::size_t>(signal)]);
    if (!(largest_ > least_share * rest)) {
        return nullptr;
    }
    return std::make_shared<PeakMoment>(
        PeakMoment{scenario, course.fork(), course.at(peak_s_), order_.from_s, order_.parameter});
}

} // namespace disinhibit
