#include <gtest/gtest.h>

#include <algorithm>

#include "engine/scene/parts/spike_train.h"
#include "engine/scene/stage/clock.h"

namespace disinhibit {
namespace spike_test {

/// Spikes per second of the viewer, counted over a long time.
double shown_rate(const SpikeTrain& train, StageClock clock) {
    constexpr double window_s = 2000.0;
    clock.display_s = 3000.0;
    double sum = 0.0;
    for (const Spike& spike : spikes_within(train, clock, window_s * clock.motion)) {
        sum += spike.strength;
    }
    return sum / window_s;
}

TEST(SpikeTrain, ShowsTheRateDividedByTheSlowMotionFactor) {
    StageClock clock;
    clock.slow = 10.0;
    for (const double rate : {2.0, 9.0, 19.0, 29.0}) {
        EXPECT_NEAR(shown_rate({7, rate}, clock), rate / 10.0, 0.02 * rate / 10.0 + 0.02);
    }
}

TEST(SpikeTrain, ShowsTheSameRateWhenPartOfItComesInBursts) {
    StageClock clock;
    clock.slow = 10.0;
    EXPECT_NEAR(shown_rate({7, 6.0, 0.5}, clock), 0.6, 0.03);
}

TEST(SpikeTrain, ShowsTheTrueSpeedInSlowMotion) {
    StageClock clock;
    clock.motion = 0.1;
    clock.slow = 1.0;
    // 19 Hz slowed ten times by the playback alone.
    EXPECT_NEAR(shown_rate({7, 19.0}, clock), 1.9, 0.05);
}

TEST(SpikeTrain, LosesSpikesButMovesNoneWhenTheRateFalls) {
    StageClock clock;
    clock.slow = 10.0;
    clock.display_s = 50.0;
    const auto fast = spikes_within({7, 20.0}, clock, 40.0);
    const auto slow = spikes_within({7, 10.0}, clock, 40.0);
    EXPECT_LT(slow.size(), 0.7 * static_cast<double>(fast.size()));
    for (const Spike& spike : slow) {
        EXPECT_TRUE(std::any_of(
            fast.begin(), fast.end(), [&](const Spike& s) { return s.age_s == spike.age_s; }));
    }
}

TEST(SpikeTrain, KeepsTheTrueGapInsideABurst) {
    StageClock clock;
    clock.slow = 10.0;
    clock.display_s = 500.0;
    SpikeTrain train{7, 4.0, 1.0};
    train.burst_rate_hz = 20.0;
    train.burst_spikes = 3;
    auto spikes = spikes_within(train, clock, 400.0);
    ASSERT_GT(spikes.size(), 30u);
    int true_gaps = 0;
    for (std::size_t i = 1; i < spikes.size(); ++i) {
        true_gaps += std::abs(std::abs(spikes[i].age_s - spikes[i - 1].age_s) - 0.5) < 1e-9 ? 1 : 0;
    }
    EXPECT_GE(true_gaps, static_cast<int>(spikes.size()) / 2);
}

TEST(SlowFactor, LetsAtMostThreeSpikesPerSecondPass) {
    EXPECT_EQ(choose_slow_factor(2.9, 1.0), 1.0);
    EXPECT_EQ(choose_slow_factor(3.1, 1.0), 2.0);
    EXPECT_EQ(choose_slow_factor(19.0, 1.0), 10.0);
    EXPECT_EQ(choose_slow_factor(61.0, 1.0), 50.0);
    EXPECT_EQ(choose_slow_factor(19.0, 0.1), 1.0);
    EXPECT_EQ(choose_slow_factor(0.0, 1.0), 1.0);
}

} // namespace spike_test
} // namespace disinhibit
