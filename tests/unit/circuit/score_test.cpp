#include "circuit/experiment/score.h"

#include <gtest/gtest.h>

#include <cmath>

#include "circuit/describe/units.h"
#include "circuit/experiment/evaluate.h"
#include "tests/support/assets.h"

namespace disinhibit {
namespace score_test {

ExperimentRow number_row(ScoreScale scale, double value, double scatter) {
    ExperimentRow row;
    row.value = value;
    row.scatter = scatter;
    row.scale = scale;
    return row;
}

TEST(Score, APositiveQuantityIsMeasuredByItsLogarithm) {
    const ExperimentRow row = number_row(ScoreScale::level, 10.0, 2.0);
    EXPECT_NEAR(z_of(row, 10.0 * std::exp(0.4)).value(), 2.0, 1e-12);
    EXPECT_NEAR(z_of(row, 10.0 * std::exp(-0.4)).value(), -2.0, 1e-12);
    EXPECT_NEAR(z_of(row, -1.0).value(), std::log(kLeastShare) / 0.2, 1e-9);
}

TEST(Score, NoScatterCountsForLessThanFifteenPercent) {
    EXPECT_DOUBLE_EQ(scatter_on_scale(number_row(ScoreScale::level, 10.0, 0.1)).value(), 0.15);
    EXPECT_DOUBLE_EQ(scatter_on_scale(number_row(ScoreScale::difference, -40.0, 1.0)).value(), 6.0);
}

TEST(Score, AResponseIsMeasuredAsTheChangeSoThatLosingHalfOfItIsSeen) {
    ExperimentRow row = number_row(ScoreScale::response, 140.0, 5.0);
    row.no_change = 100.0;
    EXPECT_DOUBLE_EQ(scatter_on_scale(row).value(), 6.0) << "15 % of the 40 by which it rose";
    EXPECT_NEAR(z_of(row, 120.0).value(), -20.0 / 6.0, 1e-12);
    row.dead_band = 10.0;
    EXPECT_DOUBLE_EQ(z_of(row, 120.0).value(), -2.0);
}

TEST(Score, SignsAndLooseRowsHaveNoDistance) {
    ExperimentRow loose = number_row(ScoreScale::level, 10.0, 0.0);
    loose.scatter.reset();
    EXPECT_TRUE(is_loose(loose));
    EXPECT_FALSE(z_of(loose, 10.0).has_value());
    ExperimentRow sign = number_row(ScoreScale::level, 1.0, 1.0);
    sign.kind = RowKind::sign;
    EXPECT_FALSE(is_loose(sign));
    EXPECT_FALSE(z_of(sign, 1.0).has_value());
}

TEST(Score, HitsReachTwoScattersToEitherSideAndStayInsideTheBandOfAHardRow) {
    ExperimentRow row = number_row(ScoreScale::level, 10.0, 2.0);
    row.low = 9.0;
    row.high = 100.0;
    EXPECT_NEAR(hit_interval(row).low, 10.0 * std::exp(-0.4), 1e-12);
    EXPECT_NEAR(hit_interval(row).high, 10.0 * std::exp(0.4), 1e-12);
    row.kind = RowKind::hard;
    EXPECT_DOUBLE_EQ(hit_interval(row).low, 9.0);
    row.scatter.reset();
    EXPECT_DOUBLE_EQ(hit_interval(row).high, 100.0);
}

TEST(Score, TheMarginOfASignIsItsEffectOverTheDeadBandInThePublishedDirection) {
    EXPECT_DOUBLE_EQ(sign_margin(1.0, sign_effect(15.0, 5.0)), 3.0);
    EXPECT_DOUBLE_EQ(sign_margin(-1.0, sign_effect(15.0, 5.0)), -3.0);
    EXPECT_DOUBLE_EQ(sign_margin(0.0, sign_effect(-5.0, 5.0)), 1.0) << "the edge of the dead band";
    EXPECT_DOUBLE_EQ(sign_margin(0.0, sign_effect(-15.0, 5.0)), -1.0);
    EXPECT_DOUBLE_EQ(sign_margin(1.0, sign_effect(0.1, 0.0)), kLogicalEffect);
}

TEST(Score, TheWeakestStepCarriesAnOrder) {
    MetricRecipe order;
    order.kind = MetricKind::order;
    order.dead_band = 2.0;
    const SignEffect rising = effect_behind(order, {1.0, 7.0, 10.0}, {});
    EXPECT_DOUBLE_EQ(sign_margin(1.0, rising), 1.5);
    EXPECT_DOUBLE_EQ(sign_margin(-1.0, rising), -3.0);
    MetricRecipe all;
    all.kind = MetricKind::all;
    EXPECT_DOUBLE_EQ(effect_behind(all, {1.0, 1.0}, {{4.0, 4.0}, {1.2, 3.0}}).least, 1.2);
    MetricRecipe none;
    none.kind = MetricKind::none;
    EXPECT_DOUBLE_EQ(effect_behind(none, {0.0, 0.0}, {{0.2, 0.2}, {-0.5, -0.5}}).least, 1.5);
}

TEST(Score, AStrongEffectTheWrongWayCostsAboutAsMuchAsItIsStrong) {
    EXPECT_NEAR(log_score_of_sign(0.0), -std::log(2.0), 1e-12);
    EXPECT_NEAR(log_score_of_sign(-1000.0), -1000.0, 1e-9);
    EXPECT_NEAR(log_score_of_sign(1000.0), 0.0, 1e-12);
    EXPECT_NEAR(log_score_of_number(2.0, 0.5), -2.0 + std::log(2.0), 1e-12);
}

/// A row about dopamine at rest, which the model puts at 10 nM, with a scatter of 15 %.
RowResult judged_at_rest(double measured_nM, RowKind kind, double low, double high) {
    ExperimentRow row = number_row(ScoreScale::level, measured_nM, 0.1);
    row.id = "x.rest";
    row.kind = kind;
    row.unit = "nM";
    row.low = low;
    row.high = high;
    Scenario scenario;
    scenario.subject = "rat";
    scenario.duration_s = internal_per("h");
    row.arms.push_back({"rest", {}, {scenario}});
    row.series.push_back({.name = "level", .arm = "rest", .signal = "dopamine_nac.concentration"});
    row.metrics.push_back({.name = "mean", .kind = MetricKind::mean, .of = {"level"}});
    return evaluate(shipped_library(), {row}, "textbook").front();
}

TEST(Verdicts, ScatterDecidesAndTheBandOnlyForHardRows) {
    const double at_two_and_a_half = 10.0 * std::exp(0.15 * 2.5);
    EXPECT_EQ(judged_at_rest(at_two_and_a_half, RowKind::soft, 0.0, 100.0).verdict, Verdict::near);
    EXPECT_EQ(judged_at_rest(10.0 * std::exp(0.6), RowKind::soft, 0.0, 100.0).verdict,
              Verdict::miss);
    EXPECT_EQ(judged_at_rest(11.0, RowKind::soft, 10.9, 11.1).verdict, Verdict::hit)
        << "within 2 s, whatever the band";
    EXPECT_EQ(judged_at_rest(11.0, RowKind::hard, 10.9, 11.1).verdict, Verdict::miss)
        << "a hard row stays inside its band";
}

TEST(Verdicts, TheFirstReasonNotToCountIsTheStandingOfARow) {
    ExperimentRow row = number_row(ScoreScale::level, 10.0, 1.0);
    row.id = "x.y";
    EXPECT_EQ(standing_of(row), Standing::counted);
    row.scatter.reset();
    EXPECT_EQ(standing_of(row), Standing::loose);
    row.role = RowRole::built_in;
    EXPECT_EQ(standing_of(row), Standing::built_in);
    row.superseded_by = "x.z";
    EXPECT_EQ(standing_of(row), Standing::superseded);
    EXPECT_TRUE(judged_at_rest(10.0, RowKind::soft, 0.0, 100.0).superseded_by.empty());
    EXPECT_TRUE(judged_at_rest(10.0, RowKind::soft, 0.0, 100.0).counted);
}

} // namespace score_test
} // namespace disinhibit
