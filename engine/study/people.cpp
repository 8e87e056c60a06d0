#include "engine/study/people.h"

#include <algorithm>
#include <vector>

#include "circuit/course/virtual_subject.h"
#include "engine/study/for_each_run.h"

namespace disinhibit {
namespace {

/// People who are run together: many more than there are lanes, so that few lanes wait for the last; few enough that a thread
/// soon hands on what it has.
constexpr std::uint64_t most_together = 64;
constexpr std::uint64_t fewest_together = 8;

} // namespace

void run_people(const Ensemble& ensemble,
                const PeoplePlan& plan,
                const std::atomic<bool>& interrupted,
                const std::function<void(std::uint64_t, const PersonReadings&)>& done) {
    const auto threads = static_cast<std::uint64_t>(std::max(1, plan.threads));
    const std::uint64_t block =
        std::clamp(plan.count / (4 * threads), fewest_together, most_together);
    const auto work = [&](std::size_t index) {
        std::vector<std::vector<ParameterChange>> people;
        const std::uint64_t end = std::min(plan.count, (index + 1) * block);
        for (std::uint64_t i = index * block; i < end; ++i) {
            people.push_back(draw_subject(ensemble.parameters(), {plan.seed, plan.first + i}));
        }
        return ensemble.run(people);
    };
    const auto hand_on = [&](std::size_t index, const std::vector<PersonReadings>& readings) {
        for (std::size_t i = 0; i < readings.size(); ++i) {
            done(plan.first + index * block + i, readings[i]);
        }
    };
    const std::uint64_t blocks = (plan.count + block - 1) / block;
    for_each_run({0, blocks, plan.threads}, interrupted, work, hand_on);
}

} // namespace disinhibit
