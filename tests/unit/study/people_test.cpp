#include "engine/study/people.h"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

#include "engine/study/for_each_run.h"
#include "tests/support/shipped_scenarios.h"

/// Virtual subjects in their order, for any number of threads.
namespace disinhibit {
namespace people_test {

using Told = std::vector<std::pair<std::uint64_t, std::vector<double>>>;

Told run(const Ensemble& ensemble, const PeoplePlan& plan) {
    Told told;
    run_people(ensemble,
               plan,
               never_interrupted,
               [&](std::uint64_t number, const PersonReadings& readings) {
                   told.emplace_back(number, readings.at.back().values);
               });
    return told;
}

TEST(People, AreTheSameForAnyNumberOfThreads) {
    Scenario protocol = shipped_library().scenarios.at("acute_day");
    protocol.duration_s = 6.0 * 3600.0;
    const Ensemble ensemble(shipped_library(), protocol, {0.0, protocol.duration_s});
    const Told one = run(ensemble, {5, 1, 21, 1});
    ASSERT_EQ(one.size(), 21u);
    EXPECT_EQ(one.front().first, 1u);
    EXPECT_NE(one[3].second, one[4].second);
    EXPECT_EQ(run(ensemble, {5, 1, 21, 2}), one);
    EXPECT_EQ(run(ensemble, {5, 1, 21, 4}), one);
    const Told later = run(ensemble, {5, 11, 11, 2});
    EXPECT_EQ(later, Told(one.begin() + 10, one.end())) << "a rerun goes on";
}

} // namespace people_test
} // namespace disinhibit
