#include "engine/run/session.h"

#include <cmath>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "circuit/io/read/load_library.h"
#include "circuit/io/report/dose_text.h"

namespace disinhibit {
namespace session_test {

const Library& library() {
    static const Library loaded =
        load_library(std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "assets");
    return loaded;
}

SessionSettings quiet() {
    SessionSettings settings;
    settings.slice_s = 10.0;
    return settings;
}

Session rest_session(const SessionSettings& settings = quiet()) {
    return Session(library(), library().scenarios.at("rest"), settings);
}

Dose drink() {
    return parse_dose("0.5 g/kg ethanol", library(), library().subjects.at("human"));
}

const std::string dopamine = "dopamine_nac.concentration.percent";

double value(const Session& session, const std::string& path) {
    const int index = session.trajectory().signals().index(path);
    return session.snapshot().values.at(static_cast<std::size_t>(index));
}

/// The last value of a sampled curve, or of its ghost or preview.
double last_of(const Session& session, const TraceSet& set, const std::string& path) {
    const int index = session.trajectory().signals().index(path);
    for (const TraceCurve& curve : set.curves) {
        if (curve.signal == index) {
            return curve.values.back();
        }
    }
    return std::nan("");
}

TEST(Session, starts_at_rest_and_plays) {
    Session session = rest_session();
    session.advance(1.0);
    EXPECT_DOUBLE_EQ(session.clock().now_s(), 60.0);
    EXPECT_NEAR(value(session, dopamine), 100.0, 0.1);
}

TEST(Session, a_dose_is_taken_at_the_playhead_on_a_whole_second) {
    Session session = rest_session();
    session.advance(1.005);
    session.carry_out(TakeDose{drink()});
    ASSERT_EQ(session.scenario().doses.size(), 1u);
    EXPECT_DOUBLE_EQ(session.scenario().doses[0].at_s, 60.0);
    session.advance(45.0);
    EXPECT_GT(value(session, dopamine), 105.0);
}

TEST(Session, the_former_course_stays_as_a_ghost) {
    Session session = rest_session();
    session.watch({dopamine});
    session.carry_out(TakeDose{drink()});
    session.advance(45.0);
    session.settle();
    FrameView view;
    session.describe(view);
    ASSERT_EQ(view.ghosts.size(), 1u);
    double highest = 0.0;
    for (const double percent : view.course.curves.at(0).values) {
        highest = std::max(highest, percent);
    }
    EXPECT_GT(highest, 105.0);
    EXPECT_NEAR(last_of(session, view.ghosts[0].traces, dopamine), 100.0, 0.1);
}

TEST(Session, a_held_control_previews_the_future_and_takes_nothing) {
    Session session = rest_session();
    session.watch({dopamine});
    session.advance(1.0);
    session.carry_out(PreviewDose{drink()});
    session.settle();
    FrameView view;
    session.describe(view);
    ASSERT_FALSE(view.preview.curves.empty());
    EXPECT_GE(view.preview.curves[0].times_s.front(), 30.0);
    EXPECT_TRUE(session.scenario().doses.empty());
    session.carry_out(PreviewDose{});
    session.describe(view);
    EXPECT_TRUE(view.preview.curves.empty());
}

TEST(Session, the_preview_is_what_taking_the_dose_will_do) {
    Session session = rest_session();
    session.watch({dopamine});
    session.carry_out(PlayPause{});
    session.carry_out(SeekTo{600.0});
    session.carry_out(PreviewDose{drink()});
    session.settle();
    FrameView promised;
    session.describe(promised);
    session.carry_out(TakeDose{drink()});
    session.settle();
    FrameView taken;
    session.describe(taken);
    EXPECT_EQ(last_of(session, promised.preview, dopamine),
              last_of(session, taken.course, dopamine));
}

TEST(Session, moving_and_deleting_a_dose_recomputes_the_course) {
    Session session = rest_session();
    session.carry_out(TakeDose{drink()});
    session.carry_out(SeekTo{1800.0});
    session.settle();
    EXPECT_GT(value(session, dopamine), 105.0);
    session.carry_out(MoveDose{0, 3600.2});
    session.settle();
    EXPECT_DOUBLE_EQ(session.scenario().doses[0].at_s, 3600.0);
    EXPECT_NEAR(value(session, dopamine), 100.0, 0.1);
    session.carry_out(DeleteDose{0});
    EXPECT_TRUE(session.scenario().doses.empty());
}

TEST(Session, going_back_to_the_start_keeps_what_was_taken) {
    Session session = rest_session();
    session.advance(1.0);
    session.carry_out(TakeDose{drink()});
    session.carry_out(RestartScenario{});
    EXPECT_EQ(session.clock().now_s(), 0.0);
    EXPECT_EQ(session.clock().display_s(), 0.0);
    EXPECT_EQ(session.scenario().doses.size(), 1u);
}

TEST(Session, choosing_another_subject_restarts_the_course_from_its_own_rest) {
    Session session = rest_session();
    session.carry_out(SeekTo{600.0});
    session.carry_out(ChooseSubject{"rat"});
    session.settle();
    EXPECT_EQ(session.scenario().subject, "rat");
    EXPECT_NEAR(value(session, dopamine), 100.0, 0.1);
    EXPECT_TRUE(session.message().empty()) << session.message();
}

TEST(Session, skipping_goes_to_the_next_event) {
    Session session(library(), library().scenarios.at("naltrexone_then_ethanol"), quiet());
    session.carry_out(SeekTo{10.0});
    session.carry_out(SkipToNextEvent{});
    EXPECT_DOUBLE_EQ(session.clock().now_s(), 3600.0);
}

TEST(Session, a_dose_that_cannot_be_taken_is_told_and_changes_nothing) {
    Session session = rest_session();
    Dose dose = drink();
    dose.route = "no such route";
    session.carry_out(TakeDose{dose});
    EXPECT_FALSE(session.message().empty());
    EXPECT_TRUE(session.scenario().doses.empty());
}

TEST(Session, playing_past_the_end_lengthens_the_course) {
    Session session = rest_session();
    const double planned_s = session.scenario().duration_s;
    session.carry_out(SeekTo{planned_s * 1.5});
    session.advance(0.0);
    FrameView view;
    session.describe(view);
    EXPECT_GE(view.course_end_s, planned_s * 1.5);
}

TEST(Session, the_samples_of_the_plots_follow_the_window) {
    Session session = rest_session();
    session.watch({dopamine});
    session.carry_out(ShowWindow{1000.0, 2000.0});
    session.settle();
    FrameView view;
    session.describe(view);
    const TraceCurve& curve = view.course.curves.at(0);
    EXPECT_LE(curve.times_s.front(), 1000.0);
    EXPECT_GE(curve.times_s.back(), 2000.0);
    EXPECT_LE(curve.times_s.size(), 2u * 605u); // the lowest and the highest of a cell
    EXPECT_EQ(curve.times_s.size(), curve.values.size());
}

TEST(Session, a_scenario_opens_with_its_whole_course_in_view) {
    Session session(library(), library().scenarios.at("ninety_days"), quiet());
    FrameView view;
    session.describe(view);
    EXPECT_EQ(view.window_begin_s, 0.0);
    EXPECT_EQ(view.window_end_s, session.scenario().duration_s);
}

TEST(Session, the_window_follows_the_speed_and_the_playhead) {
    Session session = rest_session();
    session.carry_out(SetSpeed{1.0});
    session.carry_out(SeekTo{3600.0});
    session.advance(1.0);
    FrameView view;
    session.describe(view);
    EXPECT_NEAR(view.window_end_s - view.window_begin_s, 240.0, 1e-9);
    EXPECT_GE(view.window_begin_s, 3400.0);
    EXPECT_GE(view.window_end_s, 3601.0);
}

TEST(Session, a_window_chosen_by_hand_stays_until_the_playhead_runs_out_of_it) {
    Session session = rest_session();
    session.carry_out(ShowWindow{100.0, 200.0});
    session.advance(1.0);
    FrameView view;
    session.describe(view);
    EXPECT_EQ(view.window_begin_s, 100.0);
    session.advance(1.0);
    session.advance(1.0);
    session.advance(1.0);
    session.describe(view);
    EXPECT_GT(view.window_begin_s, 100.0);
    EXPECT_NEAR(view.window_end_s - view.window_begin_s, 100.0, 1e-9);
    EXPECT_GE(view.window_end_s, 240.0);
}

TEST(Session, a_long_window_keeps_the_peaks_between_its_cells) {
    Session session(library(), library().scenarios.at("ninety_days"), quiet());
    const std::string blood = "ethanol.plasma";
    session.watch({blood});
    session.settle();
    FrameView view;
    session.describe(view);
    const TraceCurve& curve = view.course.curves.at(0);
    double shown = 0.0;
    for (const double value_shown : curve.values) {
        shown = std::max(shown, value_shown);
    }
    double highest = 0.0;
    const int signal = session.trajectory().signals().index(blood);
    for (double t_s = 0.0; t_s < view.window_end_s; t_s += 300.0) {
        highest = std::max(highest,
                           session.trajectory().at(t_s).values[static_cast<std::size_t>(signal)]);
    }
    EXPECT_GT(shown, 0.97 * highest);
    EXPECT_TRUE(std::is_sorted(curve.times_s.begin(), curve.times_s.end()));
}

TEST(Session, skipping_back_goes_to_the_event_before) {
    Session session(library(), library().scenarios.at("naltrexone_then_ethanol"), quiet());
    session.carry_out(SeekTo{3700.0});
    session.carry_out(SkipToPreviousEvent{});
    EXPECT_DOUBLE_EQ(session.clock().now_s(), 3600.0);
    session.carry_out(SkipToPreviousEvent{});
    session.carry_out(SkipToPreviousEvent{});
    EXPECT_DOUBLE_EQ(session.clock().now_s(), 0.0);
}

TEST(Session, a_moved_marker_previews_where_the_course_will_go) {
    Session session(library(), library().scenarios.at("ethanol"), quiet());
    session.watch({dopamine});
    session.carry_out(PlayPause{});
    const double end_s = session.scenario().duration_s;
    session.carry_out(PreviewMove{0, 3600.0, -1});
    session.settle();
    FrameView promised;
    session.describe(promised);
    ASSERT_FALSE(promised.preview.curves.empty());
    EXPECT_LE(promised.preview_from_s, session.scenario().doses[0].at_s);
    EXPECT_LT(session.scenario().doses[0].at_s, 3600.0) << "nothing has been moved yet";
    session.carry_out(MoveDose{0, 3600.0, -1});
    session.settle();
    FrameView moved;
    session.describe(moved);
    EXPECT_TRUE(moved.preview.curves.empty());
    EXPECT_EQ(moved.window_end_s, end_s);
    EXPECT_EQ(last_of(session, promised.preview, dopamine),
              last_of(session, moved.course, dopamine));
}

TEST(Session, a_held_parameter_slider_previews_and_takes_nothing) {
    Session session = rest_session();
    session.watch({dopamine});
    session.carry_out(PlayPause{});
    session.carry_out(SeekTo{600.0});
    session.carry_out(PreviewParameter{"dopamine_nac.maximum_uptake", 1000.0});
    session.settle();
    FrameView view;
    session.describe(view);
    EXPECT_GT(last_of(session, view.preview, dopamine), 120.0) << "half the uptake";
    EXPECT_NEAR(last_of(session, view.course, dopamine), 100.0, 0.1);
    EXPECT_TRUE(session.scenario().changes.empty());
    session.carry_out(EndPreview{});
    session.describe(view);
    EXPECT_TRUE(view.preview.curves.empty());
}

TEST(Session, kept_ghosts_have_names_and_styles_of_their_own) {
    Session session = rest_session();
    session.carry_out(KeepGhost{});
    session.carry_out(TakeDose{drink()});
    session.carry_out(KeepGhost{});
    session.carry_out(KeepGhost{});
    FrameView view;
    session.describe(view);
    ASSERT_EQ(view.ghosts.size(), 2u) << "the same course twice is one ghost";
    EXPECT_NE(view.ghosts[0].name, view.ghosts[1].name);
    EXPECT_NE(view.ghosts[0].style, view.ghosts[1].style);
    session.carry_out(RenameGhost{view.ghosts[1].id, "with a drink"});
    session.describe(view);
    EXPECT_EQ(view.ghosts[1].name, "with a drink");
    session.carry_out(DeleteGhost{view.ghosts[0].id});
    session.describe(view);
    ASSERT_EQ(view.ghosts.size(), 1u);
}

TEST(Session, a_ghost_can_be_restored) {
    Session session = rest_session();
    session.carry_out(TakeDose{drink()});
    session.carry_out(KeepGhost{});
    const Scenario kept = session.scenario();
    const int id = session.state().ghosts.back().id;
    session.carry_out(DeleteDose{0});
    session.carry_out(RestoreGhost{id});
    EXPECT_EQ(session.scenario(), kept);
}

TEST(Session, the_old_curve_is_the_ghost_in_the_frame_after_an_edit) {
    Session session(library(), library().scenarios.at("ninety_days"), quiet());
    session.watch({dopamine});
    session.settle();
    FrameView before;
    session.describe(before);
    session.carry_out(DeleteDose{0});
    session.advance(1.0 / 60.0);
    FrameView after;
    session.describe(after);
    ASSERT_EQ(after.ghosts.size(), 1u);
    ASSERT_FALSE(after.ghosts[0].traces.curves.empty());
    EXPECT_EQ(after.ghosts[0].traces.curves[0].values, before.course.curves[0].values);
}

TEST(Session, playback_stays_inside_the_loop_until_there_is_none) {
    Session session = rest_session();
    session.carry_out(SetLoop{600.0, 1200.0});
    session.carry_out(SeekTo{600.0});
    for (int frame = 0; frame < 1000; ++frame) {
        session.advance(1.0 / 30.0);
        ASSERT_GE(session.clock().now_s(), 600.0);
        ASSERT_LT(session.clock().now_s(), 1200.0 + 1e-6);
    }
    session.carry_out(SetLoop{0.0, 0.0});
    session.carry_out(SeekTo{1190.0});
    session.advance(1.0);
    EXPECT_GT(session.clock().now_s(), 1200.0);
}

} // namespace session_test
} // namespace disinhibit
