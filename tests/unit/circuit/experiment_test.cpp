#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "circuit/describe/units.h"
#include "circuit/experiment/calculation.h"
#include "circuit/experiment/evaluate.h"
#include "circuit/io/read/experiment.h"
#include "circuit/io/report/report.h"
#include "circuit/io/text/input_error.h"
#include "tests/support/assets.h"

namespace disinhibit {
namespace experiment_test {

const char* const kHead = R"(
[[row]]
id = "x.y"
title = "Title"
kind = "soft"
role = "predicted"
quantity = "something"
value = 10.0
unit = "nM"
low = 5.0
high = 20.0
source = "Rabiner2011"
grade = "A"
published = { species = "", route = "", dose = "", given = "", measured = "" }
)";

/// A folder with one file of experiments, gone when it goes out of scope.
class Folder {
  public:
    explicit Folder(const std::string& text) {
        path_ = std::filesystem::path(testing::TempDir()) /
                testing::UnitTest::GetInstance()->current_test_info()->name();
        std::filesystem::create_directories(path_);
        std::ofstream(path_ / "rows.toml") << text;
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    std::vector<ExperimentRow> read(const Library& library = library_without_calibrations()) const {
        return read_experiments(path_, library);
    }

  private:
    std::filesystem::path path_;
};

std::string message_of(const std::string& text) {
    try {
        Folder(text).read();
    } catch (const InputError& error) {
        return error.what();
    }
    return "";
}

TEST(Experiments, SweepsMakeOneScenarioPerGridPointWithTheLastAxisFastest) {
    const std::vector<ExperimentRow> rows = Folder(std::string(kHead) + R"(
[[row.arm]]
name = "grid"
subject = "human"
duration = "1 h"
dose = [ { substance = "naltrexone", amount = "1 mg", route = "oral", at = "0 h" } ]
sweep = [ { key = "dose_1.amount", values = ["1 mg", "2 mg"] }, { key = "dose_1.at", values = ["5 min", "10 min", "15 min"], plus = "1 min" } ]
[[row.series]]
name = "plasma"
arm = "grid"
signal = "naltrexone.plasma"
[[row.metric]]
name = "peak"
kind = "peak"
of = "plasma"
)")
                                                .read();
    const ExperimentArm& arm = rows.at(0).arms.at(0);
    ASSERT_EQ(arm.members.size(), 6u);
    EXPECT_DOUBLE_EQ(arm.members[1].doses[0].mass_kg, 1e-6);
    EXPECT_DOUBLE_EQ(arm.members[1].doses[0].at_s, 660.0);
    EXPECT_DOUBLE_EQ(arm.members[3].doses[0].mass_kg, 2e-6);
    EXPECT_DOUBLE_EQ(arm.members[3].doses[0].at_s, 360.0);
    EXPECT_EQ(arm.axes[1].unit, "min");
    EXPECT_EQ(arm.axes[1].values, (std::vector<double>{5.0, 10.0, 15.0}));
    EXPECT_EQ(arm.members[0].circuit, "") << "the hypothesis is chosen when the arm is run";
}

TEST(Experiments, WithoutProtocolNeedAReason) {
    EXPECT_NE(message_of(kHead).find("reason"), std::string::npos);
    EXPECT_EQ(message_of(std::string(kHead) + "reason = \"needs more\"\n"), "");
}

TEST(Experiments, RejectKeysThatDoNotCountForAMetric) {
    const std::string text = std::string(kHead) + R"(
[[row.arm]]
name = "rest"
subject = "human"
duration = "1 h"
[[row.series]]
name = "level"
arm = "rest"
signal = "dopamine_nac.concentration"
[[row.metric]]
name = "peak"
kind = "peak"
of = "level"
at = "1 h"
)";
    EXPECT_NE(message_of(text).find("peak.at"), std::string::npos) << message_of(text);
}

TEST(Experiments, RejectNamesThatNothingDefines) {
    const std::string text = std::string(kHead) + R"(
[[row.series]]
name = "level"
arm = "missing"
signal = "dopamine_nac.concentration"
[[row.metric]]
name = "peak"
kind = "peak"
of = "level"
)";
    EXPECT_NE(message_of(text).find("missing"), std::string::npos) << message_of(text);
}

TEST(Experiments, ASupersededRowKnowsWhatTookItsPlaceAndMustExist) {
    const std::string newer = [] {
        std::string text = kHead;
        text.replace(text.find("x.y"), 3, "x.z");
        return text + "reason = \"needs more\"\nsupersedes = \"x.y\"\n";
    }();
    const std::vector<ExperimentRow> rows =
        Folder(std::string(kHead) + "reason = \"needs more\"\n" + newer).read();
    EXPECT_EQ(rows.at(0).superseded_by, "x.z");
    EXPECT_EQ(rows.at(1).superseded_by, "");
    EXPECT_NE(message_of(newer).find("x.y"), std::string::npos);
}

TEST(Experiments, ANumberCannotBeCalibratedOnARowThatDoesNotExist) {
    Library library = library_without_calibrations();
    library.calibrations.push_back({"x.nothing", "some.toml", "some.calibrated_on", 7});
    const Folder folder(std::string(kHead) + "reason = \"needs more\"\n");
    try {
        folder.read(library);
        FAIL() << "the row does not exist";
    } catch (const InputError& error) {
        EXPECT_NE(std::string(error.what()).find("some.toml:7: some.calibrated_on"),
                  std::string::npos)
            << error.what();
    }
    library.calibrations.front().row = "x.y";
    EXPECT_NO_THROW(folder.read(library));
}

