#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "circuit/course/simulate.h"
#include "circuit/describe/clock.h"
#include "circuit/io/read/assignment.h"
#include "circuit/io/report/csv.h"
#include "circuit/io/report/dose_text.h"
#include "circuit/io/report/json.h"
#include "circuit/io/report/remarks.h"
#include "circuit/io/text/input_error.h"
#include "tests/support/assets.h"
#include "tests/support/small_assets.h"
#include "tests/support/temporary_folder.h"

namespace disinhibit {
namespace io_text_test {

Dose dose(const std::string& text) {
    return parse_dose(text, small_library(), small_library().subjects.at("person"));
}

TEST(DoseText, a_plain_sentence_is_understood) {
    const Dose plain = dose("50 mg residue iv at 2 h");
    EXPECT_EQ(plain.substance, "residue");
    EXPECT_EQ(plain.route, "iv");
    EXPECT_DOUBLE_EQ(plain.mass_kg, 50e-6);
    EXPECT_DOUBLE_EQ(plain.at_s, 7200.0);
    EXPECT_EQ(plain.count, 1);
    EXPECT_EQ(plain.written, "50 mg");
}

TEST(DoseText, phrases_come_in_any_order_and_case) {
    const Dose drink =
        dose("0.5 g/kg TONIC By Mouth strength 20 % over 20 min at 1h every 1 d times 3");
    EXPECT_EQ(drink.route, "oral");
    EXPECT_EQ(drink.basis, AmountBasis::per_body_mass);
    EXPECT_DOUBLE_EQ(drink.mass_kg, 0.5e-3);
    EXPECT_DOUBLE_EQ(drink.strength_fraction, 0.2);
    EXPECT_DOUBLE_EQ(drink.over_s, 1200.0);
    EXPECT_DOUBLE_EQ(drink.at_s, 3600.0);
    EXPECT_DOUBLE_EQ(drink.every_s, 86400.0);
    EXPECT_EQ(drink.count, 3);
}

TEST(DoseText, the_first_route_and_time_zero_are_meant_if_nothing_is_said) {
    const Dose bare = dose("1 g tonic");
    EXPECT_EQ(bare.route, "oral");
    EXPECT_EQ(bare.at_s, 0.0);
    EXPECT_EQ(dose("1 g tonic depot").route, "depot");
}

TEST(DoseText, what_is_taken_for_a_route_that_is_not_said_is_told) {
    std::vector<std::string> remarks;
    const auto read = [&](const char* text) {
        parse_dose(text, small_library(), small_library().subjects.at("person"), &remarks);
    };
    read("1 g tonic depot");
    EXPECT_TRUE(remarks.empty());
    read("1 g tonic");
    ASSERT_EQ(remarks.size(), 1u);
    EXPECT_THAT(remarks.front(), testing::HasSubstr("says no route: oral is taken"));
}

TEST(DoseText, units_are_read_as_people_write_them) {
    EXPECT_EQ(dose("50 mcg residue iv at 2 hours").mass_kg, dose("50 ug residue iv").mass_kg);
    EXPECT_EQ(dose("1 mg residue iv at 2 hours").at_s, 7200.0);
    EXPECT_EQ(dose("1 mg residue iv at 30 minutes").at_s, 1800.0);
    EXPECT_EQ(dose("1 mg residue iv at 1 hr").at_s, 3600.0);
    EXPECT_EQ(dose("1 mg residue iv at 2.2 h").at_s, dose("1 mg residue iv at 132 min").at_s);
}

TEST(DoseText, a_time_shorter_than_the_clock_is_refused) {
    for (const char* text : {"1 mg residue iv at 1e-13 s",
                             "1 mg residue iv over 1e-13 s",
                             "1 mg residue iv every 1e-13 s times 2"}) {
        EXPECT_THROW(dose(text), InputError) << text;
    }
    EXPECT_EQ(dose("1 mg residue iv over 0 s").over_s, 0.0);
}

TEST(DoseText, a_titrated_dose_is_said_as_what_it_is) {
    const Dose titrated = dose("up to 50 mg/dL tonic depot at 1 h every 6 h times 4");
    EXPECT_GT(titrated.to_level_nM, 0.0);
    EXPECT_EQ(titrated.mass_kg, 0.0);
    EXPECT_EQ(titrated.count, 4);
    EXPECT_EQ(describe_amount(titrated), "up to 50 mg/dL");
    const std::string sentence = dose_sentence(titrated, small_library());
    EXPECT_THAT(sentence, testing::StartsWith("up to 50 mg/dL tonic depot at 1 h"));
    EXPECT_EQ(dose(sentence), titrated);
    EXPECT_THROW(dose("up to 5 mg tonic"), InputError);
    EXPECT_THROW(dose("up to 0 nM tonic"), InputError);
}

TEST(DoseText, without_a_substance_tells_the_whole_sentence) {
    try {
        dose("3 beers at 2 h");
        FAIL() << "understood";
    } catch (const InputError& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr("found \"3 beers at 2 h\""));
    }
}

TEST(Remarks, what_begins_after_the_end_is_told_line_by_line) {
    Scenario scenario = small_library().scenarios.at("rest");
    scenario.duration_s = 8.0 * 3600.0;
    scenario.doses = {dose("50 mg residue iv at 8 h")};
    EXPECT_TRUE(remarks_on(scenario, small_library()).empty()) << "at the end is reached";
    scenario.doses = {dose("50 mg residue iv at 30 d"),
                      dose("1 mg residue iv at 1 h every 3 h times 4")};
    scenario.removals.push_back({"residue", 9.0 * 3600.0, false});
    const std::vector<std::string> lines = remarks_on(scenario, small_library());
    ASSERT_EQ(lines.size(), 3u);
    EXPECT_THAT(lines[0], testing::HasSubstr("at 30 d: after the end of the course (8 h)"));
    EXPECT_THAT(lines[1], testing::HasSubstr("the last of them is after the end"));
    EXPECT_THAT(lines[2], testing::HasSubstr("removal of residue at 9 h: after the end"));
}

TEST(Remarks, no_shipped_scenario_gives_anything_after_its_end) {
    for (const auto& [id, scenario] : shipped_library().scenarios) {
        EXPECT_TRUE(remarks_on(scenario, shipped_library()).empty()) << id;
    }
}

TEST(DoseText, drinks_are_those_of_the_subject) {
    const Dose two = dose("2 drinks tonic at 1 h");
    EXPECT_DOUBLE_EQ(two.mass_kg, 0.028);
    EXPECT_EQ(two.written, "2 drinks");
    EXPECT_EQ(dose("1.5 drinks").substance, "tonic");
    EXPECT_THROW(dose("2 drinks residue"), InputError);
}

TEST(DoseText, nonsense_is_refused_in_one_line) {
    for (const char* text : {"",
                             "50",
                             "mg",
                             "50 mg",
                             "50 mg nothing",
                             "50 h tonic",
                             "-5 mg tonic",
                             "nan mg tonic",
                             "1e308 g tonic",
                             "0 mg tonic",
                             "50 mg tonic nasal",
                             "50 mg tonic at",
                             "50 mg tonic at 5",
                             "50 mg tonic at -1 h",
                             "50 mg tonic at 1 h at 2 h",
                             "50 mg tonic every 1 h",
                             "50 mg tonic times 3",
                             "50 mg tonic every 1 h times 2.5",
                             "50 mg tonic every 1 h times 1e99",
                             "50 mg tonic strength 120 %",
                             "50 mg residue strength 5 %",
                             "11 kg tonic",
                             "\n",
                             "50 mg \xff\xfe"}) {
        try {
            dose(text);
            ADD_FAILURE() << "accepted: " << text;
        } catch (const InputError& error) {
            EXPECT_THAT(error.what(), testing::StartsWith("dose: ")) << text;
            EXPECT_EQ(std::string(error.what()).find('\n'), std::string::npos) << text;
        }
    }
}

TEST(DoseText, the_exact_sentence_gives_the_same_dose_again) {
    Dose odd = dose("0.5 g/kg tonic over 20 min strength 12.5 % every 1 d times 3");
    EXPECT_EQ(dose(dose_sentence(odd, small_library())), odd);
    odd.at_s = on_clock(1234.5678901);
    odd.mass_kg = 1.0 / 3.0 * 1e-3;
    odd.written = "some";
    Dose again = dose(dose_sentence(odd, small_library()));
    again.written = "some";
    EXPECT_EQ(again, odd);
}

TEST(DoseText, people_read_names_and_fitting_units) {
    EXPECT_EQ(
        describe_dose(dose("0.5 g/kg tonic at 1.5 h over 20 min strength 20 %"), small_library()),
        "0.5 g/kg Tonic, by mouth, at 1.5 h, 20 %, over 20 min");
    EXPECT_EQ(describe_time(0.0), "0 h");
    EXPECT_EQ(describe_time(90.0), "1.5 min");
    EXPECT_EQ(describe_time(0.02), "20 ms");
    EXPECT_EQ(describe_time(86400.0), "24 h");
    EXPECT_EQ(describe_time(90.0 * 86400.0), "90 d");
    Dose quiet = dose("50 mg residue");
    quiet.written.clear();
    EXPECT_EQ(describe_amount(quiet), "50 mg");
}

class Assignment : public testing::Test {
  protected:
    Scenario scenario_ = small_library().scenarios.at("everything");
    Trajectory trajectory_ = start_trajectory(small_library(), scenario_);

