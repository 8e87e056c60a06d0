#include "engine/study/courses.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <stdexcept>
#include <utility>
#include <vector>

#include "circuit/course/envelope.h"
#include "circuit/course/simulate.h"
#include "circuit/course/virtual_subject.h"
#include "circuit/model.h"
#include "engine/study/for_each_run.h"
#include "engine/study/stress.h"
#include "tests/support/shipped_scenarios.h"

/// The courses of a study: in their order, with the same numbers on any number of threads and lanes, or alone.
namespace disinhibit {
namespace courses_test {

constexpr double hour_s = 3600.0;

/// Hours of a day with a drink: long enough for what is asked.
Scenario protocol() {
    Scenario scenario = shipped_library().scenarios.at("acute_day");
    scenario.duration_s = 6.0 * hour_s;
    return scenario;
}

std::vector<std::string> some_signals(const SignalTable& table) {
    std::vector<std::string> paths;
    for (std::size_t i = 0; i < table.rows.size(); i += 9) {
        paths.push_back(table.rows[i].path);
    }
    return paths;
}

/// People of two circuits in turn, whose courses are summed up.
CoursePlan plan_of(std::uint64_t count) {
    CoursePlan plan;
    plan.count = count;
    plan.scenario = [](std::uint64_t number) {
        Scenario scenario = protocol();
        scenario.circuit = number % 5 == 3 ? "textbook" : scenario.circuit;
        become(scenario, make_model(shipped_library(), scenario)->parameters, {5, number + 1});
        return scenario;
    };
    plan.numbers = [](const SignalTable& table, std::size_t courses) {
        std::vector<Summary> summaries;
        for (const std::string& path : some_signals(table)) {
            for (const std::string& word : summary_words()) {
                summaries.push_back({path, summary_kind(word, ""), 0.0});
            }
            summaries.push_back({path, SummaryKind::time_above, 1.0});
        }
        return std::make_unique<SummaryReader>(table, summaries, courses);
    };
    return plan;
}

using Told = std::vector<std::pair<std::uint64_t, std::vector<double>>>;

Told run(const CoursePlan& plan, std::uint64_t first, int threads) {
    Told told;
    run_courses(shipped_library(),
                plan,
                first,
                threads,
                never_interrupted,
                [&](std::uint64_t number, const CourseResult& result) {
                    EXPECT_TRUE(result.ok);
                    told.emplace_back(number, result.numbers);
                });
    return told;
}

bool are_same(const std::vector<double>& a, const std::vector<double>& b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
}

void expect_same(const Told& a, const Told& b) {
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        EXPECT_EQ(a[i].first, b[i].first);
        EXPECT_TRUE(are_same(a[i].second, b[i].second)) << "course " << a[i].first;
    }
}

TEST(Courses, AreTheSameForAnyNumberOfThreadsAndLanes) {
    CoursePlan plan = plan_of(21);
    const Told one = run(plan, 0, 1);
    ASSERT_EQ(one.size(), 21u);
    EXPECT_FALSE(are_same(one[4].second, one[5].second)) << "people differ";
    expect_same(run(plan, 0, 2), one);
    expect_same(run(plan, 0, 4), one);
    for (const int lanes : {2, 4, 8}) {
        plan.lanes = lanes;
        expect_same(run(plan, 0, 1), one);
    }
    expect_same(run(plan, 10, 2), Told(one.begin() + 10, one.end()));
}

/// Whether a course goes in a lane or alone is nobody's business.
TEST(Courses, AreTheSameAlone) {
    const CoursePlan plan = plan_of(9);
    const Told one = run(plan, 0, 1);
    CourseRunner runner(shipped_library(), plan);
    for (std::uint64_t number = 0; number < plan.count; ++number) {
        EXPECT_TRUE(are_same(runner.run(number, 1).front().numbers, one[number].second)) << number;
    }
}

/// A course is summed up from what read_extremes sees of it.
TEST(Courses, MissNoPeak) {
    CoursePlan plan = plan_of(4);
    CourseRunner runner(shipped_library(), plan);
    const std::vector<CourseResult> results = runner.run(0, 3);
    const std::size_t per_signal = summary_words().size() + 1;
    for (std::uint64_t number = 0; number < results.size(); ++number) {
        Trajectory course = start_trajectory(shipped_library(), plan.scenario(number));
        const std::vector<Extremes> extremes = read_extremes(course, 6.0 * hour_s);
        const std::vector<std::string> paths = some_signals(course.signals());
        for (std::size_t i = 0; i < paths.size(); ++i) {
            const auto signal = static_cast<std::size_t>(course.signals().index(paths[i]));
            const double* numbers = &results[number].numbers[i * per_signal];
            EXPECT_EQ(numbers[1], extremes[signal].high) << paths[i];
            EXPECT_EQ(numbers[2], extremes[signal].low) << paths[i];
            EXPECT_EQ(numbers[3], extremes[signal].high_at_s / hour_s) << paths[i];
            EXPECT_EQ(numbers[4], extremes[signal].low_at_s / hour_s) << paths[i];
            EXPECT_EQ(numbers[6], course.at(6.0 * hour_s).values[signal]) << paths[i];
        }
    }
}

/// A parameter set of the stress test at which the mathematics stops (engine/study/stress.h).
Scenario stopped_scenario() {
    const std::vector<Scenario> all = stress_scenarios(shipped_library(), "evidence_weighted");
    for (int set = 0; set < 100; ++set) {
        Scenario scenario = stress_scenario(shipped_library(), all, 1, set);
        if (!simulate(shipped_library(), scenario).status().ok()) {
            return scenario;
        }
    }
    throw std::runtime_error("every set runs to its end: this test needs another one");
}

/// Numbers of a part are not those of the whole.
TEST(Courses, HaveNoNumbersIfTheyDoNotReachTheirEnd) {
    CoursePlan plan = plan_of(4);
    plan.scenario = [scenario = stopped_scenario()](std::uint64_t) { return scenario; };
    CourseRunner runner(shipped_library(), plan);
    for (const std::size_t together : {1U, 4U}) {
        for (const CourseResult& result : runner.run(0, together)) {
            EXPECT_FALSE(result.ok);
            EXPECT_TRUE(std::ranges::all_of(result.numbers,
                                            [](double number) { return std::isnan(number); }));
        }
    }
}

} // namespace courses_test
} // namespace disinhibit
