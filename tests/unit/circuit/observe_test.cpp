#include <gtest/gtest.h>

#include <cmath>

#include "circuit/experiment/observe.h"

namespace disinhibit {
namespace observe_test {

/// f(t) every step_s over 0..to_s.
template <class F> Series sampled(F f, double to_s, double step_s, double baseline) {
    Series series;
    series.baseline = baseline;
    const long count = std::lround(to_s / step_s);
    for (long i = 0; i <= count; ++i) {
        series.times_s.push_back(static_cast<double>(i) * step_s);
        series.values.push_back(f(series.times_s.back()));
    }
    return series;
}

TEST(Dialysis, ReadsTheMeanOfARampDelayedByTheTubing) {
    const Series ramp = sampled([](double t) { return t; }, 7200.0, 10.0, 0.0);
    const Series dialysate = bin_means(ramp, 0.0, 7200.0, 1200.0, 180.0);
    ASSERT_EQ(dialysate.values.size(), 6u);
    EXPECT_DOUBLE_EQ(dialysate.times_s[2], 3000.0);
    EXPECT_NEAR(dialysate.values[2], 3000.0 - 180.0, 1e-9);
}

TEST(Dialysis, SeesTheBaselineUntilTheFirstDropHasPassedTheTubing) {
    const Series step = sampled([](double) { return 3.0; }, 600.0, 1.0, 1.0);
    const Series dialysate = bin_means(step, 0.0, 600.0, 300.0, 150.0);
    EXPECT_NEAR(dialysate.values[0], 2.0, 0.03); // half of the bin is still old
    EXPECT_NEAR(dialysate.values[1], 3.0, 1e-12);
}

TEST(Dialysis, BluntsATransient) {
    const Series transient =
        sampled([](double t) { return std::exp(-t / 60.0); }, 3600.0, 1.0, 0.0);
    const Series dialysate = bin_means(transient, 0.0, 3600.0, 1200.0, 0.0);
    EXPECT_NEAR(dialysate.values[0], 60.0 / 1200.0 * (1.0 - std::exp(-20.0)), 2e-3);
}

TEST(Bins, LeaveOutAnUnfinishedLastBin) {
    const Series flat = sampled([](double) { return 1.0; }, 100.0, 1.0, 1.0);
    EXPECT_EQ(bin_means(flat, 0.0, 100.0, 30.0, 0.0).values.size(), 3u);
}

TEST(Relations, AreToldAgainstTheOwnBaseline) {
    const Series original{{0.0}, {2.0}, 8.0};
    const auto told = [&](Relation relation) {
        Series series = original;
        relate(series, relation);
        return series.values.front();
    };
    EXPECT_DOUBLE_EQ(told(Relation::absolute), 2.0);
    EXPECT_DOUBLE_EQ(told(Relation::percent_of_baseline), 25.0);
    EXPECT_DOUBLE_EQ(told(Relation::percent_change), -75.0);
    EXPECT_DOUBLE_EQ(told(Relation::percent_fall), 75.0);
}

TEST(Relations, DoNotExistWithoutABaseline) {
    Series series{{0.0}, {2.0}, 0.0};
    relate(series, Relation::percent_change);
    EXPECT_TRUE(std::isnan(series.values.front()));
}

TEST(Relations, TurnTheBaselineItselfIntoNoChange) {
    Series series{{0.0}, {2.0}, 8.0};
    relate(series, Relation::percent_change);
    EXPECT_DOUBLE_EQ(series.baseline, 0.0);
}

TEST(Subtraction, TakesTheSecondArmAwayPointByPoint) {
    const Series difference =
        subtract({{0.0, 1.0}, {5.0, 7.0}, 4.0}, {{0.0, 1.0}, {1.0, 2.0}, 1.0});
    EXPECT_EQ(difference.values, (std::vector<double>{4.0, 5.0}));
    EXPECT_DOUBLE_EQ(difference.baseline, 3.0);
}

} // namespace observe_test
} // namespace disinhibit
