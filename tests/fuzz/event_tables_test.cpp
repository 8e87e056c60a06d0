#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "circuit/describe/units.h"
#include "circuit/io/events/event_table.h"
#include "circuit/io/text/input_faults.h"
#include "circuit/io/text/read_file.h"
#include "tests/support/assets.h"
#include "tests/support/small_assets.h"

/// Tables of events: a good one, and one for each thing that may be wrong (tests/fuzz/event_tables).
namespace disinhibit {
namespace event_tables_test {

namespace fs = std::filesystem;

const double hour_s = internal_per("h");

fs::path table_file(const std::string& name) {
    return fs::path(DISINHIBIT_SOURCE_DIR) / "tests/fuzz/event_tables" / (name + ".csv");
}

const Scenario& base() {
    return small_library().scenarios.at("rest");
}

EventTable read(const std::string& name, const std::vector<EventDeclaration>& said = {}) {
    return read_event_table(table_file(name), said, small_library(), base());
}

EventTable parse(const std::string& text, const std::vector<EventDeclaration>& said = {}) {
    return parse_event_table("t.csv", text, said, small_library(), base());
}

/// A line for each fault.
template <class Call> std::vector<std::string> faults_of(const Call& call) {
    std::vector<std::string> lines;
    try {
        call();
    } catch (const InputFaults& faults) {
        for (const InputError& fault : faults.all()) {
            lines.emplace_back(fault.what());
        }
    }
    return lines;
}

TEST(EventTables, AGoodOneSaysWhoGotWhatWhenAndWhatWasMeasured) {
    const EventTable table = read("good");
    ASSERT_EQ(table.subjects.size(), 2u);
    const EventSubject& first = table.subjects[0];
    EXPECT_EQ(first.id, "1");
    ASSERT_EQ(first.doses.size(), 1u);
    Dose drink;
    drink.substance = "tonic";
    drink.route = "oral";
    drink.mass_kg = 0.5 * internal_per("g/kg");
    drink.basis = AmountBasis::per_body_mass;
    drink.over_s = 0.25 * hour_s;
    drink.every_s = 24.0 * hour_s;
    drink.count = 3; // ADDL 2 beside the first
    drink.strength_fraction = 0.125;
    drink.written = "0.5 g/kg";
    EXPECT_EQ(first.doses[0], drink);
    ASSERT_EQ(first.readings.size(), 1u);
    EXPECT_EQ(first.readings[0].t_s, hour_s);
    EXPECT_EQ(first.readings[0].signal, "tonic.plasma");
    EXPECT_EQ(first.readings[0].value, 42.5);
    const EventSubject& second = table.subjects[1];
    ASSERT_EQ(second.doses.size(), 2u);
    EXPECT_EQ(second.doses[1].substance, "residue");
    EXPECT_EQ(second.doses[1].at_s, hour_s);
    EXPECT_EQ(second.doses[1].over_s, 2.0 * hour_s); // 3 mg at 1.5 mg/h, all of which arrives
    EXPECT_THAT(table.used, testing::ElementsAre("WT: subject.body_mass"));
    EXPECT_THAT(table.unused, testing::ElementsAre("AGE"));
    EXPECT_THAT(table.warnings, testing::ElementsAre(testing::HasSubstr("AGE")));
    EXPECT_EQ(table.end_s, 48.25 * hour_s);
    const Scenario scenario = scenario_of(second, base());
    EXPECT_EQ(scenario.doses, second.doses);
    EXPECT_EQ(value_from_birth(scenario, "subject.body_mass"), 60.0);
    EXPECT_EQ(scenario.circuit, base().circuit);
}

/// File, and where its one fault is told.
const std::map<std::string, std::string>& places_of_faults() {
    static const std::map<std::string, std::string> places{
        {"name_twice", ":5: WT (column 15): "},
        {"name_unclean", ":5: A?GE (column 15): "},
        {"case_mixed", ":5: Time (column 3): "},
        {"column_missing", ":5: EVID: missing"},
        {"counter_falls", ":8: ROW (column 1): found \"1\""},
        {"time_not_a_number", ":9: TIME (column 3): found \"two\""},
        {"time_negative", ":6: TIME (column 3): found \"-1\""},
        {"evid_unknown", ":9: EVID (column 4): found \"9\""},
        {"cmt_unknown", ":10: CMT (column 5): found \"7\""},
        {"mdv_against_dv", ":7: MDV (column 12): found \"1\""},
        {"amt_of_an_observation", ":7: AMT (column 6): found \"5\""},
        {"amt_of_a_dose", ":10: AMT (column 6): found \"0\""},
        {"dv_of_a_dose", ":6: DV (column 13): found \"3\""},
        {"dv_not_a_number", ":7: DV (column 13): found \"BLQ\""},
        {"rate_unknown", ":11: RATE (column 7): found \"-3\""},
        {"dur_negative", ":6: DUR (column 8): found \"-0.25\""},
        {"rate_and_dur", ":11: DUR (column 8): found \"2\", expected either"},
        {"ss_unknown", ":10: SS (column 11): found \"3\", expected 0, 1 or 2"},
        {"addl_without_ii", ":6: II (column 9): found nothing"},
        {"addl_negative", ":6: ADDL (column 10): found \"-2\""},
        {"id_zero", ":12: ID (column 2): found \"0\""},
        {"id_returns", ":12: ID (column 2): found 1 again"},
        {"time_falls", ":12: TIME (column 3): found \"0.25\""},
        {"separator_in_text", ":9: WT (column 14): found a separator"},
        {"row_too_long", ":9: (column 16): found 16 cells"},
        {"covariate_changes", ":12: WT (column 14): found \"61\" after \"60\""},
        {"order_matters", ":8: TIME (column 3): found a dose after the observation in line 7"},
        {"amount_too_large", ":11: AMT (column 6): "},
        // Right in the convention, and nothing that a course here can do.
        {"rate_modelled", ":11: RATE (column 7): found \"-1\", expected a rate, or DUR"},
        {"steady_state", ":10: SS (column 11): found \"1\", expected 0: a course"},
        {"reset", ":8: EVID (column 4): found \"3\", expected 0 to 2"},
        {"rate_with_a_share", ":10: RATE (column 7): found 0.5 into oral, of which 0.9"},
    };
    return places;
}

TEST(EventTables, EveryFaultIsOneLineWithFileLineAndColumn) {
    std::set<std::string> files;
    for (const auto& entry : fs::directory_iterator(table_file("good").parent_path())) {
        files.insert(entry.path().stem());
    }
    files.erase("good");
    EXPECT_GE(files.size(), 22u);
    for (const std::string& name : files) {
        ASSERT_TRUE(places_of_faults().contains(name)) << name;
        const auto lines = faults_of([&] { read(name); });
        ASSERT_EQ(lines.size(), 1u) << name << ": " << testing::PrintToString(lines);
        EXPECT_THAT(lines[0],
                    testing::StartsWith(table_file(name).string() + places_of_faults().at(name)));
    }
}

constexpr const char* head = "# time: h\n# map: 1=residue/iv [mg]\n# map: 3=tonic.plasma [mg/dL]\n";

TEST(EventTables, AllFaultsAreFoundInOnePass) {
    const auto lines = faults_of([] {
        parse(std::string(head) + "id,time,evid,cmt,amt,dv\n"
                                  "1,0,1,1,x,.\n"
                                  "1,1,0,1,.,3\n"
                                  "0,1,0,3,.,3\n"
                                  "2,-1,7,3,.,3\n"
                                  "2,3,1,1,99999999,.\n");
    });
    EXPECT_THAT(lines,
                testing::ElementsAre(testing::StartsWith("t.csv:5: amt (column 5): "),
                                     testing::StartsWith("t.csv:6: cmt (column 4): "),
                                     testing::StartsWith("t.csv:7: id (column 1): "),
                                     testing::StartsWith("t.csv:8: evid (column 3): "),
                                     testing::StartsWith("t.csv:8: time (column 2): "),
                                     testing::StartsWith("t.csv:9: amt (column 5): ")));
}

TEST(EventTables, WhatTheRowsDoNotSayIsDeclared) {
    const std::string rows = "ID,TIME,EVID,CMT,AMT\n1,2,1,1,5\n";
    EXPECT_THAT(faults_of([&] { parse(rows); }),
                testing::ElementsAre(testing::StartsWith("t.csv: TIME: found no unit"),
                                     testing::StartsWith("t.csv:2: CMT (column 4): found \"1\"")));
    const std::vector<EventDeclaration> said{{"time", "d", {}}, {"map", "1=residue/iv [g]", {}}};
    const Dose dose = parse(rows, said).subjects.at(0).doses.at(0);
    EXPECT_EQ(dose.at_s, 2.0 * internal_per("d"));
    EXPECT_EQ(dose.mass_kg, 5.0 * internal_per("g"));
    // Words of the command line take the place of those of the file.
    EXPECT_EQ(parse(head + rows, said).subjects.at(0).doses.at(0), dose);
    for (const char* wrong : {"map: 1=residue",
                              "map: 1=residue/iv [h]",
                              "map: 1=residue/im [mg]",
                              "map: 1=residu/iv [mg]",
                              "map: 1=tonic.plasm [mg/dL]",
                              "map: 1=tonic.plasma [h]",
                              "map: 1=residue/iv [mg] strength 5 %",
                              "time: mg",
                              "dialect: monolix",
                              "ignore: x"}) {
        const auto lines = faults_of([&] {
            parse(std::string(head) + "# " + wrong + "\nID,TIME,EVID,CMT,AMT\n1,2,2,.,.\n");
        });
        ASSERT_EQ(lines.size(), 1u) << wrong;
        EXPECT_THAT(lines[0], testing::StartsWith("t.csv:4: ")) << wrong;
    }
}

TEST(EventTables, DialectsAndLinesThatAreNoRowsAreDeclared) {
    const auto evid = [](const std::string& declared, const char* number) {
        return faults_of(
            [&] { parse(head + declared + "ID,TIME,EVID,CMT,AMT\n1,0," + number + ",1,5\n"); });
    };
    // Known to the dialect, then the fault is that no course here can do it.
    EXPECT_THAT(evid("", "8").at(0), testing::HasSubstr("nonmem has no other"));
    EXPECT_THAT(evid("# dialect: mrgsolve\n", "8").at(0), testing::HasSubstr("replaced"));
    EXPECT_THAT(evid("# dialect: mrgsolve\n", "5").at(0), testing::HasSubstr("no other"));
    EXPECT_THAT(evid("# dialect: rxode2\n", "5").at(0), testing::HasSubstr("replaced"));
    // A time that falls at a reset: one fault in NONMEM, two in mrgsolve.
    const auto reset = [](const std::string& declared) {
        return faults_of(
            [&] { parse(head + declared + "ID,TIME,EVID,CMT,AMT\n1,5,1,1,5\n1,0,3,.,.\n"); });
    };
    EXPECT_EQ(reset("").size(), 1u);
    EXPECT_EQ(reset("# dialect: mrgsolve\n").size(), 2u);
    const std::string rows = "ID,TIME,EVID,CMT,AMT\nCheck this\n1,2,1,1,5\n@1,3,1,1,5\n";
    EXPECT_FALSE(faults_of([&] { parse(head + rows); }).empty());
    EXPECT_EQ(parse(head + rows, {{"ignore", "@", {}}}).subjects.at(0).doses.size(), 1u);
    EXPECT_EQ(faults_of([&] { parse(head + rows, {{"ignore", "C", {}}}); }).size(), 1u);
}

TEST(EventTables, AnObservationBeforeADoseThatIsAbsorbedLaterStandsWhereItIs) {
    const auto table = [](const std::string& signal, const std::string& more) {
        return "# time: h\n# map: 1=tonic/oral [g]\n# map: 2=residue/iv [mg]\n# map: 3=" + signal +
               "\nID,TIME,EVID,CMT,AMT,DUR,DV\n1,1,0,3,.,.,0\n" + more;
    };
    const std::string tablet = "1,1,1,1,5,.,.\n", shot = "1,1,1,2,5,.,.\n";
    const std::string infusion = "1,1,1,2,5,1,.\n", later = "1,2,1,2,5,.,.\n";
    const std::string plasma = "tonic.plasma [mg/dL]", body = "tonic.body [g]";
    for (const std::string& fine : {table(plasma, tablet),
                                    table(plasma, infusion),
                                    table(body, infusion),
                                    table(plasma, later)}) {
        EXPECT_TRUE(faults_of([&] { parse(fine); }).empty()) << fine;
    }
    for (const std::string& wrong :
         {table(plasma, shot), table(body, tablet), table(plasma, tablet + shot)}) {
        EXPECT_EQ(faults_of([&] { parse(wrong); }).size(), 1u) << wrong;
    }
}

TEST(EventTables, CovariatesThatNameAParameterSetItWithinItsRange) {
    const auto table = [](const std::string& values) {
        return std::string(head) + "ID,TIME,EVID,CMT,AMT,cells.rest_rate,SEX\n1,0,1,1,5," + values +
               ",F\n";
    };
    const EventTable read_table = parse(table("7"));
    EXPECT_EQ(value_from_birth(scenario_of(read_table.subjects.at(0), base()), "cells.rest_rate"),
              7.0);
    EXPECT_THAT(read_table.unused, testing::ElementsAre("SEX"));
    EXPECT_TRUE(parse(table(".")).subjects.at(0).changes.empty());
    EXPECT_THAT(faults_of([&] { parse(table("70")); }),
                testing::ElementsAre(
                    testing::StartsWith("t.csv:5: cells.rest_rate (column 6): found \"70\"")));
}

TEST(EventTables, ATableThatIsWrittenIsReadAsTheSameAndWrittenAsTheSame) {
    const EventTable table = read("good");
    const std::string text = event_table_text(table, {{"scenario", "rest"}});
    const EventTable again = parse(text);
    EXPECT_EQ(event_table_text(again, {{"scenario", "rest"}}), text);
    ASSERT_EQ(again.subjects.size(), table.subjects.size());
    for (std::size_t i = 0; i < table.subjects.size(); ++i) {
        EXPECT_EQ(again.subjects[i].doses, table.subjects[i].doses);
        EXPECT_EQ(again.subjects[i].readings, table.subjects[i].readings);
    }
}

/// In the order of time, and without the words for the amounts.
std::vector<Dose> in_order(std::vector<Dose> doses) {
    std::ranges::stable_sort(doses, {}, &Dose::at_s);
    for (Dose& dose : doses) {
        dose.written.clear();
    }
    return doses;
}

TEST(EventTables, TheDosesOfEveryShippedScenarioComeBack) {
    const Library& library = shipped_library();
    int told = 0;
    for (const auto& [id, scenario] : library.scenarios) {
        if (std::ranges::any_of(scenario.doses,
                                [](const Dose& d) { return d.to_level_nM > 0.0; })) {
            EXPECT_THROW(event_table_of(scenario, library, "h"), InputError) << id;
            continue;
        }
        const std::string text = event_table_text(event_table_of(scenario, library, "min"), {});
        if (scenario.doses.empty()) {
            continue;
        }
        const EventTable table = parse_event_table("t.csv", text, {}, library, scenario);
        EXPECT_EQ(in_order(table.subjects.at(0).doses), in_order(scenario.doses)) << text;
        EXPECT_EQ(event_table_text(table, {}), text);
        ++told;
    }
    EXPECT_GT(told, 30);
}

} // namespace event_tables_test
} // namespace disinhibit
