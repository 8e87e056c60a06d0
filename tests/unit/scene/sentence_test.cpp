#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "circuit/explain/causes.h"
#include "engine/scene/labels/sentence.h"
#include "tests/support/level_fixture.h"
#include <algorithm>

namespace disinhibit {
namespace sentence_test {

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

/// The sentence of a level in the course of a scenario.
std::string told(const std::string& scenario, StageLevel level, double t_s) {
    LevelFixture scene("evidence_weighted", scenario);
    scene.at(t_s);
    scene.look_at(level);
    const EntityTable entities =
        make_entity_table(shipped_library(),
                          shipped_library().circuits.at(scene.course.scenario().circuit),
                          shipped_library().subjects.at(scene.course.scenario().subject));
    const CauseReader causes(shipped_library(), entities, scene.course, t_s);
    scene.input.causes = &causes;
    return joined(scene.draw());
}

TEST(Sentence, NamesWhoHoldsTheReceptorsByItsOwnName) {
    EXPECT_THAT(told("naloxone_rescue", StageLevel::circuit, 3600.0),
                testing::HasSubstr("Naloxone holds "));
    EXPECT_THAT(told("naltrexone_tablet", StageLevel::circuit, 3600.0),
                testing::HasSubstr("Naltrexone holds"));
    EXPECT_THAT(told("ethanol", StageLevel::circuit, 3600.0),
                testing::Not(testing::HasSubstr("holds")));
}

TEST(Sentence, NamesAnOpioidByItsOwnNameAtTheLevelOfTheBrain) {
    const std::string heroin = told("naloxone_rescue", StageLevel::brain, 900.0);
    EXPECT_THAT(heroin, testing::HasSubstr("6-monoacetylmorphine from heroin activates"));
    EXPECT_THAT(heroin, testing::Not(testing::HasSubstr("endorphin is up")));
    EXPECT_THAT(told("rat_morphine", StageLevel::brain, 3600.0),
                testing::HasSubstr("Morphine activates"));
    EXPECT_THAT(told("rat_u50488", StageLevel::brain, 3600.0),
                testing::HasSubstr("U50488 activates"));
}

TEST(Sentence, SaysByWhatDopamineChangesWhereTheCellsDoNotDoIt) {
    const std::string late = told("naltrexone_then_ethanol", StageLevel::circuit, 7200.0);
    EXPECT_THAT(late, testing::HasSubstr("through δ-receptors"));
    const std::string cocaine = told("rat_cocaine", StageLevel::circuit, 4500.0);
    EXPECT_THAT(cocaine, testing::HasSubstr("although VTA GABA speeds up"));
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

} // namespace sentence_test
} // namespace disinhibit
