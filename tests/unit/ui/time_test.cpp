#include <gtest/gtest.h>

#include <cmath>

#include "engine/plot/dose_markers.h"
#include "engine/ui/timeline/map.h"
#include "engine/ui/widgets/time_text.h"

namespace disinhibit {
namespace time_test {

TEST(UiTime, the_clock_shows_what_an_eye_can_follow_at_this_speed) {
    const double t_s = 6300.5;
    EXPECT_EQ(clock_text(t_s, 60.0), "1 h 45 min");
    EXPECT_EQ(clock_text(t_s, 1.0), "1 h 45 min 00 s");
    EXPECT_EQ(clock_text(t_s, 0.01), "1 h 45 min 00.50 s");
    EXPECT_EQ(clock_text(t_s + 2 * 86400.0, 3600.0), "2 d 1 h 45 min");
    EXPECT_EQ(clock_text(t_s + 2 * 86400.0, 86400.0), "2 d 1 h");
}

TEST(UiTime, the_clock_never_shows_sixty_minutes_or_seconds) {
    for (double t_s = 0.0; t_s < 200000.0; t_s += 59.999999) {
        for (const double speed : {0.01, 1.0, 60.0, 86400.0}) {
            const std::string text = clock_text(t_s, speed);
            EXPECT_EQ(text.find("60"), std::string::npos) << text;
            EXPECT_EQ(text.find(" 24 h"), std::string::npos) << text;
        }
    }
}

TEST(UiTime, lengths_are_said_in_the_largest_fitting_unit) {
    EXPECT_EQ(duration_text(30.0), "30 s");
    EXPECT_EQ(duration_text(2700.0), "45 min");
    EXPECT_EQ(duration_text(5400.0), "1.5 h");
    EXPECT_EQ(duration_text(90 * 86400.0), "90 d");
}

TEST(UiTime, speeds_have_names) {
    const auto text = [](double speed) { return speed_text(speed, "real time", "day"); };
    EXPECT_EQ(text(0.01), "×0.01");
    EXPECT_EQ(text(1.0), "real time");
    EXPECT_EQ(text(10.0), "10 s/s");
    EXPECT_EQ(text(60.0), "1 min/s");
    EXPECT_EQ(text(3600.0), "1 h/s");
    EXPECT_EQ(text(86400.0), "1 day/s");
    EXPECT_EQ(text(7.0 * 86400.0), "7 day/s");
}

TEST(UiTime, the_speed_slider_is_the_inverse_of_its_own_scale) {
    for (double speed = 0.01; speed < 7.0 * 86400.0; speed *= 1.3) {
        EXPECT_NEAR(speed_at(speed_position(speed)) / speed, 1.0, 1e-9);
    }
    EXPECT_DOUBLE_EQ(speed_position(60.0), 0.4);
    EXPECT_DOUBLE_EQ(speed_at(0.41, 0.02), 60.0);
    EXPECT_GT(speed_at(0.41, 0.001), 60.0);
    EXPECT_DOUBLE_EQ(speed_at(1.0), 7.0 * 86400.0);
}

TEST(UiTime, every_step_of_speed_goes_the_way_it_should_and_can_be_taken_back) {
    for (double speed = 0.01; speed < 7.0 * 86400.0; speed = next_speed(speed, 1)) {
        const double faster = next_speed(speed, 1);
        ASSERT_GT(faster, speed);
        EXPECT_DOUBLE_EQ(next_speed(faster, -1), speed);
    }
    EXPECT_DOUBLE_EQ(next_speed(7.0 * 86400.0, 1), 7.0 * 86400.0);
    EXPECT_DOUBLE_EQ(next_speed(0.01, -1), 0.01);
}

TEST(UiTimeline, pixels_and_times_are_inverse) {
    const TimelineMap map{{3600.0, 7200.0}, 100.0f, 800.0f};
    EXPECT_FLOAT_EQ(map.x_of(3600.0), 100.0f);
    EXPECT_FLOAT_EQ(map.x_of(7200.0), 900.0f);
    EXPECT_NEAR(map.time_at(map.x_of(5000.0)), 5000.0, 1e-2);
    EXPECT_FALSE(map.shows(3599.0));
}

TEST(UiTimeline, zooming_keeps_the_time_under_the_pointer) {
    const TimeSpan window{1000.0, 5000.0};
    const TimeSpan closer = zoom_around(window, 2000.0, 0.5, 100000.0);
    EXPECT_DOUBLE_EQ(closer.length_s(), 2000.0);
    EXPECT_DOUBLE_EQ((2000.0 - closer.begin_s) / closer.length_s(), 0.25);
}

TEST(UiTimeline, the_window_stays_inside_the_course_and_above_its_shortest_length) {
    const TimeSpan whole = zoom_around({0.0, 5000.0}, 4000.0, 100.0, 8000.0);
    EXPECT_DOUBLE_EQ(whole.begin_s, 0.0);
    EXPECT_DOUBLE_EQ(whole.end_s, 8000.0);
    const TimeSpan closest = zoom_around({0.0, 5000.0}, 4000.0, 1e-9, 8000.0);
    EXPECT_DOUBLE_EQ(closest.length_s(), shortest_window_s);
    EXPECT_DOUBLE_EQ(window_from({0.0, 100.0}, 7999.0, 8000.0).end_s, 8000.0);
    EXPECT_DOUBLE_EQ(window_from({0.0, 100.0}, -50.0, 8000.0).begin_s, 0.0);
}

TEST(UiTimeline, a_repeated_dose_is_one_marker) {
    Scenario scenario;
    Dose once;
    once.at_s = 100.0;
    Dose daily;
    daily.at_s = 200.0;
    daily.every_s = 86400.0;
    daily.count = 90;
    scenario.doses = {once, daily};
    const auto markers = dose_markers(scenario);
    ASSERT_EQ(markers.size(), 2u);
    EXPECT_EQ(markers[0].count, 1);
    EXPECT_EQ(markers[1].count, 90);
    EXPECT_DOUBLE_EQ(markers[1].last_s, 200.0 + 89 * 86400.0);
}

TEST(UiTimeline, an_open_repeat_has_one_marker_per_member) {
    Scenario scenario;
    Dose daily;
    daily.at_s = 200.0;
    daily.every_s = 86400.0;
    daily.count = 3;
    scenario.doses = {daily, daily};
    const auto markers = dose_markers(scenario, {1});
    ASSERT_EQ(markers.size(), 4u);
    EXPECT_EQ(markers[0].member, -1);
    EXPECT_EQ(markers[3].dose, 1);
    EXPECT_EQ(markers[3].member, 2);
    EXPECT_DOUBLE_EQ(markers[3].at_s, 200.0 + 2 * 86400.0);
}

TEST(UiTimeline, what_was_open_stays_open_when_a_repeat_is_split) {
    EXPECT_EQ(open_after_split({0, 1, 4}, 1, 3), (std::vector<int>{0, 6, 1, 2, 3}));
    EXPECT_EQ(open_after_split({1}, 1, 1), (std::vector<int>{1}));
}

TEST(SpansAbove, RunFromCrossingToCrossing) {
    const std::vector<double> times{0.0, 10.0, 20.0, 30.0, 40.0};
    const auto spans = spans_above(times, {0.0, 100.0, 50.0, 0.0, 90.0}, 80.0);
    ASSERT_EQ(spans.size(), 2u);
    EXPECT_DOUBLE_EQ(spans[0].begin_s, 8.0);
    EXPECT_DOUBLE_EQ(spans[0].end_s, 14.0);
    EXPECT_NEAR(spans[1].begin_s, 30.0 + 80.0 / 9.0, 1e-9);
    EXPECT_DOUBLE_EQ(spans[1].end_s, 40.0);
    EXPECT_TRUE(spans_above({}, {}, 80.0).empty());
    EXPECT_TRUE(spans_above(times, {80.0, 80.0, 80.0, 80.0, 80.0}, 80.0).empty());
    const auto whole = spans_above(times, {90.0, 90.0, 90.0, 90.0, 90.0}, 80.0);
    ASSERT_EQ(whole.size(), 1u);
    EXPECT_DOUBLE_EQ(whole[0].begin_s, 0.0);
    EXPECT_DOUBLE_EQ(whole[0].end_s, 40.0);
}

} // namespace time_test
} // namespace disinhibit
