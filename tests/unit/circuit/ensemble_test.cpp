#include "circuit/course/ensemble.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "circuit/course/simulate.h"
#include "circuit/course/virtual_subject.h"
#include "circuit/model.h"
#include "circuit/numerics/lane_work.h"
#include "tests/support/shipped_scenarios.h"

/// Many people side by side, against each of them alone: equal to the last bit.
namespace disinhibit {
namespace ensemble_test {

using People = std::vector<std::vector<ParameterChange>>;

People draw(const ParameterTable& parameters, int count) {
    People people;
    for (int number = 0; number < count; ++number) {
        people.push_back(draw_subject(parameters, {7, static_cast<std::uint64_t>(number)}));
    }
    return people;
}

std::vector<double> times(double duration_s, int count) {
    std::vector<double> all;
    for (int i = 0; i < count; ++i) {
        all.push_back(duration_s * i / (count - 1));
    }
    return all;
}

/// The protocol has the last word.
Scenario with(const Scenario& protocol, const std::vector<ParameterChange>& person) {
    Scenario scenario = protocol;
    for (const ParameterChange& change : person) {
        const auto is_same = [&](const ParameterChange& own) { return own.path == change.path; };
        if (std::ranges::none_of(protocol.changes, is_same)) {
            scenario.changes.push_back(change);
        }
    }
    return scenario;
}

void expect_same(const PersonReadings& readings,
                 const Scenario& scenario,
                 const std::vector<double>& times_s) {
    const Trajectory alone = simulate(shipped_library(), scenario);
    EXPECT_EQ(readings.status.sentence(), alone.status().sentence());
    EXPECT_EQ(readings.baseline.values, alone.baseline().values);
    std::size_t i = 0;
    for (; i < times_s.size() && times_s[i] < alone.reached_s(); ++i) {
        ASSERT_LT(i, readings.at.size());
        ASSERT_EQ(readings.at[i].t_s, times_s[i]);
        ASSERT_EQ(readings.at[i].values, alone.at(times_s[i]).values) << times_s[i] << " s";
    }
    EXPECT_EQ(readings.at.size(), i);
}

/// Two days say as much as ninety, and are faster.
Scenario shortened(const std::string& id) {
    constexpr double two_days_s = 2.0 * 86400.0;
    Scenario scenario = shipped_library().scenarios.at(id);
    scenario.duration_s = std::min(scenario.duration_s, two_days_s);
    return scenario;
}

class EnsembleOf : public testing::TestWithParam<std::string> {};

TEST_P(EnsembleOf, ReadsOfEachPersonWhatTheirCourseAloneSays) {
    const Scenario protocol = shortened(GetParam());
    const std::vector<double> times_s = times(protocol.duration_s, 40);
    const Ensemble ensemble(shipped_library(), protocol, times_s);
    const People people = draw(ensemble.parameters(), 3);
    const std::vector<PersonReadings> all = ensemble.run(people);
    ASSERT_EQ(all.size(), people.size());
    for (std::size_t i = 0; i < people.size(); ++i) {
        SCOPED_TRACE("person " + std::to_string(i));
        expect_same(all[i], with(protocol, people[i]), times_s);
    }
}

INSTANTIATE_TEST_SUITE_P(Scenario,
                         EnsembleOf,
                         testing::ValuesIn(shipped_scenarios()),
                         scenario_name);

TEST(Ensemble, DoesNotDependOnTheNumberOfLanesNorOnWhoElseIsThere) {
    const Scenario protocol = shortened("ninety_days");
    const std::vector<double> times_s = times(protocol.duration_s, 7);
    const Ensemble two(shipped_library(), protocol, times_s, 0.0, 2);
    const People people = draw(two.parameters(), 11);
    const std::vector<PersonReadings> expected = two.run(people);
    const auto expect_equal = [&](const PersonReadings& one, std::size_t person) {
        ASSERT_EQ(one.at.size(), times_s.size());
        for (std::size_t i = 0; i < times_s.size(); ++i) {
            EXPECT_EQ(one.at[i].values, expected[person].at[i].values);
        }
    };
    for (const int lanes : {4, 8}) {
        const Ensemble other(shipped_library(), protocol, times_s, 0.0, lanes);
        const std::vector<PersonReadings> all = other.run(people);
        for (std::size_t i = 0; i < people.size(); ++i) {
            expect_equal(all[i], i);
        }
        expect_equal(other.run({people[6]}).front(), 6);
        expect_equal(other.run({people[9], people[4]}).back(), 4);
    }
    EXPECT_NE(expected[3].at[3].values, expected[4].at[3].values) << "people differ";
    EXPECT_THROW(lane_code(3), std::invalid_argument);
}

/// An exponent of one person's own takes the lanes apart where it is read.
TEST(Ensemble, GivesEachPersonTheirOwnExponents) {
    const Scenario protocol = shortened("ninety_days");
    const std::vector<double> times_s = times(protocol.duration_s, 9);
    const Ensemble ensemble(shipped_library(), protocol, times_s);
    People people;
    const auto ends_in = [](const Parameter& row, const char* end) {
        return row.path.ends_with(end);
    };
    for (int person = 0; person < 5; ++person) {
        people.emplace_back();
        for (const Parameter& row : ensemble.parameters().rows) {
            if (ends_in(row, ".hill") || ends_in(row, ".transducer_slope")) {
                people.back().push_back(
                    {row.path, row.quantity.value * (1.0 + 0.05 * person), 0.0, 0.0});
            }
        }
    }
    const std::vector<PersonReadings> all = ensemble.run(people);
    for (std::size_t i = 0; i < people.size(); ++i) {
        SCOPED_TRACE("person " + std::to_string(i));
        expect_same(all[i], with(protocol, people[i]), times_s);
    }
}

/// Clamps, pulses, and a number that is solved from the stated rest.
TEST(Ensemble, FollowsWhatAProtocolChanges) {
    Scenario protocol = shortened("ninety_days");
    const auto model = make_model(shipped_library(), protocol);
    const std::string population =
        model->states[static_cast<std::size_t>(model->populations.front().state)].name;
    const std::string bias =
        model->parameters.rows[static_cast<std::size_t>(model->populations.front().bias_parameter)]
            .path;
    protocol.clamps.push_back({population, 3.0, 3600.0, 7200.0, false});
    const std::vector<double> times_s = times(protocol.duration_s, 50);
    const Ensemble ensemble(shipped_library(), protocol, times_s);
    People people = draw(ensemble.parameters(), 4);
    people[2].push_back({bias, 4.0, 0.0, 0.0});
    const std::vector<PersonReadings> all = ensemble.run(people);
    for (std::size_t i = 0; i < people.size(); ++i) {
        SCOPED_TRACE("person " + std::to_string(i));
        expect_same(all[i], with(protocol, people[i]), times_s);
    }
}

TEST(Ensemble, HasNobodyToRun) {
    const Ensemble ensemble(shipped_library(), shortened("rest"), {0.0});
    EXPECT_TRUE(ensemble.run({}).empty());
}

} // namespace ensemble_test
} // namespace disinhibit
