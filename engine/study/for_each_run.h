#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <utility>

namespace disinhibit {

/// Runs [first, count) of a loop, on so many threads. Those before `first` are known already: a loop goes on after them.
struct RunRange {
    std::size_t first = 0;
    std::size_t count = 0;
    int threads = 1;
};

/// What is to be done with the result of a run on the calling thread.
using Delivery = std::function<void()>;

/// Calls run(i) for every i of the range on the threads, and each delivery on the calling thread in the order of i: what
/// deliveries write is the same for any number of threads. Once `interrupted` no run begins, and those that have begun are
/// delivered; so the ones that were delivered are always the first so many. Threads wait rather than run far ahead of the
/// deliveries, so that results do not pile up.
/// What a run or a delivery throws ends the loop and is thrown here, once the threads have ended.
void deliver_runs(const RunRange& range,
                  const std::atomic<bool>& interrupted,
                  const std::function<Delivery(std::size_t)>& run);

/// For loops that nothing interrupts.
inline const std::atomic<bool> never_interrupted = false;

/// deliver_runs with work(i) -> result on the threads and done(i, result) on the calling thread.
template <class Work, class Done>
void for_each_run(const RunRange& range,
                  const std::atomic<bool>& interrupted,
                  const Work& work,
                  const Done& done) {
    deliver_runs(range, interrupted, [&](std::size_t i) -> Delivery {
        const auto result = std::make_shared<decltype(work(i))>(work(i));
        return [&done, i, result] { done(i, std::move(*result)); };
    });
}

} // namespace disinhibit
