#include <fmt/format.h>
#include <gtest/gtest.h>

#include <glm/common.hpp>
#include <string>
#include <vector>

#include "engine/scene/general.h"
#include "engine/scene/labels/badge.h"
#include "engine/scene/labels/badge_drawing.h"
#include "engine/scene/labels/chip.h"
#include "engine/scene/layout.h"
#include "engine/scene/stage/part_kind.h"
#include "tests/support/level_fixture.h"

/// Lines from labels to what they are about.
namespace disinhibit {
namespace leaders_test {

struct Leader {
    std::string name;
    glm::vec2 from;
    glm::vec2 to;
};

std::vector<Leader> leaders_of(const Stage& stage, const StageLayout& layout) {
    std::vector<Leader> leaders;
    const std::vector<StageBadge>& badges = stage.of<StageBadge>();
    for (std::size_t i = 0; i < badges.size(); ++i) {
        DrawBlock block;
        draw_leader(badges[i], layout.labels.of<StageBadge>()[i], layout.view, block);
        for (const Strip& strip : block.strips) {
            leaders.push_back({"badge " + badges[i].id,
                               strip.points.front().position,
                               strip.points.back().position});
        }
    }
    const std::vector<StageChip>& chips = stage.of<StageChip>();
    for (std::size_t i = 0; i < chips.size(); ++i) {
        const LabelPlace& place = layout.labels.of<StageChip>()[i];
        if (place.shown && place.leads) {
            const glm::vec2 from = layout.view.at(chips[i].center);
            leaders.push_back(
                {"chip " + chips[i].entity, from, glm::clamp(from, place.box.low, place.box.high)});
        }
    }
    return leaders;
}

/// Which leaders touch what is not theirs.
std::string faults_of(const LevelFixture& scene, StageLevel level, glm::vec2 size, bool half) {
    Stage stage = scene.stages.at(level);
    if (stage.general) {
        fit_general_plan(stage, scene.model());
    }
    fit_stage(stage, scene.model());
    const StageSignals signals = resolve_stage(stage, scene.model(), scene.texts);
    StageView view = make_stage_view(scene.theme, scene.texts, scene.measure, size, 1.0f, false);
    view.side = half ? "A" : "";
    const StageLayout layout = make_stage_layout(stage, signals, view);
    std::vector<Ellipse> bodies;
    for (const PartKind* part : stage.parts) {
        part->block_leaders({stage, signals, layout}, bodies);
    }
    std::string faults;
    for (const Leader& leader : leaders_of(stage, layout)) {
        for (const Ellipse& body : bodies) {
            if (enters(leader.from, leader.to, body)) {
                faults += fmt::format("  {} over {:.0f},{:.0f}\n",
                                      leader.name,
                                      (body.center.x - layout.view.origin.x) / layout.view.scale,
                                      (body.center.y - layout.view.origin.y) / layout.view.scale);
            }
        }
    }
    return faults;
}

TEST(Leaders, TouchNoBodyAndNoNucleusButTheirOwn) {
    for (const char* circuit : {"textbook", "evidence_weighted", "ethanol_direct"}) {
        const LevelFixture scene(circuit);
        for (const StageLevel level : stage_levels) {
            for (const glm::vec2 size : {glm::vec2(960, 1080),
                                         {960, 690},
                                         {640, 720},
                                         {640, 410},
                                         {960, 540},
                                         {1280, 720},
                                         {1440, 848},
                                         {1920, 1080}}) {
                for (const bool half : {false, true}) {
                    EXPECT_EQ(faults_of(scene, level, size, half), "")
                        << circuit << ", " << name_of(level) << ", " << size.x << " x " << size.y
                        << (half ? ", half" : "");
                }
            }
        }
    }
}

/// It is fuller than a drawing of its own: a chip far from what it names would stand on something else.
TEST(Leaders, ChipsOfTheGeneralPlanStandWhereTheyBelongOrNotAtAll) {
    const LevelFixture scene("evidence_weighted");
    Stage stage = load_stage_set(SceneFixture::assets() / "stages", "nobody_drew_it", "human")
                      .at(StageLevel::circuit);
    fit_general_plan(stage, scene.model());
    fit_stage(stage, scene.model());
    const StageSignals signals = resolve_stage(stage, scene.model(), scene.texts);
    std::size_t away = 0;
    for (const bool general : {true, false}) {
        stage.general = general;
        for (const glm::vec2 size :
             {glm::vec2(1920, 1080), {936, 497}, {936, 420}, {800, 450}, {640, 410}}) {
            const StageView view =
                make_stage_view(scene.theme, scene.texts, scene.measure, size, 1.0f, false);
            const StageLayout layout = make_stage_layout(stage, signals, view);
            for (const LabelPlace& place : layout.labels.of<StageChip>()) {
                away += !general && place.leads ? 1 : 0;
                EXPECT_FALSE(general && place.leads) << size.x << " x " << size.y;
                EXPECT_TRUE(place.shown || size.x < 1920.0f);
            }
        }
    }
    EXPECT_GT(away, 0u) << "these sizes show nothing";
}

TEST(Leaders, ALineEntersWhatItTouchesFromOutside) {
    const Ellipse body{{100.0f, 50.0f}, {40.0f, 20.0f}};
    EXPECT_TRUE(enters({0, 50}, {200, 50}, body));
    EXPECT_TRUE(enters({0, 35}, {200, 35}, body));
    EXPECT_TRUE(enters({0, 50}, {120, 60}, body));
    EXPECT_FALSE(enters({0, 29}, {200, 29}, body));
    EXPECT_FALSE(enters({0, 50}, {55, 50}, body));
    EXPECT_FALSE(enters({100, 50}, {200, 50}, body));
}

} // namespace leaders_test
} // namespace disinhibit
