#include "engine/plot/time_axis.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "circuit/describe/units.h"

namespace disinhibit {
namespace time_axis_test {

constexpr float left = 100.0f;
constexpr float width = 340.0f;

const std::vector<TimeScale> scales{
    TimeScale::linear, TimeScale::logarithmic, TimeScale::segmented};

TimeAxis axis_to(TimeScale scale, const char* unit, double count) {
    return make_time_axis(scale, 0.0, count * internal_per(unit), left, width);
}

TEST(UiTimeAxis, every_scale_runs_from_edge_to_edge_and_back) {
    for (const TimeScale scale : scales) {
        for (const double hours : {0.01, 1.0, 6.0, 25.0, 144.0, 2160.0, 10000.0}) {
            const TimeAxis axis = axis_to(scale, "h", hours);
            EXPECT_FLOAT_EQ(axis.x_of(0.0), left);
            EXPECT_NEAR(axis.x_of(axis.span.end_s), left + width, 1e-3f);
            float before = left - 1.0f;
            for (float x = left; x <= left + width; x += 7.0f) {
                const double t_s = axis.time_at(x);
                EXPECT_NEAR(axis.x_of(t_s), x, 0.02f) << hours;
                EXPECT_GT(axis.x_of(t_s), before);
                before = axis.x_of(t_s);
            }
        }
    }
}

TEST(UiTimeAxis, a_logarithmic_axis_gives_every_doubling_the_same_room) {
    const TimeAxis axis = axis_to(TimeScale::logarithmic, "d", 6.0);
    const float one = axis.x_of(2.0) - axis.x_of(1.0);
    EXPECT_GT(one, 5.0f);
    EXPECT_NEAR(axis.x_of(7200.0) - axis.x_of(3600.0), one, 0.01f);
}

TEST(UiTimeAxis, a_segmented_axis_gives_every_unit_the_same_room_and_is_linear_inside) {
    const TimeAxis axis = axis_to(TimeScale::segmented, "d", 90.0);
    const std::vector<double> borders = segment_borders(axis);
    ASSERT_EQ(borders.size(), 4u);
    for (std::size_t i = 0; i < borders.size(); ++i) {
        EXPECT_NEAR(axis.x_of(borders[i]), left + width * static_cast<float>(i + 1) / 5.0f, 0.01f);
    }
    const double half_s = 0.5 * (borders[1] + borders[2]);
    EXPECT_NEAR(axis.x_of(half_s), left + width * 0.5f, 0.01f);
}

TEST(UiTimeAxis, a_unit_hardly_begun_gets_no_segment) {
    EXPECT_EQ(segment_borders(axis_to(TimeScale::segmented, "h", 25.0)).size(), 2u);
    EXPECT_EQ(segment_borders(axis_to(TimeScale::segmented, "h", 49.0)).size(), 3u);
    EXPECT_TRUE(segment_borders(axis_to(TimeScale::linear, "h", 49.0)).empty());
}

TEST(UiTimeAxis, only_a_linear_axis_begins_with_the_window) {
    EXPECT_DOUBLE_EQ(make_time_axis(TimeScale::linear, 50.0, 90.0, 0.0f, 1.0f).span.begin_s, 50.0);
    EXPECT_DOUBLE_EQ(make_time_axis(TimeScale::segmented, 50.0, 90.0, 0.0f, 1.0f).span.begin_s,
                     0.0);
    EXPECT_GE(make_time_axis(TimeScale::linear, 5.0, 5.0, 0.0f, 1.0f).span.length_s(),
              shortest_window_s);
}

TEST(UiTimeAxis, ticks_are_apart_inside_and_name_every_unit_once) {
    for (const TimeScale scale : scales) {
        for (const double hours : {0.02, 0.5, 6.0, 30.0, 144.0, 2160.0}) {
            for (const float gap : {42.0f, 56.0f, 140.0f}) {
                const TimeAxis axis = axis_to(scale, "h", hours);
                const TimeTicks ticks = time_axis_ticks(axis, gap);
                ASSERT_FALSE(ticks.times_s.empty());
                ASSERT_EQ(ticks.times_s.size(), ticks.labels.size());
                std::set<std::string> units;
                for (std::size_t i = 0; i < ticks.times_s.size(); ++i) {
                    EXPECT_TRUE(axis.shows(ticks.times_s[i])) << ticks.labels[i];
                    const std::size_t space = ticks.labels[i].find(' ');
                    if (space != std::string::npos) {
                        EXPECT_TRUE(units.insert(ticks.labels[i].substr(space)).second)
                            << ticks.labels[i];
                    }
                    if (scale == TimeScale::logarithmic && i > 0) {
                        EXPECT_GE(axis.x_of(ticks.times_s[i]) - axis.x_of(ticks.times_s[i - 1]),
                                  gap);
                    }
                }
                EXPECT_FALSE(units.empty());
            }
        }
    }
}

} // namespace time_axis_test
} // namespace disinhibit