    double value(const std::string& text) {
        return parse_assignment(text, trajectory_.parameters(), small_library()).value;
    }
};

TEST_F(Assignment, reads_numbers_in_a_unit_or_in_the_parameters_own) {
    EXPECT_DOUBLE_EQ(value("signal_out.rest=0.012 uM"), 12.0);
    EXPECT_DOUBLE_EQ(value("signal_out.rest=12"), 12.0);
    EXPECT_DOUBLE_EQ(value("cells.time_constant=30"), 0.03);
    EXPECT_NEAR(value("tonic.elimination_1.maximum_rate=6 g/h"), 0.1 / 50.0 * 1e9 / 60.0, 1e-6);
    EXPECT_NEAR(value("tonic.elimination_1.half_saturation=1 mM"), 1e6, 1e-6);
}

TEST_F(Assignment, refuses_wrong_units_ranges_signs_and_paths) {
    for (const char* text : {"signal_out.rest",
                             "=2",
                             "signal_out.rest=",
                             "signal_out.rest=x",
                             "signal_out.rest=nan",
                             "signal_out.rest=2 Hz",
                             "signal_out.rest=31 nM",
                             "signal_out.rest=0.5 nM",
                             "cells.time_constant=-1 ms",
                             "cells.time_constant=0 s",
                             "signal_out.rst=2 nM",
                             "nothing.at_all=2",
                             "loop_axon.weight=-0.1",
                             "signal_out.burst_gain=1e999"}) {
        EXPECT_THROW(value(text), InputError) << text;
    }
    try {
        value("signal_out.rst=2 nM");
    } catch (const InputError& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr("\"signal_out.rest\""));
    }
}

