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
namespace {

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

TEST(DrawListGolden, EveryLevelAfterNaltrexoneAndADrinkIsUnchanged) {
    LevelFixture scene("evidence_weighted");
    scene.at(7200.0);
    for (const StageLevel level : stage_levels) {
        scene.look_at(level);
        expect_golden(std::string("draw_list_") + name_of(level) + ".txt", describe(scene.draw()));
    }
}

} // namespace
} // namespace disinhibit
