#include "engine/study/summaries.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "circuit/io/text/input_error.h"

/// Numbers of a course that is known by hand: up from 0 to 4 in 2 h, down to -2 in 3 h.
namespace disinhibit {
namespace summaries_test {

constexpr double hour_s = 3600.0;

SignalTable one_signal() {
    SignalTable table;
    table.rows.push_back({"x.level", "", "nM", "x", "", 0});
    return table;
}

void tell(CourseNumbers& reader, const std::vector<std::pair<double, double>>& readings) {
    reader.begin(0, {});
    for (const auto& [t_h, value] : readings) {
        reader.read(0, {t_h * hour_s, {value}});
    }
}

double number_of(SummaryKind kind, double level = 0.0) {
    SummaryReader reader(one_signal(), {{"x.level", kind, level}}, 1);
    tell(reader, {{0.0, 9.0}, {1.0, -9.0}}); // void once it begins again
    tell(reader, {{0.0, 0.0}, {2.0, 4.0}, {3.0, 2.0}, {5.0, -2.0}});
    return reader.numbers(0).front();
}

TEST(Summaries, AreThoseOfTheCourse) {
    EXPECT_DOUBLE_EQ(number_of(SummaryKind::peak), 4.0);
    EXPECT_DOUBLE_EQ(number_of(SummaryKind::trough), -2.0);
    EXPECT_DOUBLE_EQ(number_of(SummaryKind::time_of_peak), 2.0);
    EXPECT_DOUBLE_EQ(number_of(SummaryKind::time_of_trough), 5.0);
    EXPECT_DOUBLE_EQ(number_of(SummaryKind::area), 4.0 + 3.0 + 0.0);
    EXPECT_DOUBLE_EQ(number_of(SummaryKind::mean), 7.0 / 5.0);
    EXPECT_DOUBLE_EQ(number_of(SummaryKind::end), -2.0);
    // Above 3 from 1.5 h to 2.5 h, above 1 from 0.5 h to 3.5 h.
    EXPECT_DOUBLE_EQ(number_of(SummaryKind::time_above, 3.0), 1.0);
    EXPECT_DOUBLE_EQ(number_of(SummaryKind::time_above, 1.0), 3.0);
    EXPECT_DOUBLE_EQ(number_of(SummaryKind::time_above, 4.0), 0.0);
    EXPECT_DOUBLE_EQ(number_of(SummaryKind::time_above, -3.0), 5.0);
}

TEST(Summaries, HaveNoNumberWhereThereIsNoSignal) {
    SummaryReader reader(one_signal(), {{"y.level", SummaryKind::peak, 0.0}}, 2);
    tell(reader, {{0.0, 1.0}});
    EXPECT_TRUE(std::isnan(reader.numbers(0).front()));
    EXPECT_TRUE(std::isnan(reader.numbers(1).front())) << "a course that nobody has told";
    ValueReader values(one_signal(), {"x.level", "y.level"}, 2, 1);
    tell(values, {{0.0, 3.0}});
    const std::vector<double> numbers = values.numbers(0);
    ASSERT_EQ(numbers.size(), 4u);
    EXPECT_EQ(numbers[0], 3.0);
    EXPECT_TRUE(std::isnan(numbers[1]));
    EXPECT_TRUE(std::isnan(numbers[2])) << "a course that ended before";
}

TEST(Summaries, AreSaidInOneVocabulary) {
    EXPECT_EQ(word_of({"x.level", SummaryKind::time_of_peak, 0.0}), "time_of_peak");
    EXPECT_EQ(word_of({"x.level", SummaryKind::time_above, 2.5}), "time_above_2.5");
    EXPECT_EQ(unit_of({"x.level", SummaryKind::area, 0.0}, "nM"), "h.nM");
    EXPECT_EQ(unit_of({"x.level", SummaryKind::area, 0.0}, "1"), "h");
    EXPECT_EQ(unit_of({"x.level", SummaryKind::peak, 0.0}, "nM"), "nM");
    EXPECT_THROW(summary_kind("top", "--summaries"), InputError);
}

} // namespace summaries_test
} // namespace disinhibit
