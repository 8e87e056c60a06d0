#include "circuit/experiment/summary.h"

#include <gtest/gtest.h>

namespace disinhibit {
namespace summary_test {

/// A counted number, twice the measured one.
RowResult twice(Verdict verdict = Verdict::hit) {
    RowResult row;
    row.model_value = 20.0;
    row.measured_value = 10.0;
    row.z = 1.0;
    row.counted = true;
    row.verdict = verdict;
    return row;
}

RowResult apart(Standing standing) {
    RowResult row = twice();
    row.standing = standing;
    row.counted = false;
    return row;
}

TEST(Summary, TellsHowManyCountedRowsLieWithinTwoAndThreeScatters) {
    RowResult sign = twice();
    sign.kind = RowKind::sign;
    sign.z.reset();
    const EvaluationSummary summary =
        summarize({twice(), twice(Verdict::near), twice(Verdict::miss), sign});
    EXPECT_EQ(summary.counted(), 4);
    EXPECT_EQ(summary.within_two(), 2);
    EXPECT_EQ(summary.within_three(), 3);
    EXPECT_DOUBLE_EQ(summary.share_within_three(), 0.75);
    EXPECT_EQ(number_of(summary.signs, Verdict::hit), 1);
}

TEST(Summary, RowsThatDoNotCountStandApart) {
    const EvaluationSummary summary = summarize({twice(),
                                                 apart(Standing::loose),
                                                 apart(Standing::identity),
                                                 apart(Standing::built_in),
                                                 apart(Standing::superseded),
                                                 apart(Standing::behavioural)});
    EXPECT_EQ(summary.counted(), 1);
    EXPECT_EQ(summary.predicted.rows, 1);
    EXPECT_EQ(answered(summary.by_kind.at(RowKind::soft)), 1);
    for (const Standing standing : {Standing::loose, Standing::behavioural, Standing::built_in}) {
        EXPECT_EQ(number_of(summary.by_standing.at(standing), Verdict::hit), 1);
    }
}

TEST(Summary, TheFoldErrorsOfCalibratedAndPredictedNumbersAreApart) {
    RowResult half = twice();
    half.model_value = 5.0;
    RowResult calibrated = twice();
    calibrated.role = RowRole::calibrated;
    calibrated.model_value = 30.0;
    RowResult response = twice();
    response.scale = ScoreScale::response;
    const EvaluationSummary summary = summarize({twice(), half, calibrated, response});
    EXPECT_NEAR(summary.predicted.factor.value(), 2.0, 1e-12);
    EXPECT_EQ(summary.predicted.rows, 2) << "a response is no positive quantity";
    EXPECT_NEAR(summary.calibrated.factor.value(), 3.0, 1e-12);
    EXPECT_FALSE(summarize({}).predicted.factor.has_value());
}

} // namespace summary_test
} // namespace disinhibit
