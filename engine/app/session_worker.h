#pragma once

#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "engine/app/session_lane.h"

namespace disinhibit {

/// What a lane has to tell since it was last asked.
struct LaneNews {
    int lane = 0;
    std::shared_ptr<const Scenario> scenario; ///< of all that follows
    bool sampled = false;                     ///< `traces` holds new curves
    SampledTraces traces;
    bool complete = false; ///< nothing is left to do
    double reached_s = 0.0;
    std::vector<std::shared_ptr<const TrajectoryPart>> parts; ///< course only, in order
};

/// Computes lanes beside the frame loop: in a thread of its own, or, without threads, in slices that the frame loop
/// gives. Both do the same work in the same order, so every byte is the same. Only plain values cross between the
/// threads. Lanes ordered first come first.
class SessionWorker {
  public:
    /// `library` must outlive the worker.
    SessionWorker(const Library& library, bool threaded);
    ~SessionWorker();
    SessionWorker(const SessionWorker&) = delete;
    SessionWorker& operator=(const SessionWorker&) = delete;

    /// Replaces all orders. Lane 0 must be among them, and first.
    void order(const std::vector<LaneOrder>& orders);
    /// Everything new since the last call.
    std::vector<LaneNews> take_news();
    /// Gives the lanes `budget_s` if there is no thread; else waits, no longer than that, until lane 0 is complete.
    void help(double budget_s);
    /// Until every lane is complete.
    void settle();
    bool threaded() const { return thread_.joinable(); }
    /// Bytes held by all trajectories.
    std::size_t memory_bytes();

  private:
    void run();
    void obey(const std::vector<LaneOrder>& orders);
    /// Works on the first lane that is not complete; false if all are.
    bool work_on_next(double budget_s);
    void publish(Lane& lane, bool complete);
    bool all_complete() const;

    const Library& library_;
    std::mutex mutex_; ///< guards the next block
    std::vector<LaneOrder> orders_;
    bool ordered_ = false; ///< orders_ have not been looked at
    bool stopping_ = false;
    std::map<int, LaneNews> news_;
    std::map<int, bool> complete_; ///< of the present orders
    std::size_t memory_bytes_ = 0;
    std::condition_variable something_to_do_;
    std::condition_variable something_done_;

    /// Belong to whoever computes.
    std::vector<int> turns_; ///< lanes in order of priority
    std::map<int, Lane> lanes_;
    std::map<int, long> published_; ///< revision of the curves last told
    std::thread thread_;
};

} // namespace disinhibit
