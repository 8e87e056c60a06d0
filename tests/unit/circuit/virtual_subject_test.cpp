#include "circuit/course/virtual_subject.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include "circuit/course/mass_balance.h"
#include "circuit/course/simulate.h"
#include "circuit/numerics/random_number.h"
#include "tests/support/assets.h"

namespace disinhibit {
namespace virtual_subject_test {

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

TEST(VirtualSubject, is_drawn_again_where_the_range_ends_so_that_nobody_stands_on_a_limit) {
    ParameterTable table{{row("a.bioavailability", 0.8, 0.7)}};
    table.rows[0].quantity.low = 0.1;
    table.rows[0].quantity.high = 1.0;
    std::set<double> values;
    for (std::uint64_t number = 1; number <= 1000; ++number) {
        const double value = draw_subject(table, {1, number})[0].value;
        ASSERT_GT(value, 0.1);
        ASSERT_LT(value, 1.0);
        values.insert(value);
    }
    EXPECT_EQ(values.size(), 1000u) << "two persons are the same";
    const auto inside = std::ranges::count_if(values, [](double value) { return value > 0.9; });
    EXPECT_GT(inside, 50) << "the population reaches up to the limit";
}

TEST(VirtualSubject, a_range_without_room_for_its_spread_is_an_error_and_no_endless_search) {
    ParameterTable table{{row("a.clearance", 1.0, 0.01)}};
    table.rows[0].quantity.low = 5.0;
    table.rows[0].quantity.high = 6.0;
    EXPECT_THROW(draw_subject(table, {1, 1}), ModelError);
}

TEST(VirtualSubject, what_goes_together_correlates_as_stated) {
    ParameterTable table{{row("a.volume", 2.0, 0.3), row("a.clearance", 4.0, 0.2)}};
    table.rows[1].quantity.correlation = Correlation{"a.volume", -0.5};
    constexpr int count = 20000;
    double sum = 0.0;
    for (std::uint64_t number = 1; number <= count; ++number) {
        const auto drawn = draw_subject(table, {3, number});
        const auto z = [&](std::size_t i) {
            const double s = table.rows[i].quantity.log_deviation();
            return (std::log(drawn[i].value / table.rows[i].quantity.value) + 0.5 * s * s) / s;
        };
        sum += z(0) * z(1);
    }
    EXPECT_NEAR(sum / count, -0.5, 0.03);
    table.rows[0].quantity.correlation = Correlation{"a.clearance", 0.5};
    EXPECT_THROW(draw_subject(table, {3, 1}), ModelError) << "a ring of correlations";
}

/// The drawn persons of a shipped scenario.
std::vector<std::vector<ParameterChange>> persons_of(const std::string& id, int count) {
    const Trajectory course =
        start_trajectory(shipped_library(), shipped_library().scenarios.at(id));
    std::vector<std::vector<ParameterChange>> persons;
    for (int number = 1; number <= count; ++number) {
        persons.push_back(
            draw_subject(course.parameters(), {1, static_cast<std::uint64_t>(number)}));
    }
    return persons;
}

TEST(VirtualSubject, no_two_of_a_thousand_are_equal_and_none_stands_on_a_limit_in_any_scenario) {
    int scenarios = 0;
    for (const auto& [id, scenario] : shipped_library().scenarios) {
        const Trajectory course = start_trajectory(shipped_library(), scenario);
        const ParameterTable& table = course.parameters();
        EXPECT_EQ(subjects_vary(table), !draw_subject(table, {1, 1}).empty()) << id;
        if (!subjects_vary(table)) {
            continue;
        }
        ++scenarios;
        std::set<std::vector<double>> seen;
        for (const auto& person : persons_of(id, 1000)) {
            std::vector<double> values;
            for (const ParameterChange& change : person) {
                const Quantity& quantity = table.rows[table.index(change.path)].quantity;
                EXPECT_NE(change.value, quantity.low.value_or(-1.0)) << id << " " << change.path;
                EXPECT_NE(change.value, quantity.high.value_or(-1.0)) << id << " " << change.path;
                values.push_back(change.value);
            }
            seen.insert(values);
        }
        EXPECT_EQ(seen.size(), 1000u) << id;
    }
    EXPECT_GE(scenarios, 8);
}

TEST(VirtualSubject, only_what_is_in_the_body_varies) {
    for (const auto& [id, scenario] : shipped_library().scenarios) {
        const Trajectory course = start_trajectory(shipped_library(), scenario);
        const auto persons = persons_of(id, 1);
        for (const ParameterChange& change : persons.front()) {
            const std::string entity = change.path.substr(0, change.path.find('.'));
            const int plasma = course.signals().index(entity + ".plasma");
            ASSERT_GE(plasma, 0) << id << " " << change.path;
            EXPECT_GT(course.signals().rows[plasma].value_index, 0) << id << " " << change.path;
        }
    }
    EXPECT_TRUE(persons_of("rest", 1).front().empty());
    EXPECT_FALSE(persons_of("rat_ethanol", 1).front().empty());
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
        late.push_back(course.measure(blood, {3.0 * 3600.0})[0]);
    }
    const auto [low, high] = std::minmax_element(late.begin(), late.end());
    EXPECT_GT(*high, 1.1 * *low);
}

TEST(VirtualSubject, drinkers_spread_as_measured_48_men_do) {
    // PetrovEthanol: SD of 0.062 to 0.075 g/L three to six hours after the drink.
    Scenario scenario = shipped_library().scenarios.at("ethanol");
    const Trajectory typical = start_trajectory(shipped_library(), scenario);
    const int blood = typical.signals().index("ethanol.plasma");
    constexpr int count = 48;
    double sum = 0.0, squares = 0.0;
    for (std::uint64_t number = 1; number <= count; ++number) {
        Scenario own = scenario;
        own.duration_s = 2.0 * 3600.0;
        become(own, typical.parameters(), {1, number});
        const Trajectory course = simulate(shipped_library(), own);
        const double level_g_per_L = 0.01 * course.measure(blood, {own.duration_s})[0];
        sum += level_g_per_L;
        squares += level_g_per_L * level_g_per_L;
    }
    const double mean = sum / count;
    const double deviation = std::sqrt(squares / count - mean * mean);
    EXPECT_GT(deviation, 0.03);
    EXPECT_LT(deviation, 0.09);
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

} // namespace virtual_subject_test
} // namespace disinhibit
