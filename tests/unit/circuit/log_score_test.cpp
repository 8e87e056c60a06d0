#include "circuit/experiment/log_score.h"

#include <gtest/gtest.h>

#include <cmath>

#include "circuit/experiment/score.h"

namespace disinhibit {
namespace log_score_test {

RowResult scored(const std::string& id, double z) {
    RowResult row;
    row.id = id;
    row.z = z;
    row.scatter = 0.5;
    row.counted = true;
    return row;
}

TEST(LogScore, SumsCountedRowsAlone) {
    RowResult apart = scored("c", 9.0);
    apart.counted = false;
    RowResult sign;
    sign.counted = true;
    sign.sign_margin = 0.0;
    const LogScore score = log_score({scored("a", 1.0), scored("b", 2.0), apart, sign});
    EXPECT_EQ(score.rows, 3);
    EXPECT_NEAR(score.sum, -0.5 - 2.0 + 2.0 * std::log(2.0) - std::log(2.0), 1e-12);
}

TEST(LogScore, ADifferenceNamesTheRowsThatMakeIt) {
    const auto differences =
        compare_scores({{scored("a", 1.0), scored("b", 0.0), scored("c", 1.0)},
                        {scored("a", 3.0), scored("b", 2.0), scored("c", 1.0)}});
    ASSERT_EQ(differences.size(), 1u);
    const ScoreDifference& difference = differences.front();
    EXPECT_NEAR(difference.difference, 4.0 + 2.0, 1e-12);
    // d = 4, 2, 0 around a mean of 2: sqrt(3/2 (4 + 0 + 4))
    EXPECT_NEAR(difference.standard_error, std::sqrt(12.0), 1e-12);
    ASSERT_EQ(difference.parts.size(), 2u);
    EXPECT_EQ(difference.parts[0].id, "a");
    EXPECT_EQ(difference.parts[1].id, "b");
}

TEST(LogScore, RowsThatOnlyOneHypothesisAnswersAreLeftOutAndCounted) {
    RowResult silent = scored("b", 0.0);
    silent.z.reset();
    const auto differences =
        compare_scores({{scored("a", 1.0), scored("b", 5.0)}, {scored("a", 1.0), silent}});
    EXPECT_EQ(differences.front().rows, 1);
    EXPECT_EQ(differences.front().answered_by_one, 1);
    EXPECT_EQ(differences.front().difference, 0.0);
}

} // namespace log_score_test
} // namespace disinhibit
