#include "engine/run/lane.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace disinhibit {
namespace {

// Small enough to look at the clock often, large enough to cost nothing.
constexpr int reads_per_look = 32;
// A lane reads every stretch once, just after integrating it; far jumps are integrated again.
constexpr TrajectoryMemory lane_memory{8, 4096};

using WallClock = std::chrono::steady_clock;

} // namespace

Lane Lane::fork() const {
    Lane other(*library_);
    other.order_ = order_;
    other.running_ = running_;
    if (trajectory_) {
        other.trajectory_.emplace(trajectory_->fork());
        other.peak_.start_from(trajectory_->fork());
    }
    other.traces_ = traces_;
    other.up_to_date_ = up_to_date_;
    return other;
}

void Lane::take(const LaneOrder& order) {
    order_ = order;
    up_to_date_ = false;
    peak_begun_ = false;
}

/// The trajectory of the ordered scenario, with everything of the former one that is still true.
void Lane::prepare() {
    if (running_ == order_.scenario) {
        return;
    }
    running_ = order_.scenario;
    handed_over_s_ = -1.0;
    try {
        if (trajectory_) {
            trajectory_->set_scenario(*running_);
        } else {
            trajectory_.emplace(start_trajectory(*library_, *running_));
        }
        trajectory_->set_memory(lane_memory);
        if (trajectory_->reached_s() > 0.0) {
            traces_.forget_from(trajectory_->reached_s());
        } else {
            traces_.clear(); // perhaps another model with other signals
        }
    } catch (const ModelError&) {
        trajectory_.reset();
        traces_.clear();
    }
}

double Lane::target_s() const {
    // Cells end beyond the window, and the curve shall reach its edge.
    const TraceGrid grid = trace_grid(order_.begin_s, order_.end_s, order_.scale);
    const double needed_s = std::max(order_.reach_s, order_.peak.until_s);
    return std::max(needed_s, grid.begin_of(grid.cell_at(order_.end_s) + cells_beyond));
}

bool Lane::work(double budget_s) {
    const auto begin = WallClock::now();
    prepare();
    if (!trajectory_) {
        up_to_date_ = true;
        return true;
    }
    if (!peak_begun_) {
        peak_.begin(order_.peak);
        peak_begun_ = true;
    }
    const double target = target_s();
    for (;;) {
        // Read at once what is still dense.
        up_to_date_ = traces_.update(*trajectory_,
                                     *order_.signals,
                                     order_.begin_s,
                                     order_.end_s,
                                     order_.scale,
                                     reads_per_look);
        const bool searched = peak_.work(*trajectory_, reads_per_look);
        const bool integrated = trajectory_->reached_s() >= target || !trajectory_->status().ok();
        if (up_to_date_ && searched && integrated) {
            return true;
        }
        if (std::chrono::duration<double>(WallClock::now() - begin).count() >= budget_s) {
            return false;
        }
        if (up_to_date_ && searched) {
            trajectory_->extend_some(target, steps_per_look);
        }
    }
}

std::shared_ptr<const TrajectoryPart> Lane::new_part() {
    if (!trajectory_ || trajectory_->reached_s() <= handed_over_s_) {
        return nullptr;
    }
    std::shared_ptr<const TrajectoryPart> part = trajectory_->computed_after(handed_over_s_);
    handed_over_s_ = trajectory_->reached_s();
    return part;
}

std::shared_ptr<PeakMoment> Lane::peak() const {
    return trajectory_ ? peak_.moment(*trajectory_, running_) : nullptr;
}

} // namespace disinhibit
