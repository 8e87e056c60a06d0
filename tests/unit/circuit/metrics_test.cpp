#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "circuit/experiment/metrics.h"
#include "circuit/experiment/sweep_metrics.h"

namespace disinhibit {
namespace metrics_test {

template <class F>
Series sampled(F f, double from_s, double to_s, double step_s, double baseline = 0.0) {
    Series series;
    series.baseline = baseline;
    const long count = std::lround((to_s - from_s) / step_s);
    for (long i = 0; i <= count; ++i) {
        series.times_s.push_back(from_s + static_cast<double>(i) * step_s);
        series.values.push_back(f(series.times_s.back()));
    }
    return series;
}

/// One-compartment absorption with ka = 2 kb: peak at ln 2 / kb' and area 1 / CL known in closed form.
Series bateman(double ka, double ke, double to_s) {
    return sampled(
        [=](double t) { return ka / (ka - ke) * (std::exp(-ke * t) - std::exp(-ka * t)); },
        0.0,
        to_s,
        1.0);
}

TEST(TimeOfPeak, OfABatemanCurveIsThatOfItsFormula) {
    const Series course = bateman(0.02, 0.005, 2000.0);
    const MetricRecipe recipe{.kind = MetricKind::time_of_peak};
    EXPECT_NEAR(measure(recipe, course, 0.0, 0.0), std::log(0.02 / 0.005) / 0.015, 1.0);
}

TEST(Area, ToInfinityAddsTheTailThatAWindowCutsOff) {
    const Series course = bateman(0.02, 0.005, 700.0);
    EXPECT_LT(area(course, false), 195.0);
    EXPECT_NEAR(area(course, true), 1.0 / 0.005, 0.1);
}

TEST(Area, DoesNotExistForACourseThatStillRises) {
    EXPECT_TRUE(std::isnan(
        area(sampled([](double t) { return std::exp(t / 100.0); }, 0.0, 100.0, 1.0), true)));
}

TEST(HalfLife, OfAnExponentialIsLnTwoTau) {
    const Series course =
        sampled([](double t) { return 7.0 * std::exp(-t / 300.0); }, 0.0, 900.0, 10.0);
    const MetricRecipe recipe{.kind = MetricKind::half_life};
    EXPECT_NEAR(measure(recipe, course, 0.0, 0.0), 300.0 * std::numbers::ln2, 1e-9);
}

TEST(HalfLife, LooksOnlyInsideItsWindow) {
    const Series course = sampled(
        [](double t) { return t < 100.0 ? 1.0 : std::exp(-(t - 100.0) / 50.0); }, 0.0, 400.0, 1.0);
    const MetricRecipe recipe{.kind = MetricKind::half_life, .from_s = 100.0, .to_s = 400.0};
    EXPECT_NEAR(measure(recipe, course, 0.0, 0.0), 50.0 * std::numbers::ln2, 1e-9);
}

TEST(DecayTimeConstant, IsOfTheDifferenceToTheBaselineFromEitherSide) {
    const Series above =
        sampled([](double t) { return 10.0 + 2.0 * std::exp(-t / 0.1); }, 0.0, 0.3, 0.01, 10.0);
    const Series below =
        sampled([](double t) { return 10.0 - 2.0 * std::exp(-t / 0.1); }, 0.0, 0.3, 0.01, 10.0);
    EXPECT_NEAR(decay_time_constant(above), 0.1, 1e-9);
    EXPECT_NEAR(decay_time_constant(below), 0.1, 1e-9);
}

TEST(DecayTimeConstant, DoesNotExistForGrowth) {
    EXPECT_TRUE(std::isnan(
        decay_time_constant(sampled([](double t) { return std::exp(t); }, 0.0, 1.0, 0.1))));
}

TEST(Slope, BetweenTwoLevelsIgnoresTheWayUp) {
    const Series course = sampled(
        [](double t) { return t < 10.0 ? 12.0 * t : 120.0 - 0.5 * (t - 10.0); }, 0.0, 250.0, 1.0);
    const MetricRecipe recipe{.kind = MetricKind::slope, .between = {30.0, 100.0}};
    EXPECT_NEAR(measure(recipe, course, 0.0, 0.0), -0.5, 1e-9);
}

TEST(SecantSlope, JoinsTheEndsOfItsWindow) {
    const Series course = sampled([](double t) { return t * t; }, 0.0, 10.0, 1.0);
    const MetricRecipe recipe{.kind = MetricKind::secant_slope, .from_s = 2.0, .to_s = 6.0};
    EXPECT_DOUBLE_EQ(measure(recipe, course, 0.0, 0.0), 8.0);
}

TEST(PeakChange, KeepsTheSignOfTheLargestDeviation) {
    const Series course{{0.0, 1.0, 2.0, 3.0}, {10.0, 12.0, 4.0, 10.0}, 10.0};
    MetricRecipe recipe{.kind = MetricKind::peak_change};
    EXPECT_DOUBLE_EQ(measure(recipe, course, 0.0, 0.0), -6.0);
    recipe.reference_s = 2.0;
    EXPECT_DOUBLE_EQ(measure(recipe, course, 0.0, 0.0), 8.0);
}

TEST(LocalMaxima, AreCountedWithoutRipples) {
    const Series course = sampled(
        [](double t) {
            const double first = std::exp(-(t - 20.0) * (t - 20.0) / 50.0);
            const double second = 2.0 * std::exp(-(t - 70.0) * (t - 70.0) / 200.0);
            return first + second + 1e-5 * std::sin(5.0 * t);
        },
        0.0,
        100.0,
        0.5);
    EXPECT_NEAR(local_maximum_time(course, 1), 20.0, 0.5);
    EXPECT_NEAR(local_maximum_time(course, 2), 70.0, 0.5);
    EXPECT_TRUE(std::isnan(local_maximum_time(course, 3)));
}

TEST(CrossingTime, TellsRisingFromFalling) {
    const Series course =
        sampled([](double t) { return 10.0 - std::abs(t - 10.0); }, 0.0, 20.0, 1.0);
    EXPECT_NEAR(crossing_time(course, 7.5, Direction::rising), 7.5, 1e-12);
    EXPECT_NEAR(crossing_time(course, 7.5, Direction::falling), 12.5, 1e-12);
    EXPECT_TRUE(std::isnan(crossing_time(course, 11.0, Direction::rising)));
}

TEST(LastTimeAbove, IsTheLastReadingThatHolds) {
    EXPECT_DOUBLE_EQ(last_time_above({{0.0, 1.0, 2.0, 3.0}, {5.0, 1.0, 4.0, 0.0}, 0.0}, 4.0), 2.0);
}

TEST(ValueAt, IsNotExtrapolated) {
    const Series course{{1.0, 2.0}, {5.0, 7.0}, 0.0};
    EXPECT_DOUBLE_EQ(value_at(course, 1.5), 6.0);
    EXPECT_TRUE(std::isnan(value_at(course, 2.5)));
}

TEST(LargestRelativeChange, IsInPercentOfTheBaseline) {
    EXPECT_DOUBLE_EQ(largest_relative_change({{0.0, 1.0}, {50.0, 49.0}, 50.0}), -2.0);
}

TEST(Ed50, OfAHillCurveIsExactBetweenGridPointsRisingOrFalling) {
    Curve rising, falling;
    for (double x : {0.1, 1.0, 10.0, 100.0}) {
        rising.x.push_back(x);
        rising.y.push_back(100.0 * x * x / (x * x + 3.7 * 3.7));
        falling.x.push_back(x);
        falling.y.push_back(100.0 - rising.y.back());
    }
    EXPECT_NEAR(ed50(rising, 100.0), 3.7, 1e-9);
    EXPECT_NEAR(ed50(falling, 100.0), 3.7, 1e-9);
}

TEST(Ed50, DoesNotExistForACurveThatStaysLowOrHasNoEffect) {
    EXPECT_TRUE(std::isnan(ed50({{1.0, 2.0}, {1.0, 2.0}}, 100.0)));
    EXPECT_TRUE(std::isnan(ed50({{1.0, 2.0}, {0.0, 0.0}}, 0.0)));
}

TEST(SchildSlope, OfGaddumCurvesIsOneAndLessForAWeakerShift) {
    Curve competitive, weaker;
    for (double b : {0.0, 1.0, 3.0, 10.0, 30.0}) {
        competitive.x.push_back(b);
        competitive.y.push_back(0.9 * (1.0 + b / 1.1));
        weaker.x.push_back(b);
        weaker.y.push_back(0.9 * (1.0 + std::sqrt(b / 1.1)));
    }
    EXPECT_NEAR(schild_slope(competitive), 1.0, 1e-12);
    EXPECT_NEAR(schild_slope(weaker), 0.5, 1e-12);
}

TEST(SchildSlope, DoesNotExistWithoutControlOrWithoutShift) {
    EXPECT_TRUE(std::isnan(schild_slope({{1.0, 2.0, 3.0}, {2.0, 3.0, 4.0}})));
    EXPECT_TRUE(std::isnan(schild_slope({{0.0, 1.0, 2.0}, {1.0, 1.0, 1.0}})));
}

TEST(DoseOfDoubleShift, IsTheConstantOfGaddumWhateverTheDosesTested) {
    EXPECT_NEAR(
        dose_of_double_shift({{3.0, 30.0}, {1.0 + 3.0 / 1.1, 1.0 + 30.0 / 1.1}}), 1.1, 1e-12);
    EXPECT_TRUE(std::isnan(dose_of_double_shift({{3.0, 30.0}, {1.0, 2.0}}))) << "no shift";
}

TEST(NegativeLogarithm, IsDecadicAndNeedsAPositiveNumber) {
    const MetricRecipe recipe{.kind = MetricKind::negative_logarithm};
    EXPECT_DOUBLE_EQ(combine(recipe, {1e-8}), 8.0);
    EXPECT_TRUE(std::isnan(combine(recipe, {0.0})));
}

TEST(StandardisedDifference, IsInDeviationsAndSaidInG) {
    const MetricRecipe recipe{.kind = MetricKind::standardised_difference, .deviation = 0.25};
    EXPECT_DOUBLE_EQ(combine(recipe, {0.4, 0.5}), -0.4);
    EXPECT_EQ(unit_of_combination(recipe.kind, {"1", "1"}), "g");
}

TEST(Recovery, IsTheFirstReturnAfterTheTrough) {
    const Curve curve{{0.0, 100.0, 200.0, 300.0, 400.0}, {99.0, 60.0, 80.0, 90.0, 100.0}};
    EXPECT_DOUBLE_EQ(recovery(curve, 95.0), 350.0);
}

TEST(Order, NeedsEveryStepToExceedTheDeadBand) {
    EXPECT_EQ(order_of({1.0, 5.0, 9.0}, 3.0), 1.0);
    EXPECT_EQ(order_of({9.0, 5.0, 1.0}, 3.0), -1.0);
    EXPECT_EQ(order_of({1.0, 5.0, 7.0}, 3.0), 0.0);
}

TEST(Sign, IsZeroInsideTheDeadBand) {
    EXPECT_EQ(sign_of(5.1, 5.0), 1.0);
    EXPECT_EQ(sign_of(5.0, 5.0), 0.0);
    EXPECT_EQ(sign_of(-5.1, 5.0), -1.0);
}

TEST(Combinations, CalculateNumberByNumber) {
    const auto combined = [](MetricKind kind, const std::vector<double>& numbers) {
        return combine(MetricRecipe{.kind = kind}, numbers);
    };
    EXPECT_DOUBLE_EQ(combined(MetricKind::ratio, {6.0, 4.0}), 1.5);
    EXPECT_DOUBLE_EQ(combined(MetricKind::difference, {6.0, 4.0}), 2.0);
    EXPECT_DOUBLE_EQ(combined(MetricKind::percent_change, {6.0, 4.0}), 50.0);
    // A share of hardly anything is no share.
    for (const MetricKind kind : {MetricKind::percent_change, MetricKind::ratio}) {
        const MetricRecipe wary{.kind = kind, .least_reference = 5.0};
        EXPECT_TRUE(std::isnan(combine(wary, {6.0, 4.0})));
        EXPECT_TRUE(std::isnan(combine(wary, {6.0, -4.0})));
        EXPECT_TRUE(std::isfinite(combine(wary, {6.0, 5.5})));
    }
    EXPECT_DOUBLE_EQ(combined(MetricKind::largest_magnitude, {1.0, -4.0}), 4.0);
    EXPECT_DOUBLE_EQ(combined(MetricKind::all, {1.0, 1.0}), 1.0);
    EXPECT_DOUBLE_EQ(combined(MetricKind::all, {1.0, 0.0}), 0.0);
    EXPECT_TRUE(std::isnan(combined(MetricKind::ratio, {1.0, 0.0})));
}

TEST(UptakeBalance, IsWhereMichaelisMentenUptakeEqualsRelease) {
    const double concentration = uptake_balance(90.0, 2000.0, 210.0);
    EXPECT_NEAR(2000.0 * concentration / (210.0 + concentration), 90.0, 1e-9);
    EXPECT_TRUE(std::isnan(uptake_balance(2000.0, 2000.0, 210.0)));
}

} // namespace metrics_test
} // namespace disinhibit
