#include "engine/ui/panels/change_list.h"

#include <gtest/gtest.h>

#include "circuit/course/simulate.h"
#include "engine/ui/widgets/parameter_scale.h"
#include "tests/support/assets.h"

namespace disinhibit {
namespace changes_test {

using Kind = ChangeRow::Kind;

const Scenario& standard() {
    return shipped_library().scenarios.at(shipped_library().default_scenario);
}

std::vector<ChangeRow> changes_of(const Scenario& scenario) {
    const Trajectory course = start_trajectory(shipped_library(), scenario);
    return list_changes(course, standard());
}

/// A parameter with a range, and its default.
const Parameter& some_parameter() {
    static const Trajectory course = start_trajectory(shipped_library(), standard());
    for (const Parameter& row : course.parameters().rows) {
        if (row.quantity.low && row.quantity.value > *row.quantity.low) {
            return row;
        }
    }
    throw std::runtime_error("no parameter has a range");
}

TEST(UiChanges, the_default_left_alone_differs_in_nothing) {
    EXPECT_TRUE(changes_of(standard()).empty());
}

TEST(UiChanges, doses_and_parameters_are_listed_by_time_with_what_was_before) {
    const Parameter& parameter = some_parameter();
    const double start = parameter.quantity.value;
    const double low = *parameter.quantity.low;
    Scenario scenario = standard();
    scenario.changes = {{parameter.path, low, 600.0, 0.0}, {parameter.path, start, 900.0, 0.0}};
    scenario.doses = shipped_library().scenarios.at("ethanol").doses;
    scenario.doses.resize(1);
    scenario.doses[0].at_s = 700.0;
    const std::vector<ChangeRow> rows = changes_of(scenario);
    ASSERT_EQ(rows.size(), 3u);
    EXPECT_EQ(rows[0].kind, Kind::parameter);
    EXPECT_DOUBLE_EQ(rows[0].was, start);
    EXPECT_DOUBLE_EQ(rows[0].now, low);
    EXPECT_EQ(rows[1].kind, Kind::dose);
    EXPECT_DOUBLE_EQ(rows[2].was, low);
    EXPECT_DOUBLE_EQ(rows[2].now, start);
}

TEST(UiChanges, a_temporary_change_that_is_over_is_not_what_was_before) {
    const Parameter& parameter = some_parameter();
    const double start = parameter.quantity.value;
    const double low = *parameter.quantity.low;
    Scenario scenario = standard();
    scenario.changes = {{parameter.path, low, 60.0, 120.0}, {parameter.path, low, 300.0, 0.0}};
    const std::vector<ChangeRow> rows = changes_of(scenario);
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_DOUBLE_EQ(rows[0].until_s, 120.0);
    EXPECT_DOUBLE_EQ(rows[1].was, start);
}

TEST(UiChanges, another_subject_is_a_difference_and_choosing_the_default_takes_it_back) {
    Scenario scenario = standard();
    for (const auto& [id, subject] : shipped_library().subjects) {
        if (id != scenario.subject &&
            subject.species == shipped_library().subjects.at(scenario.subject).species) {
            scenario.subject = id;
        }
    }
    const std::vector<ChangeRow> rows = changes_of(scenario);
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].kind, Kind::subject);
    const Action act = rows[0].undo(standard());
    ASSERT_TRUE(act.is<ChooseSubject>());
    EXPECT_EQ(act.get_if<ChooseSubject>()->id, standard().subject);
}

TEST(UiChanges, each_row_takes_back_its_own_part_of_the_scenario) {
    ChangeRow row;
    row.kind = Kind::clamp;
    row.index = 2;
    const Action act = row.undo(standard());
    ASSERT_TRUE(act.is<RemoveFromScenario>());
    EXPECT_EQ(act.get_if<RemoveFromScenario>()->part, ScenarioPart::clamp);
    EXPECT_EQ(act.get_if<RemoveFromScenario>()->index, 2);
}

// -------------------------------------------------------------------------------------------- sliders

Quantity quantity(double low, double high, double per_unit = 1.0) {
    Quantity result;
    result.low = low;
    result.high = high;
    result.internal_per_unit = per_unit;
    return result;
}

TEST(UiParameterScale, a_range_over_decades_is_logarithmic_and_a_narrow_one_is_not) {
    EXPECT_TRUE(scale_of(quantity(0.1, 30.0), 1.0).logarithmic);
    EXPECT_FALSE(scale_of(quantity(2.0, 8.0), 4.5).logarithmic);
    EXPECT_FALSE(scale_of(quantity(0.0, 1000.0), 4.5).logarithmic);
    EXPECT_NEAR(scale_of(quantity(0.1, 1000.0), 1.0).position_of(10.0), 0.5, 1e-12);
}

TEST(UiParameterScale, position_and_value_agree_to_three_digits) {
    for (const ParameterScale& scale :
         {scale_of(quantity(0.1, 30.0), 1.0), scale_of(quantity(-30.0, 0.0), -14.0)}) {
        for (double position = 0.0; position <= 1.0; position += 0.05) {
            const double value = scale.value_at(position, 1.0);
            EXPECT_NEAR(scale.position_of(value), position, 3e-3);
            EXPECT_GE(value, scale.low);
            EXPECT_LE(value, scale.high);
        }
    }
}

TEST(UiParameterScale, the_value_is_round_in_the_unit_of_the_parameter) {
    // 45 min in seconds, range 10 to 240 min.
    const ParameterScale scale = scale_of(quantity(600.0, 14400.0, 60.0), 2700.0);
    const double minutes = scale.value_at(0.37, 60.0) / 60.0;
    EXPECT_NEAR(minutes, std::round(minutes * 10.0) / 10.0, 1e-9);
}

TEST(UiParameterScale, every_parameter_of_the_model_has_a_usable_slider) {
    const Trajectory course = start_trajectory(shipped_library(), standard());
    for (const Parameter& row : course.parameters().rows) {
        const double start = row.quantity.value;
        const ParameterScale scale = scale_of(row.quantity, start);
        EXPECT_LT(scale.low, scale.high) << row.path;
        EXPECT_LE(scale.low, start) << row.path;
        EXPECT_GE(scale.high, start) << row.path;
        EXPECT_TRUE(std::isfinite(scale.value_at(0.5, row.quantity.internal_per_unit))) << row.path;
    }
}

} // namespace changes_test
} // namespace disinhibit
