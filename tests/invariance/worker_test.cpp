#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <sstream>
#include <thread>

#include "circuit/io/read/load_library.h"
#include "circuit/io/report/csv.h"
#include "circuit/io/report/dose_text.h"
#include "engine/run/session.h"

/// What is computed beside the frame loop is what would have been computed in it: the same bytes with a thread, without
/// one, and headless; and however long it takes, no frame waits for it.
namespace disinhibit {
namespace worker_test {

using WallClock = std::chrono::steady_clock;

constexpr double day_s = 86400.0;
const std::string blood = "ethanol.plasma";
const std::string dopamine = "dopamine_nac.concentration.percent";

const Library& library() {
    static const Library loaded =
        load_library(std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "assets");
    return loaded;
}

std::string csv_of(const Trajectory& trajectory) {
    std::ostringstream out;
    write_csv(out, trajectory, make_recipe(library(), trajectory, "test"));
    return out.str();
}

SessionSettings paused(bool threaded) {
    SessionSettings settings;
    settings.playing = false;
    settings.threaded = threaded;
    return settings;
}

/// Edits, scrubbing, a loop, a preview, a ghost restored; ends with the whole of ninety days on show.
std::unique_ptr<Session> busy_session(bool threaded) {
    auto session = std::make_unique<Session>(
        library(), library().scenarios.at("ninety_days"), paused(threaded));
    session->watch({blood, dopamine});
    session->advance(0.01);
    session->carry_out(MoveDose{1, 40.0 * day_s, 12});
    session->advance(0.01);
    session->carry_out(PreviewMove{0, 9.0 * day_s, -1});
    session->advance(0.01);
    session->carry_out(EndPreview{});
    session->carry_out(SeekTo{60.0 * day_s});
    session->advance(0.01);
    session->carry_out(KeepGhost{});
    session->carry_out(DeleteDose{0, 3});
    session->carry_out(SetLoop{10.0 * day_s, 10.2 * day_s});
    session->carry_out(SetSpeed{day_s});
    session->carry_out(SeekTo{10.0 * day_s});
    session->carry_out(PlayPause{});
    for (int frame = 0; frame < 60; ++frame) {
        session->advance(1.0 / 60.0);
    }
    session->carry_out(PlayPause{});
    const SessionState made = session->state();
    session->restore(first_state(library().scenarios.at("ninety_days")));
    session->restore(made);
    session->carry_out(ShowWholeCourse{});
    session->settle();
    return session;
}

bool same_curves(const TraceSet& a, const TraceSet& b) {
    if (a.curves.size() != b.curves.size()) {
        return false;
    }
    for (std::size_t i = 0; i < a.curves.size(); ++i) {
        if (a.curves[i].signal != b.curves[i].signal ||
            a.curves[i].times_s != b.curves[i].times_s ||
            a.curves[i].values != b.curves[i].values) {
            return false;
        }
    }
    return true;
}

TEST(Worker, a_thread_slices_and_the_headless_run_give_the_same_bytes) {
    const auto threaded = busy_session(true);
    const auto sliced = busy_session(false);
    ASSERT_EQ(threaded->scenario(), sliced->scenario());
    const std::string headless = csv_of(simulate(library(), threaded->scenario()));
    EXPECT_TRUE(csv_of(threaded->trajectory()) == headless);
    EXPECT_TRUE(csv_of(sliced->trajectory()) == headless);
}

TEST(Worker, the_curves_on_show_do_not_depend_on_who_computed_them) {
    const auto threaded = busy_session(true);
    const auto sliced = busy_session(false);
    FrameView a;
    FrameView b;
    threaded->describe(a);
    sliced->describe(b);
    ASSERT_FALSE(a.course.curves.empty());
    EXPECT_TRUE(same_curves(a.course, b.course));
    ASSERT_EQ(a.ghosts.size(), b.ghosts.size());
    for (std::size_t i = 0; i < a.ghosts.size(); ++i) {
        EXPECT_TRUE(same_curves(a.ghosts[i].traces, b.ghosts[i].traces)) << a.ghosts[i].name;
    }
}

TEST(Worker, a_trajectory_taken_over_in_pieces_has_the_bytes_of_its_own) {
    const Scenario& scenario = library().scenarios.at("acute_day");
    Trajectory ahead = start_trajectory(library(), scenario);
    Trajectory follower = start_trajectory(library(), scenario);
    double handed_over_s = -1.0;
    while (ahead.reached_s() < scenario.duration_s) {
        ahead.extend_some(scenario.duration_s, 37);
        follower.adopt(*ahead.computed_after(handed_over_s));
        handed_over_s = ahead.reached_s();
        // The follower goes on by itself now and then.
        follower.extend_some(scenario.duration_s, 5);
    }
    follower.extend_to(scenario.duration_s);
    EXPECT_TRUE(csv_of(follower) == csv_of(simulate(library(), scenario)));
    EXPECT_LT(follower.statistics().steps, ahead.statistics().steps / 2)
        << "nothing was taken over";
}

TEST(Worker, a_forked_trajectory_goes_its_own_way) {
    const Scenario& scenario = library().scenarios.at("ethanol");
    Trajectory trajectory = simulate(library(), scenario);
    Trajectory fork = trajectory.fork();
    EXPECT_EQ(fork.statistics().steps, 0);
    EXPECT_EQ(fork.reached_s(), trajectory.reached_s());
    fork.set_scenario(library().scenarios.at("rest"));
    fork.extend_to(scenario.duration_s);
    EXPECT_TRUE(csv_of(trajectory) == csv_of(simulate(library(), scenario)));
}

TEST(Worker, editing_again_and_again_at_one_place_does_not_lose_the_past) {
    Scenario scenario = library().scenarios.at("ninety_days");
    Trajectory trajectory = simulate(library(), scenario);
    long most = 0;
    for (int edit = 1; edit <= 30; ++edit) {
        const long before = trajectory.statistics().steps;
        scenario.doses.resize(2);
        Dose extra = scenario.doses[0];
        extra.every_s = 0.0;
        extra.count = 1;
        extra.at_s = 89.0 * day_s + edit;
        scenario.doses.push_back(extra);
        trajectory.set_scenario(scenario);
        trajectory.extend_to(scenario.duration_s);
        most = std::max(most, trajectory.statistics().steps - before);
    }
    const long all = simulate(library(), scenario).statistics().steps;
    EXPECT_LT(most, all / 20) << "the last of ninety days cost more than four days";
}

/// Frames at 60 Hz until the course is complete; the longest frame and the time to the first changed picture, s.
struct Timing {
    double longest_s = 0.0;
    double first_s = 0.0;
    double complete_s = 0.0;
};

Timing time_edit(Session& session, const Action& edit) {
    Timing timing;
    session.carry_out(SeekTo{0.0});
    session.settle();
    FrameView before;
    session.describe(before);
    session.carry_out(edit);
    const auto begin = WallClock::now();
    const auto since = [](WallClock::time_point from) {
        return std::chrono::duration<double>(WallClock::now() - from).count();
    };
    for (int frame = 0; frame < 6000; ++frame) {
        const auto frame_begin = WallClock::now();
        session.advance(1.0 / 60.0);
        FrameView now;
        session.describe(now);
        timing.longest_s = std::max(timing.longest_s, since(frame_begin));
        if (timing.first_s == 0.0 && !same_curves(now.course, before.course)) {
            timing.first_s = since(begin);
        }
        if (!now.computing) {
            timing.complete_s = since(begin);
            break;
        }
        // The drawing of a frame, during which a thread computes.
        std::this_thread::sleep_for(std::chrono::milliseconds(4));
    }
    return timing;
}

TEST(Worker, an_edit_of_ninety_days_is_seen_at_once_and_stops_no_frame) {
    for (const bool threaded : {true, false}) {
        Session session(library(), library().scenarios.at("ninety_days"), paused(threaded));
        session.watch({blood, dopamine});
        const Timing timing = time_edit(session, MoveDose{0, 6.0 * 3600.0, -1});
        std::printf(
            "ninety days, %s: first picture %.1f ms, longest frame %.1f ms, complete %.0f ms\n",
            threaded ? "thread" : "slices",
            1e3 * timing.first_s,
            1e3 * timing.longest_s,
            1e3 * timing.complete_s);
        EXPECT_GT(timing.first_s, 0.0);
        EXPECT_GT(timing.complete_s, 0.0) << "never complete";
    }
}

TEST(Worker, an_edit_of_one_day_is_complete_in_the_next_frame) {
    SessionSettings settings = paused(true);
    settings.wait_s = 10.0; // however busy the machine is
    Session session(library(), library().scenarios.at("acute_day"), settings);
    session.watch({blood, dopamine});
    session.carry_out(SeekTo{0.0});
    session.settle();
    session.carry_out(MoveDose{0, 1800.0, -1});
    session.advance(1.0 / 60.0);
    FrameView view;
    session.describe(view);
    EXPECT_FALSE(view.computing);
    EXPECT_GE(view.course.curves.at(0).times_s.back(), view.window_end_s - 1.0);
}

TEST(WorkerMemory, stays_flat_through_an_hour_at_a_day_per_second) {
    Scenario scenario = library().scenarios.at("ninety_days");
    for (Dose& dose : scenario.doses) {
        dose.count = 3600;
    }
    SessionSettings settings = paused(false);
    settings.speed = day_s;
    settings.playing = true;
    Session session(library(), scenario, settings);
    session.watch({blood, dopamine});
    session.carry_out(SetSpeed{day_s});
    session.carry_out(KeepGhost{});
    std::size_t after_quarter = 0;
    std::size_t most = 0;
    for (int day = 0; day < 3600; ++day) {
        session.carry_out(SeekTo{(day + 1) * day_s});
        session.settle();
        most = std::max(most, session.memory_bytes());
        after_quarter = day == 900 ? most : after_quarter;
    }
    std::printf(
        "memory after an hour at a day per second: %.1f MB, after a quarter of it %.1f MB\n",
        1e-6 * static_cast<double>(most),
        1e-6 * static_cast<double>(after_quarter));
    EXPECT_LT(most, after_quarter + after_quarter / 4);
    EXPECT_LT(most, std::size_t{150} << 20);
}

} // namespace worker_test
} // namespace disinhibit
