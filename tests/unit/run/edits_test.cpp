#include "engine/run/edits.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace disinhibit {
namespace edits_test {

constexpr double day_s = 86400.0;

/// A tablet at 100 s and a drink every day from 200 s, five times.
Scenario course() {
    Scenario scenario;
    Dose tablet;
    tablet.substance = "tablet";
    tablet.at_s = 100.0;
    Dose drink;
    drink.substance = "drink";
    drink.at_s = 200.0;
    drink.every_s = day_s;
    drink.count = 5;
    scenario.doses = {tablet, drink};
    return scenario;
}

/// Every single intake, in order of time.
std::vector<std::pair<std::string, double>> intakes(const Scenario& scenario) {
    std::vector<std::pair<std::string, double>> all;
    for (const Dose& dose : scenario.doses) {
        for (int i = 0; i < dose.count; ++i) {
            all.emplace_back(dose.substance, dose.at_s + i * dose.every_s);
        }
    }
    std::sort(
        all.begin(), all.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return all;
}

TEST(SessionEdits, a_whole_repeat_moves_with_all_its_members) {
    const Scenario moved = with_dose_moved(course(), 1, -1, 500.0);
    ASSERT_EQ(moved.doses.size(), 2u);
    EXPECT_EQ(moved.doses[1].at_s, 500.0);
    EXPECT_EQ(moved.doses[1].count, 5);
}

TEST(SessionEdits, moving_one_member_leaves_all_others_where_they_were) {
    for (int member = 0; member < 5; ++member) {
        auto expected = intakes(course());
        expected[static_cast<std::size_t>(member) + 1].second += 3600.0;
        const double at_s = 200.0 + member * day_s + 3600.0;
        EXPECT_EQ(intakes(with_dose_moved(course(), 1, member, at_s)), expected) << member;
    }
}

TEST(SessionEdits, deleting_one_member_leaves_all_others_where_they_were) {
    for (int member = 0; member < 5; ++member) {
        auto expected = intakes(course());
        expected.erase(expected.begin() + member + 1);
        EXPECT_EQ(intakes(with_dose_deleted(course(), 1, member)), expected) << member;
    }
}

TEST(SessionEdits, a_member_that_stays_where_it_is_splits_nothing) {
    EXPECT_EQ(with_dose_moved(course(), 1, 2, 200.0 + 2.0 * day_s), course());
}

TEST(SessionEdits, what_is_left_of_a_repeat_is_no_repeat_if_it_is_single) {
    const Scenario split = with_dose_deleted(course(), 1, 1);
    EXPECT_EQ(split.doses[1].count, 1);
    EXPECT_EQ(split.doses[1].every_s, 0.0);
    EXPECT_EQ(split.doses[2].count, 3);
}

TEST(SessionEdits, indices_that_do_not_exist_change_nothing) {
    EXPECT_EQ(with_dose_moved(course(), 7, -1, 1.0), course());
    EXPECT_EQ(with_dose_moved(course(), 1, 5, 1.0), course());
    EXPECT_EQ(with_dose_deleted(course(), -1, -1), course());
    EXPECT_EQ(with_dose_deleted(course(), 0, 1), course());
}

TEST(SessionEdits, no_dose_moves_before_the_start) {
    EXPECT_EQ(with_dose_moved(course(), 0, -1, -5.0).doses[0].at_s, 0.0);
}

TEST(SessionEdits, a_parameter_tuned_at_one_time_is_one_change) {
    ParameterChange change;
    change.path = "a.weight";
    change.value = 1.0;
    change.at_s = 60.0;
    const Scenario once = with_change(course(), change);
    change.value = 2.0;
    const Scenario twice = with_change(once, change);
    ASSERT_EQ(twice.changes.size(), 1u);
    EXPECT_EQ(twice.changes[0].value, 2.0);
    change.at_s = 70.0;
    EXPECT_EQ(with_change(twice, change).changes.size(), 2u);
}

TEST(SessionEdits, a_course_is_named_by_what_is_given) {
    Library library;
    Scenario scenario = course();
    scenario.doses[0].written = "50 mg";
    EXPECT_EQ(course_name(scenario, library), "tablet 50 mg, drink × 5");
    scenario.doses.push_back(scenario.doses[0]);
    EXPECT_EQ(course_name(scenario, library), "tablet 50 mg, drink × 5 + 1");
    scenario.doses.clear();
    scenario.name = "At rest";
    EXPECT_EQ(course_name(scenario, library), "At rest");
}

} // namespace edits_test
} // namespace disinhibit