TEST(Experiments, RejectSourcesThatAreNotInTheBibliography) {
    std::string text = std::string(kHead) + "reason = \"needs more\"\n";
    text.replace(text.find("Rabiner2011"), 11, "Nobody1900");
    EXPECT_NE(message_of(text).find("Nobody1900"), std::string::npos);
}

/// A row about dopamine at rest that is judged against another band.
ExperimentRow resting_row(double low, double high, const std::string& unit = "nM") {
    ExperimentRow row;
    row.id = "rest";
    row.value = 10.0;
    row.unit = unit;
    row.low = low;
    row.high = high;
    Scenario scenario;
    scenario.subject = "rat";
    scenario.duration_s = internal_per("h");
    row.arms.push_back({"rest", {}, {scenario}});
    row.series.push_back({.name = "level", .arm = "rest", .signal = "dopamine_nac.concentration"});
    row.metrics.push_back({.name = "mean", .kind = MetricKind::mean, .of = {"level"}});
    return row;
}

RowResult judged(const ExperimentRow& row) {
    return evaluate(shipped_library(), {row}, "textbook").at(0);
}

TEST(Evaluation, HitsInsideTheBandAndMissesOutside) {
    EXPECT_EQ(judged(resting_row(9.0, 11.0)).verdict, Verdict::hit);
    const RowResult below = judged(resting_row(11.0, 12.0));
    EXPECT_EQ(below.verdict, Verdict::miss);
    EXPECT_EQ(below.reason, "below the band");
    EXPECT_NEAR(below.model_value.value(), 10.0, 1e-6);
}

TEST(Evaluation, SaysTheResultInTheUnitOfTheRow) {
    EXPECT_NEAR(judged(resting_row(9e-3, 11e-3, "uM")).model_value.value(), 0.01, 1e-9);
}

TEST(Evaluation, CallsAProtocolThatYieldsAnotherDimensionAFailedRun) {
    const RowResult result = judged(resting_row(9.0, 11.0, "min"));
    EXPECT_TRUE(result.run_failed);
    EXPECT_EQ(result.verdict, Verdict::miss);
    EXPECT_FALSE(result.model_value.has_value());
}

TEST(Evaluation, ReducesSignRowsWithTheDeadBand) {
    ExperimentRow row = resting_row(1.0, 1.0, "sign");
    row.kind = RowKind::sign;
    row.dead_band_unit = "nM";
    row.dead_band = 9.0;
    EXPECT_EQ(judged(row).verdict, Verdict::hit);
    row.dead_band = 11.0;
    EXPECT_EQ(judged(row).model_value.value(), 0.0);
    row.metrics.back().factor = -2.0;
    EXPECT_EQ(judged(row).model_value.value(), -1.0);
    row.statement = true;
    EXPECT_EQ(judged(row).model_value.value(), 0.0) << "a statement holds or does not";
}

TEST(Evaluation, LeavesOutWhatTheCircuitDoesNotHave) {
    ExperimentRow row = resting_row(9.0, 11.0);
    row.series[0].signal = "serotonin.concentration";
    const RowResult result = judged(row);
    EXPECT_EQ(result.verdict, Verdict::not_applicable);
    EXPECT_FALSE(result.run_failed);
}

TEST(Evaluation, RunsTheSameArmOnce) {
    RunCache cache(shipped_library());
    Scenario scenario;
    scenario.subject = "rat";
    scenario.circuit = "textbook";
    scenario.duration_s = 60.0;
    const Trajectory* first = &cache.run(scenario);
    scenario.name = "another name";
    EXPECT_EQ(&cache.run(scenario), first);
    scenario.duration_s = 61.0;
    EXPECT_NE(&cache.run(scenario), first);
}

TEST(Report, WritesNullForARowWithoutValueAndEscapesText) {
    RowResult row;
    row.id = "a";
    row.reason = "says \"no\"\n";
    std::ostringstream json;
    write_report_json(json, {row});
    EXPECT_NE(json.str().find("\"model_value\": null"), std::string::npos);
    EXPECT_NE(json.str().find(R"("reason": "says \"no\"\n")"), std::string::npos) << json.str();
    EXPECT_NE(json.str().find("\"verdict\": \"not_applicable\""), std::string::npos);
    EXPECT_NE(json.str().find("\"z\": null"), std::string::npos);
    EXPECT_NE(json.str().find("\"first_seen\": null"), std::string::npos);
}

TEST(Report, ShowsFirstSightBesideTheValueOfTodayInTextAndJson) {
    RowResult row;
    row.id = "a";
    row.model_value = 3.0;
    row.sentence = "3, published 4";
    row.first_seen = FirstSight{75.1, "", "ada957f2dd137a37"};
    std::ostringstream json;
    write_report_json(json, {row});
    EXPECT_NE(json.str().find(
                  R"("first_seen": {"value": 75.1, "reason": "", "science": "ada957f2dd137a37"})"),
              std::string::npos)
        << json.str();
    std::ostringstream text;
    write_report(text, {row});
    EXPECT_NE(text.str().find("3, published 4 · first seen 75.1"), std::string::npos) << text.str();
    row.first_seen = FirstSight{std::nullopt, "no such route", "ada957f2dd137a37"};
    EXPECT_EQ(remarks_on(row), "first seen without an answer, no such route");
}

} // namespace experiment_test
} // namespace disinhibit
