#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "engine/scene/describe.h"
#include "tests/support/level_fixture.h"
#include "tests/support/scene_fixture.h"

/// The draw list of the shipped stage as text. After a change that is meant, look at the picture, then run once with
/// DISINHIBIT_UPDATE_GOLDEN=1.
namespace disinhibit {
namespace draw_list_golden_test {

void expect_golden(const std::string& name, const std::string& text) {
    const auto file = std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "tests/golden" / name;
    if (std::getenv("DISINHIBIT_UPDATE_GOLDEN") != nullptr) {
        std::ofstream(file) << text;
    }
    std::ifstream in(file);
    ASSERT_TRUE(in) << file;
    std::stringstream wanted;
    wanted << in.rdbuf();
    std::istringstream a(wanted.str());
    std::istringstream b(text);
    std::string line_a;
    std::string line_b;
    int line = 0;
    while (std::getline(a, line_a) && std::getline(b, line_b)) {
        ++line;
        ASSERT_EQ(line_b, line_a) << file << ":" << line;
    }
    EXPECT_EQ(text.size(), wanted.str().size()) << file;
}

TEST(DrawListGolden, TheStageAtRestInTheDarkThemeIsUnchanged) {
    SceneFixture scene;
    expect_golden("draw_list_rest.txt", describe(scene.draw()));
}

TEST(DrawListGolden, TheStageAfterADrinkInTheProjectorThemeIsUnchanged) {
    SceneFixture scene("projector");
    scene.drink();
    scene.input.size = {936.0f, 536.0f};
    expect_golden("draw_list_drink_projector.txt", describe(scene.draw()));
}

/// Made-up numbers for every signal: the picture is held here, not the science behind it.
void make_up(LevelFixture& scene, Snapshot& baseline) {
    const std::vector<Signal>& signals = scene.course.signals().rows;
    for (std::size_t i = 0; i < signals.size(); ++i) {
        const std::string& path = signals[i].path;
        baseline.values[i] = path.ends_with(".percent") ? 100.0 : 10.0;
        scene.now.values[i] = path.find(".occupancy.") != std::string::npos ? 7.0
                              : path.ends_with(".brain")                    ? 0.0
                                                         : 1.25 * baseline.values[i];
    }
    const auto set = [&](const char* path, double value) {
        scene.now.values.at(static_cast<std::size_t>(scene.course.signals().index(path))) = value;
    };
    set("ethanol.brain", 13.0);
    set("naltrexone.brain", 5.0);
    set("mu_vta_gaba.occupancy.naltrexone", 40.0);
    set("mu_vta_gaba.blocked", 40.0);
    set("mu_brain.blocked", 40.0);
    set("vta_gaba.rate", 8.0);
}

TEST(DrawListGolden, EveryLevelAfterNaltrexoneAndADrinkIsUnchanged) {
    LevelFixture scene("evidence_weighted");
    Snapshot baseline = scene.course.baseline();
    make_up(scene, baseline);
    scene.input.baseline = &baseline;
    for (const StageLevel level : stage_levels) {
        scene.look_at(level);
        expect_golden(std::string("draw_list_") + name_of(level) + ".txt", describe(scene.draw()));
    }
}

} // namespace draw_list_golden_test
} // namespace disinhibit
