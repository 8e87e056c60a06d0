#include "circuit/virtual_subject.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "circuit/mass_balance.h"
#include "circuit/random_number.h"
#include "circuit/simulate.h"
#include "tests/support/assets.h"

namespace disinhibit {
namespace {

Parameter row(const std::string& path, double value, std::optional<double> cv) {
    Parameter parameter;
    parameter.path = path;
    parameter.quantity.value = value;
    parameter.quantity.cv = cv;
    return parameter;
}

ParameterTable two_rows() {
    return {{row("a.clearance", 4.0, 0.5), row("a.volume", 30.0, std::nullopt)}};
}

TEST(RandomNumber, normal_numbers_have_mean_zero_deviation_one_and_no_skew) {
    constexpr int count = 20000;
    double sum = 0.0, squares = 0.0, cubes = 0.0;
    for (int i = 0; i < count; ++i) {
        const double z = normal_number(7, static_cast<std::uint64_t>(i), name_number("x"));
        sum += z;
        squares += z * z;
        cubes += z * z * z;
    }
    EXPECT_NEAR(sum / count, 0.0, 4.0 / std::sqrt(count));
    EXPECT_NEAR(squares / count, 1.0, 4.0 * std::sqrt(2.0 / count));
    EXPECT_NEAR(cubes / count, 0.0, 4.0 * std::sqrt(15.0 / count));
}

TEST(VirtualSubject, the_population_has_the_published_mean_and_spread) {
    constexpr int count = 20000;
    std::vector<double> drawn;
    for (std::uint64_t number = 1; number <= count; ++number) {
        const auto changes = draw_subject(two_rows(), {3, number});
        ASSERT_EQ(changes.size(), 1u) << "a row without a published spread stays as it is";
        EXPECT_EQ(changes[0].path, "a.clearance");
        drawn.push_back(changes[0].value);
    }
    const double mean = std::accumulate(drawn.begin(), drawn.end(), 0.0) / count;
    double squares = 0.0;
    for (const double value : drawn) {
        squares += (value - mean) * (value - mean);
    }
    EXPECT_NEAR(mean, 4.0, 0.05);
    EXPECT_NEAR(std::sqrt(squares / count) / mean, 0.5, 0.02);
    std::sort(drawn.begin(), drawn.end());
    EXPECT_NEAR(drawn[count / 2], 4.0 / std::sqrt(1.25), 0.05) << "log-normal: the median is lower";
}

TEST(VirtualSubject, keeps_within_the_range_of_the_row) {
    ParameterTable table{{row("a.bioavailability", 0.8, 0.7)}};
    table.rows[0].quantity.low = 0.1;
    table.rows[0].quantity.high = 1.0;
    bool touched = false;
    for (std::uint64_t number = 1; number <= 500; ++number) {
        const double value = draw_subject(table, {1, number})[0].value;
        ASSERT_GE(value, 0.1);
        ASSERT_LE(value, 1.0);
        touched = touched || value == 1.0;
    }
    EXPECT_TRUE(touched) << "otherwise nothing was tested";
}

TEST(VirtualSubject, is_the_same_person_whatever_else_is_in_the_model) {
    ParameterTable other = two_rows();
    other.rows.insert(other.rows.begin(), row("b.volume", 1.0, 0.2));
    const auto here = draw_subject(two_rows(), {5, 12});
    const auto there = draw_subject(other, {5, 12});
    EXPECT_EQ(here[0].value, there[1].value);
    EXPECT_NE(here[0].value, draw_subject(two_rows(), {5, 13})[0].value);
    EXPECT_NE(here[0].value, draw_subject(two_rows(), {6, 12})[0].value);
}

TEST(VirtualSubject, the_typical_one_is_that_of_the_files) {
    EXPECT_TRUE(draw_subject(two_rows(), {5, 0}).empty());
}

TEST(VirtualSubject, leaves_what_the_scenario_sets) {
    Scenario scenario;
    scenario.changes.push_back({"a.clearance", 9.0, 0.0, 0.0});
    become(scenario, two_rows(), {5, 12});
    ASSERT_EQ(scenario.changes.size(), 1u);
    EXPECT_EQ(scenario.changes[0].value, 9.0);
}

TEST(VirtualSubject, drinkers_of_a_population_differ_as_their_livers_do) {
    Scenario scenario = shipped_library().scenarios.at("ethanol");
    const Trajectory typical = simulate(shipped_library(), scenario);
    const int blood = typical.signals().index("ethanol.plasma");
    ASSERT_GE(blood, 0);
    std::vector<double> late;
    for (std::uint64_t number = 1; number <= 8; ++number) {
        Scenario own = scenario;
        become(own, typical.parameters(), {1, number});
        const Trajectory course = simulate(shipped_library(), own);
        ASSERT_TRUE(course.status().ok());
        late.push_back(course.sample(blood, {3.0 * 3600.0})[0]);
    }
    const auto [low, high] = std::minmax_element(late.begin(), late.end());
    EXPECT_GT(*high, 1.2 * *low);
}

TEST(VirtualSubject, nobody_takes_up_more_than_a_whole) {
    Scenario scenario = shipped_library().scenarios.at("naltrexone_tablet");
    const Trajectory typical = start_trajectory(shipped_library(), scenario);
    const ParameterTable& parameters = typical.parameters();
    ASSERT_FALSE(parameters.wholes.empty());
    for (std::uint64_t number = 1; number <= 1000; ++number) {
        std::map<std::string, double> drawn;
        for (const ParameterChange& change : draw_subject(parameters, {0, number})) {
            drawn[change.path] = change.value;
        }
        for (const std::vector<int>& whole : parameters.wholes) {
            double sum = 0.0;
            for (const int share : whole) {
                const Parameter& row = parameters.rows[static_cast<std::size_t>(share)];
                sum += drawn.contains(row.path) ? drawn[row.path] : row.quantity.value;
            }
            EXPECT_LE(sum, 1.0 + 1e-12) << "person " << number;
        }
    }
}

TEST(VirtualSubject, no_body_holds_more_than_was_given) {
    for (const char* id : {"naltrexone_tablet", "naltrexone_depot"}) {
        for (const std::uint64_t number : {1, 79, 91}) {
            Scenario scenario = shipped_library().scenarios.at(id);
            become(
                scenario, start_trajectory(shipped_library(), scenario).parameters(), {0, number});
            const Trajectory course = simulate(shipped_library(), scenario);
            for (int i = 0; i <= 50; ++i) {
                EXPECT_EQ(
                    more_than_given(shipped_library(), course, scenario.duration_s * i / 50.0), "");
            }
        }
    }
}

} // namespace
} // namespace disinhibit
