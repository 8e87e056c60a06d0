#include <gtest/gtest.h>

#include <filesystem>
#include <iostream>
#include <set>

#include "circuit/evaluate.h"
#include "circuit/io/read_experiment.h"
#include "circuit/io/report.h"
#include "tests/support/assets.h"

namespace disinhibit {
namespace {

constexpr const char* kHypothesis = "textbook";

const std::vector<ExperimentRow>& rows() {
    static const std::vector<ExperimentRow> all = read_experiments(
        std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "assets" / "reference", shipped_library());
    return all;
}

const std::vector<RowResult>& results() {
    static const std::vector<RowResult> all = evaluate(shipped_library(), rows(), kHypothesis);
    return all;
}

/// Hard rows outside of the textbook hypothesis. None may be added without a word in circuit/README.md.
const std::set<std::string> kKnownHardMisses = {};

TEST(Literature, EveryPublishedNumberIsInTheTableOnce) {
    std::map<RowKind, int> kinds;
    for (const ExperimentRow& row : rows()) {
        ++kinds[row.kind];
    }
    EXPECT_EQ(kinds[RowKind::hard], 43);
    EXPECT_EQ(kinds[RowKind::soft], 49);
    EXPECT_EQ(kinds[RowKind::sign], 58);
}

TEST(Literature, NoRunFailsAndEveryProtocolFitsTheTextbookCircuit) {
    for (std::size_t i = 0; i < rows().size(); ++i) {
        const RowResult& result = results()[i];
        EXPECT_FALSE(result.run_failed) << result.id << ": " << result.reason;
        EXPECT_EQ(rows()[i].has_protocol(), result.verdict != Verdict::not_applicable)
            << result.id << ": " << result.reason;
    }
}

TEST(Literature, EveryHardRowIsHit) {
    for (const RowResult& result : results()) {
        if (result.kind == RowKind::hard && !kKnownHardMisses.contains(result.id)) {
            EXPECT_NE(result.verdict, Verdict::miss)
                << result.id << ": " << result.model_value.value_or(0.0) << " " << result.unit
                << ", " << result.reason;
        }
    }
}

TEST(Literature, MissesOfSoftAndSignRowsAreReported) {
    std::vector<RowResult> misses;
    for (const RowResult& result : results()) {
        if (result.verdict == Verdict::miss) {
            misses.push_back(result);
        }
    }
    write_report(std::cout, misses);
    SUCCEED();
}

TEST(Literature, APerturbedModelIsNoticed) {
    Library wrong = shipped_library();
    for (Binding& binding : wrong.substances.at("naltrexone").bindings) {
        binding.k_d.value *= 30.0;
    }
    int misses = 0;
    for (const RowResult& result : evaluate(wrong, rows(), kHypothesis)) {
        misses += result.kind == RowKind::hard && result.verdict == Verdict::miss ? 1 : 0;
    }
    EXPECT_GE(misses, 3) << "the occupancy rows must feel the affinity of the antagonist";
}

} // namespace
} // namespace disinhibit
