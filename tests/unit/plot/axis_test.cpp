#include "engine/plot/axis.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "engine/picture/polyline.h"
#include "engine/plot/labels.h"

namespace disinhibit {
namespace axis_test {

using testing::ElementsAre;
using testing::Pointwise;

TEST(UiAxis, ticks_stand_at_round_numbers_inside_the_range) {
    EXPECT_THAT(round_ticks(0.0, 10.0, 6).values, ElementsAre(0, 2, 4, 6, 8, 10));
    EXPECT_THAT(round_ticks(-3.0, 7.0, 4).values, ElementsAre(0, 5));
    const AxisTicks fine = round_ticks(0.0, 0.3, 4);
    EXPECT_EQ(fine.decimals, 1);
    EXPECT_THAT(fine.values, Pointwise(testing::DoubleNear(1e-12), {0.0, 0.1, 0.2, 0.3}));
}

TEST(UiAxis, there_are_never_more_ticks_than_asked_for) {
    for (double high = 0.001; high < 1e6; high *= 1.37) {
        for (int most = 2; most < 8; ++most) {
            EXPECT_LE(static_cast<int>(round_ticks(0.0, high, most).values.size()), most) << high;
            EXPECT_LE(static_cast<int>(even_ticks(0.0, high, most).values.size()), most) << high;
        }
    }
}

TEST(UiAxis, even_ticks_reach_both_ends_where_a_short_step_divides_the_range) {
    EXPECT_THAT(even_ticks(0.0, 80.0, 4).values, ElementsAre(0, 40, 80));
    EXPECT_THAT(even_ticks(80.0, 140.0, 4).values, ElementsAre(80, 100, 120, 140));
    EXPECT_THAT(even_ticks(0.0, 24.0, 4).values, ElementsAre(0, 8, 16, 24));
    EXPECT_THAT(even_ticks(0.0, 100.0, 4).values, ElementsAre(0, 50, 100));
}

TEST(UiAxis, a_range_grows_only_where_the_data_leave_it) {
    const AxisRange same = grow_to_round({0.0, 80.0}, 3.0, 79.0, 4);
    EXPECT_DOUBLE_EQ(same.high, 80.0);
    const AxisRange higher = grow_to_round({0.0, 80.0}, 3.0, 211.0, 4);
    EXPECT_DOUBLE_EQ(higher.low, 0.0);
    EXPECT_GE(higher.high, 211.0);
    EXPECT_LE(higher.high, 300.0);
    const AxisRange lower = grow_to_round({80.0, 140.0}, 61.0, 120.0, 4);
    EXPECT_LE(lower.low, 61.0);
    EXPECT_DOUBLE_EQ(lower.high, 140.0);
}

TEST(UiAxis, a_rounding_moves_no_axis_and_a_flat_zero_has_one) {
    const AxisRange blood = grow_to_round({0.0, 80.0}, -6e-13, 32.0, 4);
    EXPECT_EQ(blood.low, 0.0);
    EXPECT_EQ(blood.high, 80.0);
    EXPECT_EQ(grow_to_round({0.0, 100.0}, 0.0, 100.0 + 1e-10, 4).high, 100.0);
    const AxisRange own = grow_to_round({0.0, 0.0}, -6e-13, 32.0, 4);
    EXPECT_EQ(own.low, 0.0);
    EXPECT_GE(own.high, 32.0);
    for (const double rounding : {0.0, 6e-13, -6e-13}) {
        const AxisRange flat = grow_to_round({0.0, 0.0}, std::min(rounding, 0.0), rounding, 4);
        EXPECT_EQ(flat.low, 0.0);
        EXPECT_EQ(flat.high, 1.0);
        EXPECT_GE(log_range({0.0, 0.0}, std::min(rounding, 0.0), rounding).low, 1e-3);
    }
    EXPECT_LE(grow_to_round({0.0, 0.0}, 0.0, 3e-5, 4).high, 1e-4) << "small is not zero";
    EXPECT_LE(grow_to_round({0.0, 80.0}, -3.0, 32.0, 4).low, -3.0) << "nor is what is negative";
}

TEST(UiAxis, time_ticks_use_the_unit_of_the_span_and_name_it_once) {
    EXPECT_THAT(time_ticks(0.0, 4 * 3600.0, 5).labels, ElementsAre("0", "1", "2", "3", "4 h"));
    EXPECT_THAT(time_ticks(0.0, 3600.0, 4).labels, ElementsAre("0", "20", "40", "60 min"));
    EXPECT_THAT(time_ticks(0.0, 2 * 3600.0, 4).labels, ElementsAre("0", "0.5", "1", "1.5", "2 h"));
    EXPECT_THAT(time_ticks(0.0, 0.004, 4).labels, ElementsAre("0", "1", "2", "3", "4 ms"));
    const TimeTicks days = time_ticks(86400.0, 90 * 86400.0, 6);
    EXPECT_DOUBLE_EQ(days.times_s.front(), 20 * 86400.0);
    EXPECT_EQ(days.labels.back(), "80 d");
}

TEST(UiAxis, logarithmic_ticks_are_round_and_few) {
    EXPECT_EQ(log_ticks(1.0, 100.0, 4).values, (std::vector<double>{1.0, 10.0, 100.0}));
    const auto narrow = log_ticks(5.0, 50.0, 8).values;
    EXPECT_EQ(narrow.size(), 4u); // 5, 10, 20, 50
    for (const double high : {2.0, 1e3, 1e6, 3e9}) {
        EXPECT_LE(log_ticks(1e-3, high, 4).values.size(), 4u) << high;
    }
}

TEST(UiAxis, a_logarithmic_range_holds_the_data_but_not_what_is_zero) {
    const AxisRange range = log_range({0.0, 80.0}, 0.0, 63.0);
    EXPECT_GT(range.low, 0.0);
    EXPECT_DOUBLE_EQ(range.high, 100.0);
    const AxisRange wide = log_range({1.0, 2.0}, 1e-9, 430.0);
    EXPECT_DOUBLE_EQ(wide.high, 500.0);
    EXPECT_GE(wide.low, 0.02);
    const AxisRange held = log_range({3.0, 9.0}, 3.0, 9.0);
    EXPECT_LE(held.low, 3.0);
    EXPECT_GE(held.high, 9.0);
}

TEST(UiAxis, decimation_keeps_the_extremes_of_every_column) {
    std::vector<double> times;
    std::vector<double> values;
    for (int i = 0; i < 100000; ++i) {
        times.push_back(i * 1e-3);
        values.push_back(std::sin(i * 0.01));
    }
    values[31415] = 7.0;
    values[62830] = -7.0;
    const auto spans = decimate(
        times, values, [](double t_s) { return static_cast<float>(t_s / 2.0); }, 50);
    ASSERT_EQ(spans.size(), 50u);
    EXPECT_DOUBLE_EQ(spans[15].high, 7.0);
    EXPECT_DOUBLE_EQ(spans[31].low, -7.0);
    for (const ColumnSpan& span : spans) {
        EXPECT_LE(span.low, span.first);
        EXPECT_GE(span.high, span.last);
    }
}

TEST(UiAxis, decimation_leaves_out_what_is_not_a_number_or_outside) {
    const auto spans = decimate(
        {-1.0, 0.5, 1.5, 9.0},
        {1.0, std::nan(""), 2.0, 3.0},
        [](double t_s) { return static_cast<float>(t_s); },
        2);
    ASSERT_EQ(spans.size(), 1u);
    EXPECT_EQ(spans[0].column, 1);
    EXPECT_DOUBLE_EQ(spans[0].first, 2.0);
}

TEST(UiAxis, dashes_cover_on_over_on_plus_off_of_a_line) {
    const auto dashes = cut_dashes({{0, 0}, {30, 0}, {60, 0}, {100, 0}}, 3.0f, 2.0f);
    ASSERT_EQ(dashes.size(), 20u);
    for (std::size_t i = 0; i < dashes.size(); ++i) {
        EXPECT_NEAR(dashes[i].front().x, 5.0f * static_cast<float>(i), 1e-3f);
        EXPECT_NEAR(dashes[i].back().x - dashes[i].front().x, 3.0f, 1e-3f);
    }
}

TEST(UiAxis, dashes_of_a_swinging_line_are_as_wide_as_others) {
    std::vector<PixelPoint> line;
    for (int i = 0; i <= 100; ++i) {
        line.push_back({static_cast<float>(i) * 0.5f, i % 2 == 0 ? 0.0f : 40.0f});
    }
    EXPECT_TRUE(turns_back(line, 1));
    EXPECT_FALSE(turns_back({{0.0f, 0.0f}, {1.0f, 0.0f}, {1.0f, 5.0f}}, 1));
    const auto dashes = cut_dashes(line, 6.0f, 4.0f);
    ASSERT_EQ(dashes.size(), 5u);
    for (const auto& dash : dashes) {
        EXPECT_NEAR(dash.back().x - dash.front().x, 6.0f, 0.01f);
        EXPECT_GE(dash.size(), 12u) << "with every swing between";
    }
    const auto along = cut_dashes(line, {6.0f, 4.0f}, Swings::along);
    EXPECT_NEAR(static_cast<double>(along.size()), 100.0 * std::hypot(0.5, 40.0) / 10.0, 1.0)
        << "some of every swing";
    EXPECT_EQ(best_count(line, {6.0f, 4.0f}), Swings::across);
    Polyline rare;
    for (int i = 0; i <= 100; ++i) {
        rare.push_back({static_cast<float>(i), i % 20 == 10 ? 40.0f : 0.0f});
    }
    ASSERT_EQ(best_count(rare, {6.0f, 4.0f}), Swings::along);
    for (float x = 10.0f; x < 100.0f; x += 20.0f) {
        float highest = 0.0f;
        for (const Polyline& dash : cut_dashes(rare, {6.0f, 4.0f}, Swings::along)) {
            for (const PixelPoint& point : dash) {
                highest = std::max(highest, std::abs(point.x - x) < 1.0f ? point.y : 0.0f);
            }
        }
        EXPECT_GT(highest, 35.0f) << "a rare burst is seen";
    }
}

TEST(UiAxis, dashes_go_around_corners_without_a_break) {
    const auto dashes = cut_dashes({{0, 0}, {4, 0}, {4, 6}}, 8.0f, 4.0f);
    ASSERT_EQ(dashes.size(), 1u);
    EXPECT_THAT(dashes[0].size(), 3u);
    EXPECT_FLOAT_EQ(dashes[0].back().y, 4.0f);
}

TEST(UiAxis, values_are_interpolated_and_held_beyond_the_ends) {
    const std::vector<double> times{0.0, 10.0, 20.0};
    const std::vector<double> values{1.0, 3.0, 2.0};
    EXPECT_DOUBLE_EQ(value_at(times, values, -5.0), 1.0);
    EXPECT_DOUBLE_EQ(value_at(times, values, 5.0), 2.0);
    EXPECT_DOUBLE_EQ(value_at(times, values, 99.0), 2.0);
}

TEST(UiAxis, labels_are_moved_apart_in_their_order) {
    const auto centers = spread_labels({50.0f, 52.0f, 48.0f}, {10.0f, 10.0f, 10.0f}, 0.0f, 100.0f);
    EXPECT_GE(centers[0] - centers[2], 10.0f);
    EXPECT_GE(centers[1] - centers[0], 10.0f);
    const auto low = spread_labels({99.0f, 98.0f}, {10.0f, 20.0f}, 0.0f, 100.0f);
    EXPECT_LE(low[0] + 5.0f, 100.0f);
    EXPECT_LE(low[1] + 10.0f, low[0] - 5.0f + 1e-3f);
}

} // namespace axis_test
} // namespace disinhibit
