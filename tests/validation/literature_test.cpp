#include <gtest/gtest.h>

#include <filesystem>
#include <iostream>
#include <map>

#include "circuit/evaluate.h"
#include "circuit/io/read_experiment.h"
#include "circuit/io/report.h"
#include "tests/support/assets.h"

namespace disinhibit {
namespace {

constexpr const char* kHypothesis = "evidence_weighted"; // the one that must answer for everything

const std::vector<ExperimentRow>& rows() {
    static const std::vector<ExperimentRow> all = read_experiments(
        std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "assets" / "reference", shipped_library());
    return all;
}

const std::vector<RowResult>& results_of(const std::string& hypothesis) {
    static std::map<std::string, std::vector<RowResult>> known;
    const auto found = known.find(hypothesis);
    return found != known.end()
               ? found->second
               : known[hypothesis] = evaluate(shipped_library(), rows(), hypothesis);
}

const std::vector<RowResult>& results() {
    return results_of(kHypothesis);
}

/// Behaviour is illustrative: its rows are reported apart and count for nothing.
bool counts(const RowResult& result) {
    return result.verdict != Verdict::not_applicable && !result.id.starts_with("cli.");
}

/// Share of hits among the rows that count and that `wanted` picks.
template <class Wanted> double share_of_hits(Wanted wanted) {
    int hits = 0;
    int all = 0;
    for (const RowResult& result : results()) {
        if (counts(result) && wanted(result)) {
            ++all;
            hits += result.verdict == Verdict::hit ? 1 : 0;
        }
    }
    return static_cast<double>(hits) / all;
}

TEST(Literature, EveryPublishedNumberIsInTheTableOnce) {
    std::map<RowKind, int> kinds;
    for (const ExperimentRow& row : rows()) {
        ++kinds[row.kind];
    }
    EXPECT_EQ(kinds[RowKind::hard], 43);
    EXPECT_EQ(kinds[RowKind::soft], 49);
    EXPECT_EQ(kinds[RowKind::sign], 58);
}

TEST(Literature, NoRunFailsUnderAnyHypothesis) {
    for (const auto& [hypothesis, circuit] : shipped_library().circuits) {
        for (const RowResult& result : results_of(hypothesis)) {
            EXPECT_FALSE(result.run_failed)
                << hypothesis << ": " << result.id << ": " << result.reason;
        }
    }
}

TEST(Literature, EveryProtocolFitsTheEvidenceWeightedCircuit) {
    for (std::size_t i = 0; i < rows().size(); ++i) {
        const RowResult& result = results()[i];
        EXPECT_EQ(rows()[i].has_protocol(), result.verdict != Verdict::not_applicable)
            << result.id << ": " << result.reason;
        EXPECT_TRUE(rows()[i].has_protocol() || rows()[i].optional_module)
            << result.id << ": only a row of an optional part may lack a protocol";
    }
}

TEST(Literature, EveryHardRowIsHit) {
    for (const RowResult& result : results()) {
        if (result.kind == RowKind::hard) {
            EXPECT_NE(result.verdict, Verdict::miss)
                << result.id << ": " << result.model_value.value_or(0.0) << " " << result.unit
                << ", " << result.reason;
        }
    }
}

TEST(Literature, FiveOfSixSoftAndSignRowsAreHit) {
    EXPECT_GE(share_of_hits([](const RowResult& row) { return row.kind != RowKind::hard; }), 0.85);
}

TEST(Literature, FiveOfSixPredictedRowsAreHit) {
    EXPECT_GE(share_of_hits([](const RowResult& row) { return row.role == RowRole::predicted; }),
              0.85);
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
