#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "engine/scene/sentence.h"
#include "tests/support/scene_fixture.h"

namespace disinhibit {
namespace {

std::string joined(const DrawList& list) {
    std::string text;
    for (const TextRun& run : list.moving.back().texts) {
        text += run.text + " ";
    }
    return text;
}

TEST(Sentence, SplitsRoleWordsFromPlainOnes) {
    const auto parts = parse_sentence("[a|One] two [b|three four].");
    ASSERT_EQ(parts.size(), 4u);
    EXPECT_EQ(parts[0].role, "a");
    EXPECT_EQ(parts[0].text, "One");
    EXPECT_EQ(parts[1].text, " two ");
    EXPECT_EQ(parts[2].text, "three four");
    EXPECT_EQ(parts[3].role, "");
}

TEST(Sentence, LeavesABracketWithoutABarAlone) {
    const auto parts = parse_sentence("no [role] here");
    ASSERT_EQ(parts.size(), 1u);
    EXPECT_EQ(parts[0].text, "no [role] here");
}

TEST(Sentence, SaysTheDirectionAndSizeOfTheChange) {
    SceneFixture scene;
    scene.drink();
    EXPECT_THAT(joined(scene.draw()), testing::HasSubstr("slows 36\u00a0%;"));
    EXPECT_THAT(joined(scene.draw()), testing::HasSubstr("rises 31\u00a0%."));
    scene.set("vta_gaba.rate", 19.0 * 1.2);
    EXPECT_THAT(joined(scene.draw()), testing::HasSubstr("speeds up 20\u00a0%;"));
}

TEST(Sentence, NamesTheBlockerOnlyWhileItBlocks) {
    SceneFixture scene;
    scene.drink();
    EXPECT_THAT(joined(scene.draw()), testing::Not(testing::HasSubstr("caps receptors")));
    scene.set("mu_vta_gaba.blocked", 90.0);
    EXPECT_THAT(joined(scene.draw()), testing::HasSubstr("caps receptors"));
}

TEST(Sentence, AnAlarmStandsBeforeIt) {
    SceneFixture scene;
    scene.drink();
    scene.input.alarm = "Lethal: far too much";
    EXPECT_THAT(joined(scene.draw()), testing::HasSubstr("Lethal: far too much;"));
    EXPECT_THAT(joined(scene.draw()), testing::HasSubstr("rises 31\u00a0%."));
}

TEST(Sentence, NumbersBeyondDataAreDottedUnder) {
    SceneFixture scene;
    scene.drink();
    const auto discs = [&] {
        return std::ranges::count(
            scene.draw().moving.back().shapes, ShapeForm::disc, &Shape2D::form);
    };
    const auto before = discs();
    scene.input.beyond = true;
    EXPECT_GT(discs(), before + 10);
}

TEST(Sentence, BreaksBetweenClausesWhereOneFitsOnALine) {
    SceneFixture scene;
    const StageView view =
        make_stage_view(scene.theme, scene.texts, scene.measure, {1440, 848}, 1.0f, false);
    DrawBlock block;
    // 11 px a letter: "aaa bbb; ccc ddd" is 176 px wide, its second clause 77.
    const int lines = draw_sentence("aaa bbb; [gaba|ccc] ddd", {0, 20}, 150.0f, 20.0f, view, block);
    EXPECT_EQ(lines, 2);
    ASSERT_EQ(block.texts.size(), 3u);
    EXPECT_EQ(block.texts[0].text, "aaa bbb;");
    EXPECT_EQ(block.texts[1].text, "ccc");
    EXPECT_EQ(block.texts[1].position.x, 0.0f);
    EXPECT_EQ(block.texts[2].position.y, block.texts[1].position.y);
}

TEST(Sentence, BreaksTheLineBeforeTheRightEdge) {
    SceneFixture scene;
    const StageView view =
        make_stage_view(scene.theme, scene.texts, scene.measure, {1440, 848}, 1.0f, false);
    DrawBlock block;
    const int lines =
        draw_sentence("[gaba|one two] three four five six", {10, 20}, 150.0f, 20.0f, view, block);
    EXPECT_GT(lines, 1);
    for (const TextRun& run : block.texts) {
        EXPECT_LE(run.position.x + view.text_width(run.text, 20.0f, run.weight), 150.0f)
            << run.text;
    }
}

} // namespace
} // namespace disinhibit
