#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>

#include "circuit/io/read/load_library.h"
#include "circuit/io/report/csv.h"
#include "circuit/io/report/dose_text.h"
#include "engine/run/pair.h"

/// What the window computes does not depend on how it is watched: same bytes as the headless run.
namespace disinhibit {
namespace playback_test {

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

Dose dose_of(const std::string& text) {
    return parse_dose(text, library(), library().subjects.at("human"));
}

/// A session whose events are given live: a tablet after two minutes, a drink after an hour.
std::string live_csv(double frames_per_second, double speed, bool scrub) {
    SessionSettings settings;
    settings.speed = speed;
    Session session(library(), library().scenarios.at("rest"), settings);
    session.watch({"dopamine_nac.concentration"});
    const auto play_until = [&](double t_s) {
        while (session.clock().now_s() < t_s) {
            session.advance(1.0 / frames_per_second);
        }
        session.carry_out(SeekTo{t_s});
    };
    play_until(120.0);
    session.carry_out(TakeDose{dose_of("50 mg naltrexone oral")});
    play_until(3600.0);
    if (scrub) {
        session.carry_out(SeekTo{10.0});
        session.advance(0.5);
        session.carry_out(SeekTo{9000.0});
        session.advance(0.5);
        session.carry_out(SeekTo{3600.0});
    }
    session.carry_out(TakeDose{dose_of("0.5 g/kg ethanol oral over 20 min strength 20 %")});
    const double end_s = session.scenario().duration_s;
    play_until(end_s);
    session.settle();
    return csv_of(session.trajectory());
}

/// The same events known beforehand, run without a window.
const std::string& headless_csv() {
    static const std::string csv = [] {
        Scenario scenario = library().scenarios.at("rest");
        Dose tablet = dose_of("50 mg naltrexone oral");
        tablet.at_s = 120.0;
        Dose drink = dose_of("0.5 g/kg ethanol oral over 20 min strength 20 %");
        drink.at_s = 3600.0;
        scenario.doses = {tablet, drink};
        return csv_of(simulate(library(), scenario));
    }();
    return csv;
}

TEST(Playback, thirty_frames_per_second_give_the_headless_bytes) {
    EXPECT_TRUE(live_csv(30.0, 60.0, false) == headless_csv());
}

TEST(Playback, sixty_frames_per_second_give_the_headless_bytes) {
    EXPECT_TRUE(live_csv(60.0, 60.0, false) == headless_csv());
}

TEST(Playback, a_hundred_and_forty_four_frames_per_second_give_the_headless_bytes) {
    EXPECT_TRUE(live_csv(144.0, 60.0, false) == headless_csv());
}

TEST(Playback, an_hour_per_second_gives_the_headless_bytes) {
    EXPECT_TRUE(live_csv(60.0, 3600.0, false) == headless_csv());
}

TEST(Playback, a_day_per_second_gives_the_headless_bytes) {
    EXPECT_TRUE(live_csv(60.0, 86400.0, false) == headless_csv());
}

TEST(Playback, scrubbing_back_and_forth_gives_the_headless_bytes) {
    EXPECT_TRUE(live_csv(60.0, 60.0, true) == headless_csv());
}

TEST(Playback, undoing_and_redoing_gives_the_same_bytes) {
    Scenario scenario = library().scenarios.at("ethanol");
    SessionPair pair(library(), scenario, {});
    pair.carry_out(SeekTo{1800.0});
    pair.settle();
    pair.carry_out(TakeDose{dose_of("50 mg naltrexone oral")});
    pair.settle();
    pair.carry_out(Undo{});
    pair.carry_out(SeekTo{scenario.duration_s});
    pair.settle();
    const Trajectory headless = simulate(library(), scenario);
    EXPECT_TRUE(csv_of(pair.active().trajectory()) == csv_of(headless));
}

TEST(Playback, a_saved_session_replays_to_the_same_bytes) {
    Session session(library(), library().scenarios.at("rest"), {});
    session.carry_out(SeekTo{754.0});
    session.carry_out(TakeDose{dose_of("0.5 g/kg ethanol oral")});
    session.settle();
    const Trajectory replayed = simulate(library(), session.scenario());
    session.settle();
    EXPECT_TRUE(csv_of(session.trajectory()) == csv_of(replayed));
}

} // namespace playback_test
} // namespace disinhibit
