#pragma once

#include <string>
#include <vector>

#include "circuit/trajectory.h"
#include "engine/ui/frame_view.h"

namespace disinhibit {

/// The samples of one trajectory that plots show, kept from frame to frame. Samples lie on a fixed grid
/// whose step is a power of two, so that scrolling and growing only append and drop.
class TraceCache {
  public:
    /// Brings the curves up to date over [begin_s, end_s], as far as the trajectory reaches.
    /// `paths`: the signals wanted; those the trajectory lacks are left out. `naming` is the table whose
    /// indices the curves carry (the main course, also for ghosts).
    void update(const Trajectory& trajectory,
                const SignalTable& naming,
                const std::vector<std::string>& paths,
                double begin_s,
                double end_s);
    /// The course was changed from t_s on.
    void forget_from(double t_s);
    /// The course is another one.
    void clear();

    const TraceSet& set() const { return set_; }

  private:
    void choose_signals(const Trajectory& trajectory,
                        const SignalTable& naming,
                        const std::vector<std::string>& paths);
    void drop_before(long long first);

    TraceSet set_;
    std::vector<std::string> paths_;
    std::vector<int> sources_; ///< index of each curve in the trajectory's own table
    double step_s_ = 0.0;
    long long first_ = 0; ///< grid number of the first sample
    long long next_ = 0;  ///< grid number of the first sample not taken yet
    Snapshot scratch_;
};

/// Grid step for a window: the smallest power of two, s, that needs no more than 600 samples.
double trace_step_s(double span_s);

} // namespace disinhibit
