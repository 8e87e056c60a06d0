#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <fstream>
#include <random>

#include "circuit/io/read/load_library.h"
#include "circuit/io/text/input_error.h"
#include "engine/view/shot_text.h"
#include "tests/support/assets.h"
#include "tests/support/temporary_folder.h"

namespace disinhibit {
namespace view_shot_test {

const Library& library() {
    return shipped_library();
}

Shot shot_of(const Scenario& scenario) {
    Shot shot;
    shot.a.scenario = scenario;
    return shot;
}

/// Every field has another value than its default.
Shot full_shot(const Scenario& a, const Scenario& b) {
    Shot shot;
    shot.a = {a, {{"\"mine\"", 2, false, b}, {"before", 0, true, a}}, {60.0, 90.5}};
    shot.b = ShotRun{b, {{"of B", 1, false, a}}, {0.25, 7.0}};
    shot.layout = CompareLayout::overlay;
    shot.active = Side::b;
    shot.time_s = 1.0 / 3.0 + 5000.0;
    shot.motion_s = 123.456789;
    shot.speed = 0.01;
    shot.playing = true;
    shot.view.theme = "projector";
    shot.view.text_scale = 1.1f;
    shot.view.reduced_motion = true;
    shot.view.level = StageLevel::synapse;
    shot.view.confidence = true;
    shot.view.panels = false;
    shot.view.traces = false;
    shot.view.legend = true;
    shot.view.plots = {{"one.signal", "a \"second\""},
                       {"row"},
                       {"unit_row"},
                       {"scale_row", "another"},
                       TimeScale::segmented};
    shot.view.window = {0.1, 4000.7};
    shot.view.explained = "some_entity";
    shot.view.figure = "row";
    shot.view.caption = "A [dopamine|word] of \"mine\"";
    shot.view.clock = true;
    shot.view.presenting = true;
    shot.view.camera = 2.25f;
    return shot;
}

Shot read_back(const Shot& shot) {
    return read_shot("session", shot_text(shot, library()), library());
}

/// The one line that reading `text` is refused with.
std::string refusal(const std::string& text) {
    try {
        read_shot("session", text, library());
    } catch (const InputError& error) {
        return error.what();
    }
    return "nothing was refused";
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

TEST(Shot, reads_back_equal_for_every_shipped_scenario) {
    const Scenario& other = library().scenarios.at("naltrexone_then_ethanol");
    for (const auto& [id, scenario] : library().scenarios) {
        const Shot shot = full_shot(scenario, other);
        EXPECT_EQ(read_back(shot), shot) << id << "\n" << shot_text(shot, library());
    }
    EXPECT_EQ(read_back(shot_of(other)), shot_of(other));
}

TEST(Shot, reads_back_every_time_to_the_bit) {
    std::mt19937_64 random(7); // NOLINT: the same numbers every time
    std::uniform_real_distribution<double> exponent(-6.0, 11.0);
    Shot shot = shot_of(library().scenarios.at("rest"));
    for (int i = 0; i < 500; ++i) {
        shot.time_s = std::pow(10.0, exponent(random));
        shot.motion_s = std::pow(10.0, exponent(random));
        shot.speed = std::pow(10.0, exponent(random) / 2.0);
        ASSERT_EQ(read_back(shot), shot) << shot_text(shot, library());
    }
}

TEST(Shot, is_a_scenario_file_for_whoever_only_runs_it) {
    const TemporaryFolder folder;
    Scenario a = library().scenarios.at("ethanol");
    const Shot shot = full_shot(a, library().scenarios.at("rat_cocaine"));
    const auto file = folder.path() / "mine.toml";
    std::ofstream(file) << shot_text(shot, library());
    a.id = "mine";
    EXPECT_EQ(read_scenario_file(file, library()), a);
    EXPECT_EQ(read_shot_file(file, library()), shot);
    EXPECT_FALSE(read_shot_file(
        std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "assets/scenarios/ethanol.toml", library()));
}

TEST(Shot, is_refused_in_one_clear_line) {
    const std::string text = shot_text(
        full_shot(library().scenarios.at("rest"), library().scenarios.at("ethanol")), library());
    const std::vector<std::array<std::string, 3>> faults = {
        {"version = 1", "version = 2", "version: found 2, made by a newer Disinhibit, expected 1"},
        {"version = 1\n", "", "version: missing"},
        {"theme =", "thema =", "shot.thema: found an unknown key, expected \"theme\""},
        {"[shot.b.run]", "[shot.b.ran]", "shot.b.run.name: missing"},
        {"\"overlay\"", "\"both\"", "shot.compare: found \"both\", expected one of off, split"},
        {"speed = \"0.01 s\"", "speed = \"0 s\"", "shot.speed: found \"0 s\""},
        {"time = \"", "time = \"-", "shot.time: found \"-"},
        {"style = 2", "style = 1000", "shot.ghost_1.style: found 1000"},
        {"route = \"oral\"", "route = \"aural\"", "route: found \"aural\""},
        {"loop_to = \"90.5 s\"", "loop_to = \"1 s\"", "shot.loop_to: found no later time"},
    };
    for (const auto& [from, to, expected] : faults) {
        const std::string line = refusal(replaced(text, from, to));
        EXPECT_NE(line.find(expected), std::string::npos) << to << "\n" << line;
        EXPECT_EQ(line.find('\n'), std::string::npos) << line;
        EXPECT_TRUE(line.starts_with("session")) << line;
    }
    EXPECT_NE(refusal("name = \"x\"").find("session: shot: missing"), std::string::npos);
    // No cut of the text crashes; what is left is refused or is a shot without its last parts.
    for (std::size_t length = 0; length < text.size(); length += 11) {
        const std::string line = refusal(text.substr(0, length));
        EXPECT_EQ(line.find('\n'), std::string::npos) << line;
    }
    EXPECT_NE(refusal("a" + std::string(200'000, '.') + "b = 1").find("very long"),
              std::string::npos);
}

} // namespace view_shot_test
} // namespace disinhibit
