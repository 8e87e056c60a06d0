#include <gtest/gtest.h>

#include "circuit/describe/units.h"
#include "circuit/io/report/dose_text.h"
#include "engine/run/pair.h"
#include "engine/run/save.h"
#include "engine/view/shot_text.h"
#include "tests/support/assets.h"
#include "tests/support/temporary_folder.h"

/// What can be taken back, what a shot keeps of a session, and what is saved of it.
namespace disinhibit {
namespace undo_test {

const Library& library() {
    return shipped_library();
}

SessionPair pair_of(const std::string& scenario) {
    SessionSettings settings;
    settings.slice_s = 10.0;
    return SessionPair(library(), library().scenarios.at(scenario), settings);
}

Dose drink() {
    return parse_dose("0.5 g/kg ethanol", library(), library().subjects.at("human"));
}

double dopamine(const Session& session) {
    const int index = session.trajectory().signals().index("dopamine_nac.concentration.percent");
    return session.snapshot().values.at(static_cast<std::size_t>(index));
}

OfferedPair example() {
    const Scenario& both = library().scenarios.at("naltrexone_then_ethanol");
    OfferedPair example{"id", "example", shot_of_scenario(both, 60.0)};
    example.shot.b = ShotRun{without_substance(both, "naltrexone"), {}, {}};
    example.shot.time_s = 6300.0;
    return example;
}

TEST(Undo, restores_the_doses_and_the_course_and_redo_brings_them_back) {
    SessionPair pair = pair_of("rest");
    pair.carry_out(TakeDose{drink()});
    pair.advance(45.0);
    const double drunk = dopamine(pair.active());
    pair.carry_out(Undo{});
    pair.advance(0.0);
    EXPECT_TRUE(pair.active().scenario().doses.empty());
    EXPECT_NEAR(dopamine(pair.active()), 100.0, 0.1);
    pair.carry_out(Redo{});
    pair.advance(0.0);
    EXPECT_EQ(dopamine(pair.active()), drunk);
    EXPECT_FALSE(pair.can_redo());
}

TEST(Undo, looks_and_what_failed_are_no_acts) {
    SessionPair pair = pair_of("rest");
    Dose dose = drink();
    dose.route = "no such route";
    int number = 0;
    for (const Action& act : {Action{TakeDose{dose}},
                              Action{SeekTo{60.0}},
                              Action{PreviewDose{drink()}},
                              Action{SetSpeed{1.0}},
                              Action{PlayPause{}},
                              Action{ShowWindow{0.0, 60.0}}}) {
        pair.carry_out(act);
        ++number;
        EXPECT_FALSE(pair.can_undo()) << "act " << number;
    }
}

TEST(Undo, takes_back_the_last_act_on_whichever_side_it_was) {
    SessionPair pair = pair_of("rest");
    pair.carry_out(TakeDose{drink()});
    pair.carry_out(CompareWith{{ContrastKind::copy, ""}});
    pair.carry_out(TakeDose{drink()});
    pair.carry_out(ChooseSide{Side::a});
    pair.carry_out(Undo{});
    EXPECT_EQ(pair.side(Side::a).scenario().doses.size(), 1u);
    EXPECT_EQ(pair.side(Side::b).scenario().doses.size(), 1u) << "the drink on side B";
    pair.carry_out(Undo{});
    EXPECT_FALSE(pair.comparing()) << "the comparison itself";
    pair.carry_out(Undo{});
    EXPECT_TRUE(pair.active().scenario().doses.empty());
    for (int i = 0; i < 3; ++i) {
        pair.carry_out(Redo{});
    }
    EXPECT_TRUE(pair.comparing());
    EXPECT_EQ(pair.side(Side::b).scenario().doses.size(), 2u);
}

TEST(Undo, restores_a_side_b_that_was_replaced) {
    SessionPair pair = pair_of("naltrexone_then_ethanol");
    pair.carry_out(CompareWith{{ContrastKind::no_doses, ""}});
    pair.carry_out(CompareWith{{ContrastKind::subject, "human_nondrinker"}});
    EXPECT_EQ(pair.side(Side::b).scenario().doses.size(), 2u);
    pair.carry_out(Undo{});
    EXPECT_TRUE(pair.side(Side::b).scenario().doses.empty());
    pair.carry_out(OpenRun{library().scenarios.at("ethanol"), Side::b});
    pair.carry_out(Undo{});
    EXPECT_EQ(pair.side(Side::b).scenario().id, "naltrexone_then_ethanol");
}

TEST(Undo, restores_both_sides_that_a_shipped_pair_replaced) {
    SessionPair pair = pair_of("rest");
    pair.offer({example()});
    pair.carry_out(TakeDose{drink()});
    pair.carry_out(CompareWith{{ContrastKind::subject, "rat"}});
    pair.carry_out(SeekTo{3000.0});
    const Shot before = pair.shot();
    pair.carry_out(OpenComparison{0});
    pair.carry_out(Undo{});
    EXPECT_EQ(pair.shot().a, before.a);
    EXPECT_EQ(pair.shot().b, before.b);
    EXPECT_EQ(pair.shot().layout, before.layout);
    EXPECT_EQ(pair.shot().time_s, 3000.0) << "the run comes back where it was left";
}

TEST(Undo, brings_back_what_a_row_of_the_scoreboard_or_another_scenario_replaced) {
    for (const Action& opened : {Action{OpenRun{library().scenarios.at("rat_cocaine"), Side::a}},
                                 Action{OpenScenario{"ninety_days"}},
                                 Action{BeginAfresh{}}}) {
        SessionPair pair = pair_of("ethanol");
        pair.carry_out(KeepGhost{});
        pair.carry_out(CompareWith{{ContrastKind::no_doses, ""}});
        pair.carry_out(TakeDose{drink()});
        pair.carry_out(SetCompareLayout{CompareLayout::off});
        pair.carry_out(SeekTo{4321.0});
        const Shot before = pair.shot();
        ASSERT_TRUE(before.b);
        pair.carry_out(opened);
        EXPECT_NE(pair.shot().a.scenario, before.a.scenario);
        EXPECT_FALSE(pair.shot().b);
        pair.carry_out(Undo{});
        EXPECT_EQ(pair.shot().a, before.a);
        EXPECT_EQ(pair.shot().b, before.b);
        EXPECT_EQ(pair.shot().time_s, before.time_s);
    }
}

TEST(BeginAfresh, is_as_at_the_first_start) {
    const Shot start = pair_of(library().default_scenario).shot();
    SessionPair pair = pair_of("ethanol");
    pair.carry_out(KeepGhost{});
    pair.carry_out(SetLoop{10.0, 20.0});
    pair.carry_out(SetSpeed{86400.0});
    pair.carry_out(CompareWith{{ContrastKind::copy, ""}});
    pair.advance(1.0);
    pair.carry_out(BeginAfresh{});
    EXPECT_EQ(pair.shot(), start);
    EXPECT_EQ(pair.begun_afresh(), 1);
    pair.carry_out(BeginAfresh{});
    pair.carry_out(Undo{});
    EXPECT_EQ(pair.active().scenario().id, "ethanol") << "twice is once";
}

TEST(SessionShot, opened_is_the_same_session_with_the_same_bytes) {
    SessionPair pair = pair_of("rest");
    pair.carry_out(KeepGhost{});
    pair.carry_out(SetSpeed{0.1});
    pair.advance(1.0 / 3.0);
    pair.carry_out(SetSpeed{600.0});
    pair.advance(1.0);
    pair.carry_out(TakeDose{drink()});
    pair.carry_out(CompareWith{{ContrastKind::copy, ""}});
    pair.carry_out(SetParameterNow{"vta_dopamine.rest_rate", 4.7});
    pair.carry_out(SetLoop{100.0, 2000.0});
    pair.carry_out(ShowWindow{50.0, 3000.0});
    pair.advance(1.0);
    pair.settle();
    const Shot shot = read_shot("test", shot_text(pair.shot(), library()), library());
    EXPECT_EQ(shot, pair.shot());

    SessionPair opened(library(), shot.a.scenario, {});
    opened.open(shot);
    EXPECT_EQ(opened.shot(), shot);
    EXPECT_FALSE(opened.can_undo());
    opened.settle();
    for (const Side side : {Side::a, Side::b}) {
        EXPECT_EQ(opened.side(side).snapshot().values, pair.side(side).snapshot().values);
        EXPECT_EQ(opened.side(side).clock().display_s(), pair.side(side).clock().display_s());
    }
    // It goes on like any other.
    for (SessionPair* session : {&pair, &opened}) {
        session->carry_out(TakeDose{drink()});
        session->carry_out(SeekTo{7000.0});
        session->settle();
    }
    EXPECT_EQ(opened.active().snapshot().values, pair.active().snapshot().values);
}

TEST(SavedSession, is_as_long_as_what_was_seen_but_no_years_long) {
    const double day_s = internal_per("d");
    const double hour_s = internal_per("h");
    Scenario rest = library().scenarios.at("rest");
    const double planned_s = rest.duration_s;
    EXPECT_EQ(saved_scenario(rest, 404.0 * day_s).duration_s, planned_s) << "nothing was done";
    rest.doses.push_back(drink());
    rest.doses.back().at_s = hour_s;
    EXPECT_EQ(saved_scenario(rest, 0.5 * planned_s).duration_s, planned_s);
    EXPECT_EQ(saved_scenario(rest, planned_s + 3.5).duration_s, planned_s + 4.0);
    EXPECT_EQ(saved_scenario(rest, 404.0 * day_s).duration_s, hour_s + 7.0 * day_s);
    rest.doses.push_back(drink());
    rest.doses.back().at_s = 404.0 * day_s;
    EXPECT_EQ(saved_scenario(rest, 0.0).duration_s, 404.0 * day_s) << "every dose is given";
    EXPECT_LE(saved_scenario(rest, 0.0).duration_s / saved_scenario(rest, 0.0).report_every_s, 1e5);
}

TEST(SavedSession, reads_back_with_everything_and_never_replaces_another_file) {
    const TemporaryFolder folder;
    SessionPair pair = pair_of("rest");
    pair.advance(1.0);
    pair.carry_out(TakeDose{drink()});
    pair.carry_out(CompareWith{{ContrastKind::no_doses, ""}});
    const auto file = save_shot(pair.shot(), library(), folder.path());
    EXPECT_EQ(read_shot_file(file, library()), pair.shot());
    EXPECT_EQ(read_scenario_file(file, library()).doses.at(0).at_s, 60.0);
    EXPECT_NE(save_shot(pair.shot(), library(), folder.path()), file);
}

} // namespace undo_test
} // namespace disinhibit
