#include "circuit/experiment/verdict_sentence.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "circuit/experiment/score.h"
#include "circuit/io/read/experiment.h"
#include "tests/support/assets.h"

namespace disinhibit {
namespace verdict_sentence_test {

/// A published rise to 140 % of baseline in eight rats.
ExperimentRow rise_in_rats() {
    ExperimentRow row;
    row.value = 140.0;
    row.unit = "%";
    row.scatter = 9.0;
    row.count = 8;
    row.scale = ScoreScale::response;
    row.no_change = 100.0;
    row.low = 110.0;
    row.high = 170.0;
    row.published.species = "rat, awake";
    return row;
}

std::string sentence_at(const ExperimentRow& row, double value) {
    RowResult result;
    result.kind = row.kind;
    result.model_value = value;
    result.z = z_of(row, value);
    return verdict_sentence(row, result);
}

TEST(VerdictSentence, SaysWhatWhomHowFarAndToWhichSide) {
    EXPECT_EQ(sentence_at(rise_in_rats(), 128.0),
              "+28 %, published +40 ± 9 (SEM, n = 8, rat): 1.3 s low");
    EXPECT_EQ(sentence_at(rise_in_rats(), 162.5),
              "+62.5 %, published +40 ± 9 (SEM, n = 8, rat): 2.5 s high");
    EXPECT_EQ(sentence_at(rise_in_rats(), 95.5),
              "-4.5 %, published +40 ± 9 (SEM, n = 8, rat): 4.9 s low");
}

TEST(VerdictSentence, ALevelIsToldAsItIsAndSaysWhichScatterCounts) {
    ExperimentRow row = rise_in_rats();
    row.scale = ScoreScale::level;
    row.unit = "ng/mL";
    row.value = 20.0;
    row.scatter = 1.0;
    row.scatter_kind = ScatterKind::standard_deviation;
    row.low = 10.0;
    row.high = 30.0;
    EXPECT_EQ(sentence_at(row, 20.0),
              "20 ng/mL, published 20 ± 1 (SD, n = 8, rat): no distance, s being 15 % of it");
    row.kind = RowKind::hard;
    row.scatter = 10.0;
    EXPECT_EQ(sentence_at(row, 36.0),
              "36 ng/mL, published 20 ± 10 (SD, n = 8, rat): 1.2 s high; above its band 10 to 30");
}

TEST(VerdictSentence, ALooseRowIsToldByItsBand) {
    ExperimentRow row = rise_in_rats();
    row.scatter.reset();
    EXPECT_EQ(sentence_at(row, 105.0),
              "+5 %, published +40 (no scatter published, n = 8, rat): below its band 110 to 170");
}

TEST(VerdictSentence, ASignIsToldInDeadBands) {
    ExperimentRow row;
    row.kind = RowKind::sign;
    row.value = -1.0;
    row.dead_band = 5.0;
    row.dead_band_unit = "% of baseline";
    row.published.species = "rat";
    RowResult result;
    result.kind = RowKind::sign;
    result.model_value = -1.0;
    result.sign_margin = sign_margin(-1.0, sign_effect(-16.0, 5.0));
    result.verdict = Verdict::hit;
    EXPECT_EQ(verdict_sentence(row, result),
              "3.2 times the dead band of 5 % of baseline: down, as published (rat)");
    result.model_value = 1.0;
    result.sign_margin = sign_margin(-1.0, sign_effect(16.0, 5.0));
    result.verdict = Verdict::miss;
    EXPECT_EQ(verdict_sentence(row, result),
              "3.2 times the dead band of 5 % of baseline the other way: up, published down (rat)");
}

TEST(VerdictSentence, EveryRowExplainsItself) {
    const auto rows = read_experiments(
        std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "assets" / "reference", shipped_library());
    for (const ExperimentRow& row : rows) {
        RowResult result;
        result.kind = row.kind;
        result.model_value = row.value;
        result.verdict = Verdict::hit;
        result.z = z_of(row, row.value);
        if (row.kind == RowKind::sign) {
            result.sign_margin = 1.5;
        }
        const std::string sentence = verdict_sentence(row, result);
        const std::string who = row.published.species.substr(0, row.published.species.find(','));
        EXPECT_NE(sentence.find(who), std::string::npos) << row.id << ": " << sentence;
        EXPECT_NE(sentence.find("published"), std::string::npos) << row.id << ": " << sentence;
        if (row.kind != RowKind::sign) {
            EXPECT_TRUE(sentence.find("no distance") != std::string::npos ||
                        sentence.find("inside its band") != std::string::npos)
                << row.id << ": " << sentence;
        }
    }
}

} // namespace verdict_sentence_test
} // namespace disinhibit
