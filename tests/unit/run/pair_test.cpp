#include "engine/run/pair.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "circuit/io/report/dose_text.h"
#include "engine/run/contrast.h"
#include "tests/support/assets.h"

namespace disinhibit {
namespace pair_test {

const Library& library() {
    return shipped_library();
}

SessionSettings quiet() {
    SessionSettings settings;
    settings.slice_s = 10.0;
    return settings;
}

SessionPair pair_of(const std::string& scenario) {
    return SessionPair(library(), library().scenarios.at(scenario), quiet());
}

Dose drink() {
    return parse_dose("0.5 g/kg ethanol", library(), library().subjects.at("human"));
}

const std::string dopamine = "dopamine_nac.concentration.percent";

double value(const Session& session, const std::string& path) {
    const int index = session.trajectory().signals().index(path);
    return session.snapshot().values.at(static_cast<std::size_t>(index));
}

TEST(SessionPair, is_one_run_until_something_is_compared) {
    SessionPair pair = pair_of("ethanol");
    pair.advance(1.0);
    EXPECT_FALSE(pair.comparing());
    EXPECT_EQ(pair.layout(), CompareLayout::off);
    FrameView view;
    pair.describe(view);
    EXPECT_FALSE(view.compare.on());
    EXPECT_TRUE(view.compared.curves.empty());
}

TEST(SessionPair, both_sides_stand_at_the_same_time_whatever_is_done_to_the_clock) {
    SessionPair pair = pair_of("naltrexone_then_ethanol");
    pair.carry_out(SetCompareLayout{CompareLayout::split});
    const Session& a = pair.side(Side::a);
    const Session& b = pair.side(Side::b);
    const auto expect_linked = [&](const char* after) {
        EXPECT_EQ(a.clock().now_s(), b.clock().now_s()) << after;
        EXPECT_EQ(a.clock().display_s(), b.clock().display_s()) << after;
        EXPECT_EQ(a.clock().speed(), b.clock().speed()) << after;
        EXPECT_EQ(a.clock().playing(), b.clock().playing()) << after;
        FrameView of_a;
        FrameView of_b;
        a.describe(of_a);
        b.describe(of_b);
        EXPECT_EQ(of_a.window_begin_s, of_b.window_begin_s) << after;
        EXPECT_EQ(of_a.window_end_s, of_b.window_end_s) << after;
    };
    expect_linked("the start");
    pair.advance(0.5);
    expect_linked("playing");
    EXPECT_GT(a.clock().now_s(), 3600.0);
    pair.carry_out(SeekTo{5000.0});
    expect_linked("seeking");
    pair.carry_out(SetSpeed{3600.0});
    pair.advance(0.25);
    expect_linked("another speed");
    pair.carry_out(ChooseSide{Side::b});
    pair.carry_out(StepBy{-0.25});
    expect_linked("stepping on side B");
    pair.carry_out(ShowWindow{100.0, 900.0});
    expect_linked("zooming");
    pair.carry_out(RestartScenario{});
    expect_linked("going back to the start");
    pair.carry_out(PlayPause{});
    expect_linked("pausing");
}

TEST(SessionPair, the_playhead_waits_for_the_side_that_lags) {
    Session session(library(), library().scenarios.at("ethanol"), quiet());
    session.advance(1.0, 30.0);
    EXPECT_DOUBLE_EQ(session.clock().now_s(), 30.0);
    session.advance(1.0, 1e9);
    EXPECT_DOUBLE_EQ(session.clock().now_s(), 90.0);
}

TEST(SessionPair, without_naltrexone_dopamine_rises_further) {
    SessionPair pair = pair_of("naltrexone_then_ethanol");
    pair.carry_out(CompareWith{{ContrastKind::without_substance, "naltrexone"}});
    pair.carry_out(SeekTo{6300.0});
    pair.settle();
    EXPECT_GT(value(pair.side(Side::b), dopamine), value(pair.side(Side::a), dopamine) + 5.0);
}

TEST(SessionPair, the_course_before_the_last_edit_can_stand_on_side_b) {
    SessionPair pair = pair_of("rest");
    FrameView view;
    pair.describe(view);
    EXPECT_FALSE(view.compare.can_compare_with_former);
    pair.carry_out(TakeDose{drink()});
    pair.describe(view);
    EXPECT_TRUE(view.compare.can_compare_with_former);
    pair.carry_out(CompareWith{{ContrastKind::before_edit, ""}});
    EXPECT_TRUE(pair.side(Side::b).scenario().doses.empty());
    EXPECT_EQ(pair.side(Side::a).scenario().doses.size(), 1u);
}

TEST(SessionPair, the_view_carries_the_other_side_with_its_own_signals) {
    SessionPair pair = pair_of("naltrexone_then_ethanol");
    pair.watch({"rmtg.rate", dopamine});
    pair.carry_out(CompareWith{{ContrastKind::circuit, "textbook"}});
    pair.settle();
    FrameView view;
    pair.describe(view);
    ASSERT_TRUE(view.compare.on());
    EXPECT_EQ(view.compare.active, Side::a);
    EXPECT_EQ(view.trajectory, &pair.side(Side::a).trajectory());
    EXPECT_EQ(view.compare.trajectory, &pair.side(Side::b).trajectory());
    EXPECT_EQ(view.course.curves.size(), 2u);
    ASSERT_EQ(view.compared.curves.size(), 1u) << "the textbook circuit has no RMTg";
    EXPECT_EQ(view.compared.curves[0].signal, view.compare.trajectory->signals().index(dopamine));
}

TEST(SessionPair, skipping_goes_to_the_next_event_of_either_side) {
    SessionPair pair = pair_of("naltrexone_then_ethanol");
    pair.carry_out(CompareWith{{ContrastKind::no_doses, ""}});
    pair.carry_out(ChooseSide{Side::b});
    pair.carry_out(SeekTo{10.0});
    pair.carry_out(SkipToNextEvent{});
    EXPECT_DOUBLE_EQ(pair.clock().now_s(), 3600.0);
}

TEST(SessionPair, ending_the_comparison_goes_on_with_side_a_where_both_were) {
    SessionPair pair = pair_of("ethanol");
    pair.carry_out(SetCompareLayout{CompareLayout::overlay});
    pair.carry_out(ChooseSide{Side::b});
    pair.carry_out(SeekTo{1234.0});
    pair.carry_out(SetCompareLayout{CompareLayout::off});
    EXPECT_EQ(pair.active_side(), Side::a);
    EXPECT_DOUBLE_EQ(pair.clock().now_s(), 1234.0);
    EXPECT_EQ(pair.active().scenario().doses.size(), 1u);
}

TEST(SessionPair, a_shipped_pair_opens_both_sides_at_its_moment) {
    SessionPair pair = pair_of("rest");
    const Scenario& both = library().scenarios.at("naltrexone_then_ethanol");
    Shot shot = shot_of_scenario(without_substance(both, "naltrexone"), 60.0);
    shot.b = ShotRun{both, {}, {}};
    shot.time_s = 6300.0;
    pair.offer({{"id", "example", shot}, {"one_side", "no pair", shot_of_scenario(both, 60.0)}});
    pair.carry_out(OpenComparison{1});
    EXPECT_FALSE(pair.comparing()) << "a pair of one side";
    pair.carry_out(OpenComparison{0});
    EXPECT_EQ(pair.layout(), CompareLayout::split);
    EXPECT_EQ(pair.side(Side::a).scenario().doses.size(), 1u);
    EXPECT_EQ(pair.side(Side::b).scenario().doses.size(), 2u);
    EXPECT_DOUBLE_EQ(pair.clock().now_s(), 6300.0);
    FrameView view;
    pair.describe(view);
    EXPECT_EQ(view.compare.example, 0);
    EXPECT_EQ(view.compare.examples, (std::vector<std::string>{"example", "no pair"}));
}

TEST(SessionPair, switching_the_hypothesis_keeps_doses_and_clock) {
    SessionPair pair = pair_of("ethanol");
    pair.carry_out(SeekTo{1800.0});
    pair.carry_out(ChooseCircuit{"textbook"});
    EXPECT_EQ(pair.active().scenario().circuit, "textbook");
    EXPECT_EQ(pair.active().scenario().doses.size(), 1u);
    EXPECT_DOUBLE_EQ(pair.clock().now_s(), 1800.0);
}

TEST(SessionContrast, the_usual_one_leaves_out_what_was_given_first) {
    EXPECT_EQ(usual_contrast(library().scenarios.at("naltrexone_then_ethanol")),
              (Contrast{ContrastKind::without_substance, "naltrexone"}));
    EXPECT_EQ(usual_contrast(library().scenarios.at("ethanol")),
              (Contrast{ContrastKind::no_doses, ""}));
    EXPECT_EQ(usual_contrast(library().scenarios.at("rest")), (Contrast{ContrastKind::copy, ""}));
}

TEST(SessionContrast, what_does_not_exist_makes_no_side) {
    const Scenario& a = library().scenarios.at("ethanol");
    EXPECT_FALSE(make_contrast(library(), a, nullptr, {ContrastKind::before_edit, ""}));
    EXPECT_FALSE(make_contrast(library(), a, nullptr, {ContrastKind::circuit, "none"}));
    EXPECT_FALSE(make_contrast(library(), a, nullptr, {ContrastKind::subject, "none"}));
    EXPECT_FALSE(make_contrast(library(), a, nullptr, {ContrastKind::scenario, "none"}));
}

} // namespace pair_test
} // namespace disinhibit