TEST(Csv, has_the_recipe_the_units_and_a_row_per_report_time) {
    const Trajectory trajectory =
        simulate(small_library(), small_library().scenarios.at("everything"));
    ASSERT_TRUE(trajectory.status().ok()) << trajectory.status().sentence();
    const Recipe recipe = make_recipe(small_library(), trajectory, "1.2", 7);
    std::ostringstream out;
    write_csv(out, trajectory, recipe);
    std::istringstream lines(out.str());
    std::vector<std::string> remarks;
    std::string line;
    while (std::getline(lines, line) && line[0] == '#') {
        remarks.push_back(line);
    }
    EXPECT_THAT(remarks,
                testing::IsSupersetOf({std::string("# program: disinhibit 1.2"),
                                       "# science: " + small_library().content_hash,
                                       std::string("# scenario: everything"),
                                       std::string("# subject: heir"),
                                       std::string("# dose: 3 umol residue iv at 0 h"),
                                       std::string("# set: signal_out.rest=12 nM at 0 h"),
                                       std::string("# seed: 7")}));
    EXPECT_THAT(line, testing::StartsWith("time [h],"));
    EXPECT_THAT(line, testing::HasSubstr(",cells.rate [Hz]"));
    EXPECT_THAT(line, testing::HasSubstr(",tonic.plasma [mg/dL]"));
    const auto columns = std::count(line.begin(), line.end(), ',');
    long rows = 0;
    std::string last;
    while (std::getline(lines, line)) {
        ASSERT_EQ(std::count(line.begin(), line.end(), ','), columns);
        rows += 1;
        last = line;
    }
    EXPECT_EQ(rows, 2 * 24 * 6 + 1);
    EXPECT_THAT(last, testing::StartsWith("48,"));
}

TEST(Csv, numbers_read_back_as_the_values_of_the_trajectory) {
    const Trajectory trajectory = simulate(small_library(), small_library().scenarios.at("rest"));
    std::ostringstream out;
    write_csv(out, trajectory, {});
    std::istringstream lines(out.str());
    std::string header;
    std::string first;
    std::getline(lines, header);
    std::getline(lines, first);
    std::istringstream cells(first);
    std::string cell;
    std::getline(cells, cell, ',');
    for (const double value : trajectory.at(0.0).values) {
        ASSERT_TRUE(std::getline(cells, cell, ','));
        EXPECT_EQ(std::stod(cell), value);
    }
}

TEST(Csv, leaves_nothing_behind_if_it_cannot_be_written) {
    TemporaryFolder folder;
    const Trajectory trajectory = simulate(small_library(), small_library().scenarios.at("rest"));
    EXPECT_THROW(write_csv(folder.path() / "no/such/out.csv", trajectory, {}), InputError);
    write_csv(folder.path() / "out.csv", trajectory, {});
    EXPECT_EQ(names_in(folder.path()), std::set<std::string>{"out.csv"});
}

TEST(Json, strings_are_escaped_and_numbers_exact) {
    EXPECT_EQ(json_string("a\"b\\c\n\x01"), "\"a\\\"b\\\\c\\n\\u0001\"");
    EXPECT_EQ(json_number(0.1), "0.1");
    EXPECT_EQ(json_number(1.0 / 0.0), "null");
}

} // namespace io_text_test
} // namespace disinhibit
