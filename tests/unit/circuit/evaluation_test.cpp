#include "engine/study/evaluation.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "circuit/experiment/identifiability.h"
#include "circuit/io/read/experiment.h"
#include "circuit/io/report/report.h"
#include "engine/run/scoreboard.h"
#include "tests/support/assets.h"

namespace disinhibit {
namespace evaluation_test {

const std::filesystem::path folder =
    std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "assets" / "reference";
constexpr const char* circuit = "textbook";

const std::vector<ExperimentRow>& rows() {
    static const std::vector<ExperimentRow> all = read_experiments(folder, shipped_library());
    return all;
}

std::string report(const std::vector<RowResult>& results) {
    std::ostringstream text;
    write_report_json(text, results);
    write_report(text, results);
    return text.str();
}

/// Every fourth row: order, threads and memory show in a part of the table as in the whole.
const std::vector<ExperimentRow>& some_rows() {
    static const std::vector<ExperimentRow> some = [] {
        std::vector<ExperimentRow> taken;
        for (std::size_t i = 0; i < rows().size(); i += 4) {
            taken.push_back(rows()[i]);
        }
        return taken;
    }();
    return some;
}

const std::string& expected() {
    static const std::string text = report(evaluate(shipped_library(), some_rows(), circuit));
    return text;
}

TEST(Evaluation, any_number_of_threads_gives_the_same_bytes) {
    const auto results = evaluate_in_parallel(shipped_library(), some_rows(), {circuit}, 3);
    ASSERT_EQ(results.size(), 1u);
    EXPECT_TRUE(report(results[0]) == expected());
}

TEST(Evaluation, an_arm_beyond_data_says_so_in_the_table_and_in_the_json) {
    const auto found = std::find_if(rows().begin(), rows().end(), [](const ExperimentRow& row) {
        return row.id == "pk.ntx_cmax_50";
    });
    ASSERT_NE(found, rows().end());
    ExperimentRow row = *found;
    const auto told = [&] {
        RowEvaluator evaluator(shipped_library(), circuit);
        return report({evaluator.evaluate(row)});
    };
    EXPECT_EQ(told().find("beyond"), std::string::npos);
    for (Dose& dose : row.arms.front().members.front().doses) {
        dose.mass_kg *= 1000.0;
    }
    const std::string text = told();
    EXPECT_NE(text.find("\"beyond\": [{\"arm\": \"" + row.arms.front().name +
                        "\", \"kind\": \"data\", \"sentence\": \"Naltrexone in plasma: "),
              std::string::npos)
        << text;
    EXPECT_NE(text.find("beyond data\n"), std::string::npos) << text;
}

TEST(Evaluation,
     a_band_over_a_gain_says_where_there_is_no_response_instead_of_dividing_by_nothing) {
    int bands = 0;
    for (const auto& [id, description] : shipped_library().circuits) {
        for (const ExperimentRow& row : rows()) {
            if (row.over.empty()) {
                continue;
            }
            RowEvaluator evaluator(shipped_library(), id);
            const std::optional<ResultBand> band = evaluator.evaluate(row).over;
            ASSERT_TRUE(band.has_value()) << id << " " << row.id;
            ++bands;
            ASSERT_EQ(band->points.size(), static_cast<std::size_t>(kBandPoints));
            EXPECT_LT(band->points.front().parameter, band->parameter_default) << id;
            EXPECT_GT(band->points.back().parameter, band->parameter_default) << id;
            ASSERT_TRUE(band->low() && band->high()) << id;
            EXPECT_LT(*band->low(), *band->high()) << id;
            EXPECT_GE(*band->low(), -50.0) << id;
            EXPECT_LE(*band->high(), 150.0) << id;
        }
    }
    EXPECT_EQ(bands, static_cast<int>(shipped_library().circuits.size()));
    // Where only endorphin carries the response, there is none without endorphin.
    const auto share = std::find_if(
        rows().begin(), rows().end(), [](const ExperimentRow& row) { return !row.over.empty(); });
    const auto band = evaluate_band(shipped_library(), *share, "textbook");
    ASSERT_TRUE(band.has_value());
    EXPECT_FALSE(band->points.front().result.has_value());
    EXPECT_NE(describe_band(*band, share->unit).find("no response at 0"), std::string::npos);
    EXPECT_TRUE(band->points.back().result.has_value());
}

TEST(Evaluation, rows_taken_backwards_give_the_same_results) {
    RowEvaluator evaluator(shipped_library(), circuit);
    std::vector<RowResult> results(some_rows().size());
    for (std::size_t i = some_rows().size(); i-- > 0;) {
        results[i] = evaluator.evaluate(some_rows()[i]);
    }
    EXPECT_TRUE(report(results) == expected());
}

double resident_mb() {
    std::ifstream pages("/proc/self/statm");
    double size = 0.0;
    double resident = 0.0;
    pages >> size >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

TEST(Evaluation, in_the_background_the_rows_arrive_one_by_one_and_leave_only_themselves) {
    constexpr double most_kept_mb = 50.0;
    std::vector<RowResult> results;
    const std::size_t count = some_rows().size();
    const double before_mb = resident_mb();
    {
        BackgroundEvaluation evaluation(shipped_library(), some_rows(), circuit);
        while (results.size() < count) {
            evaluation.collect(results);
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
    }
    EXPECT_LT(resident_mb() - before_mb, most_kept_mb);
    EXPECT_TRUE(report(results) == expected());
}

TEST(Evaluation, can_be_given_up_before_it_is_finished) {
    const auto begin = std::chrono::steady_clock::now();
    { const BackgroundEvaluation evaluation(shipped_library(), rows(), circuit); }
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10));
}

TEST(Evaluation, the_scoreboard_ends_with_what_validate_prints) {
    Scoreboard scoreboard(shipped_library(), some_rows());
    ScoreboardView view;
    scoreboard.describe(view);
    EXPECT_TRUE(view.shown() == nullptr) << "nothing is computed before the panel is opened";
    std::size_t before = 0;
    while (view.summary.empty()) {
        scoreboard.update(circuit);
        scoreboard.describe(view);
        ASSERT_GE(view.shown()->size(), before) << "rows are only added";
        before = view.shown()->size();
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    EXPECT_TRUE(report(*view.shown()) == expected());
    std::ostringstream printed;
    write_report(printed, *view.shown());
    EXPECT_TRUE(printed.str().ends_with(view.summary));
    EXPECT_NE(view.summary.find("rows count: "), std::string::npos);
    EXPECT_TRUE(view.scores.empty()) << "there is nothing to compare with yet";
}

RowResult result(double value, double low, double high, Verdict verdict = Verdict::hit) {
    RowResult row;
    row.id = "row";
    row.model_value = value;
    row.measured_value = (low + high) / 2.0;
    row.hits = {low, high};
    row.verdict = verdict;
    return row;
}

Separation separation_of(const RowResult& a, const RowResult& b) {
    return separate({{a}, {b}}).at(0).separation;
}

TEST(Identifiability, values_further_apart_than_the_hits_are_wide_separate) {
    EXPECT_EQ(separation_of(result(10, 8, 12), result(14.5, 8, 12, Verdict::miss)),
              Separation::separates);
    const RowSeparation row = separate({{result(10, 8, 12)}, {result(14.5, 8, 12)}}).at(0);
    EXPECT_DOUBLE_EQ(row.spread, 4.5);
    EXPECT_DOUBLE_EQ(row.width, 4.0);
}

TEST(Identifiability, values_within_one_width_of_the_hits_cannot_be_told_apart) {
    EXPECT_EQ(separation_of(result(9, 8, 12), result(11, 8, 12)), Separation::cannot_tell);
    EXPECT_EQ(separation_of(result(11, 8, 12), result(13, 8, 12, Verdict::miss)),
              Separation::leans);
}

TEST(Identifiability, opposite_signs_separate_and_equal_ones_do_not) {
    EXPECT_EQ(separation_of(result(1, 1, 1), result(-1, 1, 1, Verdict::miss)),
              Separation::separates);
    EXPECT_EQ(separation_of(result(1, 1, 1), result(1, 1, 1)), Separation::cannot_tell);
}

TEST(Identifiability, a_row_that_only_one_hypothesis_answers_tells_nothing) {
    RowResult silent = result(0, 8, 12, Verdict::not_applicable);
    silent.model_value.reset();
    EXPECT_EQ(separation_of(result(9, 8, 12), silent), Separation::no_contest);
}

TEST(Identifiability, hits_that_are_open_above_are_as_wide_as_twice_their_lower_side) {
    RowResult open = result(5, 3, 1e9);
    open.measured_value = 4.0;
    EXPECT_DOUBLE_EQ(hit_width(open), 2.0);
}

TEST(Identifiability, tables_that_are_still_growing_are_compared_as_far_as_they_reach) {
    EXPECT_EQ(separate({{result(1, 0, 1), result(1, 0, 1)}, {result(1, 0, 1)}}).size(), 1u);
    EXPECT_TRUE(separate({{result(1, 0, 1)}, {}}).empty());
}

TEST(Identifiability, several_hypotheses_are_printed_side_by_side) {
    std::ostringstream text;
    write_comparison(
        text, {"one", "two"}, {{result(10, 8, 12)}, {result(14.5, 8, 12, Verdict::miss)}});
    EXPECT_NE(text.str().find("separates"), std::string::npos);
    EXPECT_NE(text.str().find("14.5          miss"), std::string::npos) << text.str();
}

TEST(Identifiability, the_scores_of_hypotheses_are_compared_with_their_uncertainty_and_rows) {
    const auto scored = [](double z) {
        RowResult row = result(10, 8, 12);
        row.z = z;
        row.scatter = 1.0;
        row.counted = true;
        return row;
    };
    RowResult same = scored(1.0);
    same.id = "same";
    std::ostringstream text;
    write_scores(text, {"one", "two"}, {{scored(0.0), same}, {scored(2.0), same}});
    EXPECT_NE(text.str().find("one against two: +2.0 ± 2.0 over 2 rows\n    most by row +2.0"),
              std::string::npos)
        << text.str();
}

} // namespace evaluation_test
} // namespace disinhibit
