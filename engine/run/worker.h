#pragma once

#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "engine/run/lane.h"

namespace disinhibit {

/// What a lane has to tell since it was last asked.
struct LaneNews {
    int lane = 0;
    std::shared_ptr<const Scenario> scenario; ///< of all that follows
    bool sampled = false;                     ///< `traces` holds new curves
    SampledTraces traces;
    bool complete = false;            ///< nothing is left to do
    std::string fault;                ///< why it was given up, one line; empty if it was not
    std::shared_ptr<PeakMoment> peak; ///< once complete: what LaneOrder::peak asked for
    double reached_s = 0.0;
    std::vector<std::shared_ptr<const TrajectoryPart>> parts; ///< course only, in order
};

/// Computes lanes beside the frame loop: in a thread of its own, or, without threads, in slices that the frame loop
/// gives. Both do the same work in the same order, so every byte is the same. Only plain values cross between the
/// threads. Lanes ordered first come first. A lane that meets an exception is given up and told, until it is ordered
/// otherwise; the others go on.
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
    using Orders = std::shared_ptr<const std::vector<LaneOrder>>;

    void run();
    /// Makes the lanes what obeyed_ says.
    void obey();
    /// The first lane that is not complete; nullptr if all are.
    Lane* next_lane();
    /// Works on it; false if there is none.
    bool work_on_next(double budget_s);
    void publish(Lane& lane, bool complete);
    /// Whatever `work` throws concerns the lane of `order` alone.
    template <class Work> void attempt(const LaneOrder& order, const Work& work);
    void give_up(const LaneOrder& order, const std::string& fault);
    bool all_complete() const;
    /// What a lane is to do by the newest orders; nullptr: it is no longer wanted.
    const LaneOrder* newest_order(int lane) const;

    const Library& library_;
    std::mutex mutex_; ///< guards the next block
    Orders orders_ = std::make_shared<const std::vector<LaneOrder>>();
    bool ordered_ = false; ///< orders_ have not been looked at
    bool stopping_ = false;
    std::map<int, LaneNews> news_;
    std::map<int, bool> complete_; ///< of the present orders
    std::size_t memory_bytes_ = 0;
    std::condition_variable something_to_do_;
    std::condition_variable something_done_;

    /// Belong to whoever computes.
    Orders obeyed_ = orders_; ///< in order of priority
    std::map<int, Lane> lanes_;
    std::map<int, long> published_; ///< revision of the curves last told
    std::thread thread_;
};

} // namespace disinhibit
