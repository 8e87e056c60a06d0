#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>

#include "circuit/experiment/evaluate.h"
#include "circuit/io/read/experiment.h"
#include "circuit/io/report/model_tables.h"
#include "circuit/io/report/protection_table.h"
#include "circuit/io/report/report.h"
#include "tests/support/assets.h"

namespace disinhibit {
namespace literature_test {

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

bool is_inside_its_band(const RowResult& result) {
    return result.model_value && *result.model_value >= result.low &&
           *result.model_value <= result.high;
}

/// Rows of the first pack: the model had been set with them in view before first sight was kept. They stay in force.
bool is_of_the_first_pack(const ExperimentRow& row) {
    return !row.first_seen;
}

/// Share inside their bands among the rows of the first pack that the circuit answers and that `wanted` picks. Behaviour is
/// illustrative and counts for nothing.
template <class Wanted> double share_inside_bands(Wanted wanted) {
    int inside = 0;
    int all = 0;
    for (std::size_t i = 0; i < rows().size(); ++i) {
        const RowResult& result = results()[i];
        const bool counts = result.verdict != Verdict::not_applicable &&
                            result.standing != Standing::behavioural &&
                            is_of_the_first_pack(rows()[i]);
        if (counts && wanted(result)) {
            ++all;
            inside += is_inside_its_band(result) ? 1 : 0;
        }
    }
    return static_cast<double>(inside) / all;
}

TEST(Literature, EveryNumberOfTheFirstPackIsInTheTableOnce) {
    std::map<RowKind, int> kinds;
    for (const ExperimentRow& row : rows()) {
        kinds[row.kind] += is_of_the_first_pack(row) ? 1 : 0;
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
        EXPECT_TRUE(rows()[i].has_protocol() || rows()[i].optional_module ||
                    !is_of_the_first_pack(rows()[i]))
            << result.id << ": of the first pack only a row of an optional part lacks a protocol";
    }
}

/// Whether a hard row may block: one of the first pack, or one that the model met inside its band. Hard rows that it has missed
/// since first sight stand among the misses of the model page until they are repaired.
bool has_been_met(const RowResult& result) {
    return !result.first_seen ||
           (result.first_seen->value && *result.first_seen->value >= result.low &&
            *result.first_seen->value <= result.high);
}

TEST(Literature, EveryHardRowThatWasEverMetStaysInsideItsBand) {
    for (const RowResult& result : results()) {
        if (result.kind == RowKind::hard && result.verdict != Verdict::not_applicable &&
            has_been_met(result)) {
            EXPECT_TRUE(is_inside_its_band(result)) << result.id << ": " << result.sentence;
        }
    }
}

// The shares of the first pack are those by band, as they were before scatter was scored: they must not fall.
TEST(Literature, FiveOfSixSoftAndSignRowsStayInsideTheirBands) {
    EXPECT_GE(share_inside_bands([](const RowResult& row) { return row.kind != RowKind::hard; }),
              0.85);
}

TEST(Literature, FiveOfSixPredictedRowsStayInsideTheirBands) {
    EXPECT_GE(
        share_inside_bands([](const RowResult& row) { return row.role == RowRole::predicted; }),
        0.85);
}

TEST(Literature, ASignIsHitExactlyWhenItsEffectExceedsTheDeadBand) {
    for (const RowResult& result : results()) {
        if (result.sign_margin) {
            EXPECT_EQ(result.verdict == Verdict::hit, *result.sign_margin >= 1.0)
                << result.id << ": " << result.sentence;
        }
    }
}

// Rows within 2 and 3 s are reported and not yet a gate: the repairs of the model come first.
TEST(Literature, EveryRowThatIsNotAHitIsReported) {
    std::vector<RowResult> rest;
    for (const RowResult& result : results()) {
        if (result.verdict == Verdict::miss || result.verdict == Verdict::near) {
            rest.push_back(result);
        }
    }
    write_report(std::cout, rest);
    write_summary(std::cout, summarize(results()));
    EXPECT_GT(summarize(results()).counted(), 0);
}

TEST(Literature, APerturbedModelIsNoticed) {
    Library wrong = shipped_library();
    for (Binding& binding : wrong.substances.at("naltrexone").bindings) {
        binding.k_d.value *= 30.0;
    }
    int misses = 0;
    std::vector<ExperimentRow> hard = rows();
    std::erase_if(hard, [](const ExperimentRow& row) { return row.kind != RowKind::hard; });
    for (const RowResult& result : evaluate(wrong, hard, kHypothesis)) {
        misses += is_inside_its_band(result) ? 0 : 1;
    }
    EXPECT_GE(misses, 3) << "the occupancy rows must feel the affinity of the antagonist";
}

/// Here and not in a file of its own: it needs the same results.
TEST(Literature, TheModelPageHoldsTheTablesThatTheModelMakesNow) {
    const std::filesystem::path root = DISINHIBIT_SOURCE_DIR;
    std::ifstream in(root / "circuit" / "README.md", std::ios::binary);
    const std::string page{std::istreambuf_iterator<char>(in), {}};
    const Library& library = shipped_library();
    ResultsByCircuit results;
    for (const auto& [circuit, description] : library.circuits) {
        results[circuit] = results_of(circuit);
    }
    const std::string tables =
        model_tables(library, rows(), results) + protection_table(root / "assets", library, rows());
    EXPECT_NE(page.find("<!-- tables -->\n" + tables + "<!-- end of tables -->"), std::string::npos)
        << "run: build/disinhibit-lab tables --into circuit/README.md";
}

} // namespace literature_test
} // namespace disinhibit
