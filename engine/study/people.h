#pragma once

#include <atomic>
#include <cstdint>
#include <functional>

#include "circuit/course/ensemble.h"

namespace disinhibit {

/// Virtual subjects `first` to `first` + `count` - 1 of a seed (circuit/course/virtual_subject.h).
struct PeoplePlan {
    std::uint64_t seed = 1;
    std::uint64_t first = 1;
    std::uint64_t count = 0;
    int threads = 1;
};

/// Runs them and calls done(number, readings) on the calling thread, in the order of their numbers: the same for any number
/// of threads. Interrupted, it stops after some of them; a rerun goes on with the next number. Throws ModelError.
void run_people(const Ensemble& ensemble,
                const PeoplePlan& plan,
                const std::atomic<bool>& interrupted,
                const std::function<void(std::uint64_t, const PersonReadings&)>& done);

} // namespace disinhibit
