#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "circuit/course/simulate.h"
#include "circuit/course/trajectory.h"
#include "engine/run/peak.h"
#include "engine/run/traces.h"

namespace disinhibit {

/// Curves and what they are of; TraceCurve::signal is a place in the paths of `signals`.
struct SampledTraces {
    std::shared_ptr<const PlotSignals> signals;
    TraceSet set;
};

/// The lane of the course itself; the others are ghosts and what might be.
inline constexpr int course_lane = 0;
/// Steps of the solver between two looks at whether the course is still wanted.
inline constexpr int steps_per_look = 16;

/// What a lane is to compute. Plain values: handed from the frame loop to whoever computes.
struct LaneOrder {
    int lane = course_lane;
    std::shared_ptr<const Scenario> scenario;
    double reach_s = 0.0; ///< integrate at least so far
    double begin_s = 0.0; ///< window to sample
    double end_s = 0.0;
    std::shared_ptr<const PlotSignals> signals; ///< to sample
    TimeScale scale = TimeScale::linear;
    PeakOrder peak; ///< what else to look for
    bool operator==(const LaneOrder&) const = default;
};

/// One course computed beside the frame loop: integrates and samples in small portions, so that it can be watched
/// while it grows and given up at any moment. Belongs to one thread at a time. A scenario that cannot be run leaves it
/// without curves (the frame loop has told the person); after any exception it is of no more use.
class Lane {
  public:
    explicit Lane(const Library& library) : library_(&library) {}
    /// A lane that goes on from where `donor` is, sharing nothing that changes.
    Lane fork() const;

    /// Another order; what is still true of the work done is kept.
    void take(const LaneOrder& order);
    /// Works for at most `budget_s` of wall time; true when nothing is left to do.
    bool work(double budget_s);

    /// The curves; TraceCurve::signal is the place in the paths of LaneOrder::signals.
    const TraceSet& traces() const { return traces_.set(); }
    /// True if the curves show everything integrated so far.
    bool traces_up_to_date() const { return up_to_date_; }
    /// Grows with every change of the curves.
    long revision() const { return traces_.revision(); }
    double reached_s() const { return trajectory_ ? trajectory_->reached_s() : 0.0; }
    const LaneOrder& order() const { return order_; }
    /// Checkpoints computed since the last call for this scenario; nullptr: none.
    std::shared_ptr<const TrajectoryPart> new_part();
    /// What LaneOrder::peak asks for, once nothing is left to do; nullptr: nothing worth showing.
    std::shared_ptr<PeakMoment> peak() const;
    std::size_t memory_bytes() const { return trajectory_ ? trajectory_->memory_bytes() : 0; }

  private:
    void prepare();
    double target_s() const;

    const Library* library_;
    LaneOrder order_;
    std::shared_ptr<const Scenario> running_; ///< scenario of trajectory_
    std::optional<Trajectory> trajectory_;
    TraceCache traces_;
    bool up_to_date_ = false;
    PeakSearch peak_;
    bool peak_begun_ = false;     ///< as order_ says
    double handed_over_s_ = -1.0; ///< new_part() has given everything up to here
};

} // namespace disinhibit
