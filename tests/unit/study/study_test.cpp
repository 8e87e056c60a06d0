#include "engine/study/study.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "circuit/course/simulate.h"
#include "circuit/course/virtual_subject.h"
#include "circuit/io/text/input_error.h"
#include "circuit/io/text/read_file.h"
#include "circuit/model.h"
#include "engine/study/for_each_run.h"
#include "engine/study/manifest.h"
#include "engine/study/percentile.h"
#include "engine/study/work.h"
#include "tests/support/assets.h"
#include "tests/support/temporary_folder.h"

/// A study from its words to its table.
namespace disinhibit {
namespace study_test {

namespace fs = std::filesystem;

TEST(Study, ReadsBackAsItIsWritten) {
    const TemporaryFolder folder;
    const fs::path shipped = fs::path(DISINHIBIT_SOURCE_DIR) / "assets" / "studies";
    int read = 0;
    for (const fs::path& file : toml_files_in(shipped)) {
        Study study = read_study(file);
        study.seed = study.kind == StudyKind::sweep ? 0 : 18446744073709551615ULL;
        study.beyond = true;
        const fs::path copy = folder.path() / "copy.toml";
        write_bytes(copy, study_text(study) + "\n[made]\ncourses = 3\n");
        EXPECT_TRUE(read_study(copy) == study) << file << study_text(study);
        ++read;
    }
    EXPECT_EQ(read, 4);
}

TEST(Study, RefusesWhatItDoesNotUnderstand) {
    const TemporaryFolder folder;
    const fs::path file = folder.path() / "x.toml";
    const std::string good =
        "study = \"population\"\nscenario = \"ethanol\"\nsignals = \"ethanol.plasma\"\n";
    write_bytes(file, good);
    EXPECT_EQ(read_study(file).people, 100.0);
    for (const char* line : {"people = 1.5",
                             "people = 0",
                             "people = \"many\"",
                             "seed = -1",
                             "seed = \"1x\"",
                             "over = \"a=1\"",
                             "shape = \"long\"",
                             "peoples = 3"}) {
        write_bytes(file, good + line + "\n");
        EXPECT_THROW(read_study(file), InputError) << line;
    }
    write_bytes(file, "study = \"survey\"\nscenario = \"ethanol\"\n");
    EXPECT_THROW(read_study(file), InputError);
}

/// Rows of a study are of use as long as nothing that they hang on has changed.
TEST(Study, HasAKeyOfItsOwn) {
    const TemporaryFolder folder;
    const fs::path data = folder.path() / "data.csv";
    write_bytes(data, "one");
    Study study;
    study.scenario = "ethanol";
    Manifest manifest;
    manifest.scenario_text = "the protocol";
    manifest.inputs = {data};
    const auto key = [&] { return study_key(study, shipped_library(), manifest); };
    const std::string first = key();
    EXPECT_EQ(key(), first);
    write_bytes(data, "two");
    EXPECT_NE(key(), first) << "another input";
    write_bytes(data, "one");
    EXPECT_EQ(key(), first);
    manifest.scenario_text = "another one";
    EXPECT_NE(key(), first);
    manifest.scenario_text = "the protocol";
    study.seed = 7;
    EXPECT_NE(key(), first);
}

TEST(Percentile, IsLinearBetweenNeighbours) {
    const std::vector<double> x{1.0, 2.0, 4.0, 8.0};
    EXPECT_EQ(percentile(x, 0.0), 1.0);
    EXPECT_EQ(percentile(x, 50.0), 3.0);
    EXPECT_DOUBLE_EQ(percentile(x, 90.0), 6.8); // as numpy and R have it
    EXPECT_EQ(percentile(x, 100.0), 8.0);
    EXPECT_TRUE(std::isnan(percentile({}, 50.0)));
    EXPECT_EQ(mean_of(x), 3.75);
    EXPECT_NEAR(deviation_of(x), 3.095696, 1e-6);
}

using Rows = std::vector<std::vector<Cell>>;

struct Table {
    std::vector<std::string> columns;
    Rows rows;
    double number(std::size_t row, const std::string& column) const {
        const auto found = std::ranges::find(columns, column);
        EXPECT_NE(found, columns.end()) << column;
        return std::get<double>(rows.at(row).at(static_cast<std::size_t>(found - columns.begin())));
    }
};

/// The table of a study of the shipped library, and the one of its people if they are asked for.
Table table_of(const Study& study, bool is_each = false) {
    static Library library = shipped_library();
    Scenario scenario = library.scenarios.at(study.scenario);
    scenario.duration_s = 2.0 * 3600.0;
    scenario.report_every_s = 1800.0;
    const auto work = make_ready(library, study, scenario);
    work->begin();
    RecordFile records({}, "test", work->numbers() + 1);
    work->run(library, records, 2, never_interrupted, [&](const std::vector<double>& record) {
        records.add(record);
    });
    EXPECT_EQ(count_failed(records), 0u);
    Table table;
    const TableSink sink{[&](const auto& columns) { table.columns = columns; },
                         [&](const auto& row) { table.rows.push_back(row); }};
    is_each ? work->write_each(records, sink) : work->write(records, sink);
    return table;
}

Study drinkers() {
    Study study;
    study.scenario = "ethanol";
    study.signals = "ethanol.plasma";
    study.people = 12;
    study.percentiles = {0, 50, 100};
    study.thresholds = {"ethanol.plasma>40"};
    return study;
}

TEST(Population, TellsPercentilesAndSharesOfItsPeople) {
    const Study study = drinkers();
    const Table table = table_of(study);
    ASSERT_EQ(table.rows.size(), 5u);
    const Table each = table_of(study, true);
    ASSERT_EQ(each.rows.size(), 12u);
    // At the end, against each person alone.
    std::vector<double> ends;
    for (std::uint64_t person = 1; person <= 12; ++person) {
        Scenario scenario = shipped_library().scenarios.at("ethanol");
        become(scenario, make_model(shipped_library(), scenario)->parameters, {0, person});
        const Trajectory alone = simulate(shipped_library(), scenario);
        ends.push_back(
            alone.at(7200.0)
                .values[static_cast<std::size_t>(alone.signals().index("ethanol.plasma"))]);
    }
    std::ranges::sort(ends);
    EXPECT_EQ(table.number(4, "time [h]"), 2.0);
    EXPECT_EQ(table.number(4, "ethanol.plasma.p0 [mg/dL]"), ends.front());
    EXPECT_EQ(table.number(4, "ethanol.plasma.p50 [mg/dL]"), 0.5 * (ends[5] + ends[6]));
    EXPECT_EQ(table.number(4, "ethanol.plasma.p100 [mg/dL]"), ends.back());
    EXPECT_EQ(table.number(4, "ethanol.plasma.share_above_40 [1]"),
              static_cast<double>(std::ranges::count_if(ends, [](double x) { return x > 40.0; })) /
                  12.0);
    EXPECT_EQ(table.number(0, "ethanol.plasma.share_above_40 [1]"), 0.0);
    double above = 0.0;
    for (std::size_t row = 0; row < each.rows.size(); ++row) {
        above += each.number(row, "ethanol.plasma.time_above_40 [h]");
        EXPECT_GT(each.number(row, "ethanol.central.volume [L/kg]"), 0.1);
    }
    EXPECT_GT(above, 0.0);
    Study tidy = study;
    tidy.tidy = true;
    EXPECT_EQ(table_of(tidy).rows.size(), 5u * 5u);
}

TEST(Population, SaysThatNothingVaries) {
    Study study = drinkers();
    study.scenario = "rest";
    study.thresholds.clear();
    study.signals = "dopamine_nac.concentration";
    const auto work =
        make_population(shipped_library(), study, shipped_library().scenarios.at("rest"));
    ASSERT_EQ(work->remarks().size(), 1u);
    EXPECT_NE(work->remarks().front().find("Nothing varies"), std::string::npos);
}

TEST(Sweep, HasARowForEachCombination) {
    Study study;
    study.kind = StudyKind::sweep;
    study.scenario = "ethanol";
    study.signals = "ethanol.plasma";
    study.over = {"hypothesis=textbook,evidence_weighted", "dose.ethanol=0,0.25,0.5 g/kg"};
    const Table table = table_of(study);
    ASSERT_EQ(table.rows.size(), 6u);
    EXPECT_EQ(std::get<std::string>(table.rows[3][0]), "evidence_weighted");
    EXPECT_EQ(table.number(4, "dose.ethanol [g/kg]"), 0.25);
    EXPECT_EQ(table.number(3, "ethanol.plasma.peak [mg/dL]"), 0.0);
    EXPECT_GT(table.number(5, "ethanol.plasma.peak [mg/dL]"),
              1.5 * table.number(4, "ethanol.plasma.peak [mg/dL]"));
    study.tidy = true;
    EXPECT_EQ(table_of(study).rows.size(), 6u * 4u);
}

TEST(Sensitivity, FindsWhatMatters) {
    Study study;
    study.kind = StudyKind::sensitivity;
    study.scenario = "ethanol";
    study.signals = "ethanol.plasma";
    study.summaries = {"peak"};
    study.over = {"ethanol.central.volume", "naltrexone.central.volume"};
    study.samples = 8;
    const Table morris = table_of(study);
    ASSERT_EQ(morris.rows.size(), 2u);
    EXPECT_GT(morris.number(0, "mu_star"), 1.0);
    EXPECT_LT(morris.number(0, "mu"), 0.0) << "a larger body dilutes";
    EXPECT_EQ(morris.number(1, "mu_star"), 0.0) << "nobody has taken it";
    study.method = SensitivityMethod::sobol;
    study.samples = 128;
    const Table sobol = table_of(study);
    EXPECT_NEAR(sobol.number(0, "first"), 1.0, 0.2);
    EXPECT_NEAR(sobol.number(0, "total"), 1.0, 0.2);
    EXPECT_EQ(sobol.number(1, "total"), 0.0);
}

TEST(Fit, FindsTheNumbersThatMadeItsData) {
    const TemporaryFolder folder;
    Study study;
    study.kind = StudyKind::fit;
    study.scenario = "ethanol";
    study.data = (folder.path() / "data.csv").string();
    study.error = ErrorModel::constant;
    study.over = {"ethanol.central.volume", "naltrexone.central.volume"};
    study.samples = 3;
    Scenario heavier = shipped_library().scenarios.at("ethanol");
    heavier.changes.push_back({"ethanol.central.volume", 0.3, 0.0, 0.0});
    const Trajectory truth = simulate(shipped_library(), heavier);
    const auto signal = static_cast<std::size_t>(truth.signals().index("ethanol.plasma"));
    std::string text = "time [h],signal,unit,value\n";
    for (const double t_h : {0.4, 0.8, 1.2, 1.6}) {
        text += std::to_string(t_h) + ",ethanol.plasma,mg/dL," +
                std::to_string(truth.at(t_h * 3600.0).values[signal]) + "\n";
    }
    write_bytes(study.data, text);
    const Table table = table_of(study);
    ASSERT_EQ(table.rows.size(), 2u);
    EXPECT_NEAR(table.number(0, "estimate"), 0.3, 0.002);
    EXPECT_LT(table.number(0, "from"), 0.3);
    EXPECT_GT(table.number(0, "to"), 0.3);
    EXPECT_EQ(std::get<std::string>(table.rows[0].back()), "identified");
    EXPECT_EQ(std::get<std::string>(table.rows[1].back()),
              "not identified: the data do not feel it");
    const Table each = table_of(study, true);
    ASSERT_EQ(each.rows.size(), 4u);
    EXPECT_NEAR(each.number(2, "observed"), each.number(2, "predicted"), 0.05);
}

} // namespace study_test
} // namespace disinhibit
