#include "engine/study/for_each_run.h"

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

#include "engine/study/crew.h"

namespace disinhibit {
namespace {

/// How many results per thread may wait for one before them.
constexpr std::size_t most_waiting = 32;

/// Runs that threads finish in any order, delivered in the order of the range.
class OrderedRuns {
  public:
    OrderedRuns(const RunRange& range,
                const std::atomic<bool>& interrupted,
                const std::function<Delivery(std::size_t)>& run)
        : range_(range), interrupted_(interrupted), run_(run), begun_(range.first),
          delivered_(range.first) {}

    /// On each thread: one run after another. What a run throws ends the loop.
    void work() {
        try {
            while (const std::optional<std::size_t> i = begin_next()) {
                put(*i, run_(*i));
            }
        } catch (...) {
            stop();
            leave();
            throw;
        }
        leave();
    }

    /// On the calling thread, while `threads` work.
    void deliver(int threads) {
        while (const Delivery delivery = take(threads)) {
            delivery();
            const std::lock_guard lock(mutex_);
            ++delivered_;
            changed_.notify_all();
        }
    }

    void stop() {
        const std::lock_guard lock(mutex_);
        stopped_ = true;
        changed_.notify_all();
    }

  private:
    std::optional<std::size_t> begin_next() {
        const std::size_t ahead = most_waiting * static_cast<std::size_t>(range_.threads);
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return stopped_ || begun_ < delivered_ + ahead; });
        if (stopped_ || interrupted_ || begun_ >= range_.count) {
            return std::nullopt;
        }
        return begun_++;
    }

    void put(std::size_t index, Delivery delivery) {
        const std::lock_guard lock(mutex_);
        finished_.emplace(index, std::move(delivery));
        changed_.notify_all();
    }

    void leave() {
        const std::lock_guard lock(mutex_);
        ++left_;
        changed_.notify_all();
    }

    /// The next delivery; none once the loop has been stopped or all threads have left without it.
    Delivery take(int threads) {
        std::unique_lock lock(mutex_);
        changed_.wait(
            lock, [&] { return stopped_ || left_ == threads || finished_.contains(delivered_); });
        const auto found = finished_.find(delivered_);
        if (stopped_ || found == finished_.end()) {
            return {};
        }
        return std::move(finished_.extract(found).mapped());
    }

    const RunRange& range_;
    const std::atomic<bool>& interrupted_;
    const std::function<Delivery(std::size_t)>& run_;
    std::mutex mutex_; ///< guards everything below
    std::condition_variable changed_;
    std::map<std::size_t, Delivery> finished_; ///< by run
    std::size_t begun_, delivered_;            ///< the next to begin, the next to deliver
    int left_ = 0;                             ///< threads
    bool stopped_ = false;
};

} // namespace

void deliver_runs(const RunRange& range,
                  const std::atomic<bool>& interrupted,
                  const std::function<Delivery(std::size_t)>& run) {
    const RunRange all{range.first, range.count, std::max(1, range.threads)};
    OrderedRuns runs(all, interrupted, run);
    Crew crew(all.threads, [&runs] { runs.work(); });
    try {
        runs.deliver(crew.size());
    } catch (...) {
        runs.stop();
        throw;
    }
    crew.join();
}

} // namespace disinhibit
