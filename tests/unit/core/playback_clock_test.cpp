#include "engine/core/playback_clock.h"

#include <gtest/gtest.h>

#include <limits>

namespace disinhibit {
namespace playback_clock_test {

constexpr double no_limit = std::numeric_limits<double>::infinity();

TEST(PlaybackClock, simulated_time_is_wall_time_times_speed) {
    PlaybackClock clock(60.0);
    clock.play();
    clock.advance(2.0, no_limit);
    EXPECT_DOUBLE_EQ(clock.now_s(), 120.0);
    clock.set_speed(0.5);
    clock.advance(2.0, no_limit);
    EXPECT_DOUBLE_EQ(clock.now_s(), 121.0);
}

TEST(PlaybackClock, nothing_passes_while_paused) {
    PlaybackClock clock(60.0);
    clock.advance(2.0, no_limit);
    EXPECT_EQ(clock.now_s(), 0.0);
    EXPECT_EQ(clock.display_s(), 0.0);
}

TEST(PlaybackClock, frame_rate_does_not_change_where_the_playhead_is) {
    PlaybackClock slow(60.0);
    PlaybackClock fast(60.0);
    slow.play();
    fast.play();
    for (int frame = 0; frame < 30; ++frame) {
        slow.advance(1.0 / 30.0, no_limit);
    }
    for (int frame = 0; frame < 144; ++frame) {
        fast.advance(1.0 / 144.0, no_limit);
    }
    EXPECT_NEAR(slow.now_s(), fast.now_s(), 1e-9);
    EXPECT_NEAR(slow.display_s(), fast.display_s(), 1e-11);
}

TEST(PlaybackClock, motion_runs_in_wall_time_and_slows_down_only_below_real_time) {
    EXPECT_DOUBLE_EQ(motion_rate(86400.0), 1.0);
    EXPECT_DOUBLE_EQ(motion_rate(1.0), 1.0);
    EXPECT_DOUBLE_EQ(motion_rate(0.01), 0.01);
}

TEST(PlaybackClock, the_playhead_waits_for_the_course_without_going_back) {
    PlaybackClock clock(60.0);
    clock.play();
    clock.advance(1.0, 30.0);
    EXPECT_DOUBLE_EQ(clock.now_s(), 30.0);
    clock.seek(90.0);
    clock.advance(1.0, 30.0);
    EXPECT_DOUBLE_EQ(clock.now_s(), 90.0);
    EXPECT_TRUE(clock.playing());
}

TEST(PlaybackClock, scrubbing_away_and_back_restores_the_motion) {
    PlaybackClock clock(0.1);
    clock.play();
    clock.advance(10.0, no_limit);
    const double before_s = clock.display_s();
    clock.seek(50.0);
    EXPECT_NE(clock.display_s(), before_s);
    clock.seek(1.0);
    EXPECT_NEAR(clock.display_s(), before_s, 1e-12);
}

TEST(PlaybackClock, there_is_nothing_before_the_start) {
    PlaybackClock clock(1.0);
    clock.seek(-5.0);
    EXPECT_EQ(clock.now_s(), 0.0);
}

TEST(PlaybackClock, a_loop_runs_round_and_keeps_what_is_over) {
    PlaybackClock clock(60.0);
    clock.set_loop(100.0, 160.0);
    clock.seek(100.0);
    clock.play();
    for (int i = 0; i < 25; ++i) {
        clock.advance(0.1, no_limit);
    }
    EXPECT_NEAR(clock.now_s(), 130.0, 1e-9);
    EXPECT_TRUE(clock.playing());
}

TEST(PlaybackClock, every_round_of_a_loop_looks_the_same) {
    PlaybackClock clock(0.5);
    clock.seek(10.0);
    clock.set_loop(10.0, 12.0);
    clock.play();
    const double display_s = clock.display_s();
    for (int i = 0; i < 8; ++i) {
        clock.advance(1.0, no_limit);
    }
    EXPECT_NEAR(clock.now_s(), 10.0, 1e-9);
    EXPECT_NEAR(clock.display_s(), display_s, 1e-9);
}

TEST(PlaybackClock, a_loop_waits_for_what_is_not_computed) {
    PlaybackClock clock(60.0);
    clock.set_loop(0.0, 100.0);
    clock.play();
    clock.advance(10.0, 70.0);
    EXPECT_EQ(clock.now_s(), 70.0);
    clock.advance(10.0, 100.0);
    EXPECT_LT(clock.now_s(), 100.0);
}

TEST(PlaybackClock, beyond_a_loop_playback_goes_on) {
    PlaybackClock clock(60.0);
    clock.set_loop(0.0, 100.0);
    clock.seek(200.0);
    clock.play();
    clock.advance(1.0, no_limit);
    EXPECT_DOUBLE_EQ(clock.now_s(), 260.0);
}

} // namespace playback_clock_test
} // namespace disinhibit
