#include <gtest/gtest.h>

#include <glm/geometric.hpp>

#include "engine/scene/describe.h"
#include "engine/scene/stage/level_camera.h"
#include "tests/support/level_fixture.h"

namespace disinhibit {
namespace level_camera_test {

TEST(LevelCamera, TakesSixHundredMillisecondsAndStartsAndEndsGently) {
    LevelCamera camera(StageLevel::brain);
    camera.go_to(StageLevel::circuit);
    camera.advance(0.06f, false);
    const float first = camera.shot().position - 1.0f;
    EXPECT_GT(first, 0.0f);
    EXPECT_LT(first, 0.02f);
    camera.advance(0.24f, false);
    EXPECT_NEAR(camera.shot().position, 1.5f, 1e-4f);
    camera.advance(0.29f, false);
    EXPECT_TRUE(camera.moving());
    camera.advance(0.02f, false);
    EXPECT_FALSE(camera.moving());
    EXPECT_EQ(camera.shot().position, 2.0f);
    EXPECT_TRUE(camera.shot().at_rest());
}

TEST(LevelCamera, DoesNotDependOnTheFrameRate) {
    LevelCamera coarse(StageLevel::brain);
    LevelCamera fine(StageLevel::brain);
    coarse.go_to(StageLevel::synapse);
    fine.go_to(StageLevel::synapse);
    coarse.advance(0.4f, false);
    for (int i = 0; i < 40; ++i) {
        fine.advance(0.01f, false);
    }
    EXPECT_NEAR(coarse.shot().position, fine.shot().position, 1e-3f);
}

TEST(LevelCamera, CrossFadesWithoutAWayWhenMotionIsReduced) {
    LevelCamera camera(StageLevel::brain);
    camera.go_to(StageLevel::circuit);
    camera.advance(0.075f, true);
    EXPECT_EQ(camera.shot().position, 2.0f);
    EXPECT_EQ(camera.shot().fading, StageLevel::brain);
    EXPECT_NEAR(camera.shot().faded, 0.5f, 1e-3f);
    camera.advance(0.08f, true);
    EXPECT_TRUE(camera.shot().at_rest());
}

TEST(LevelCamera, FollowsTheWheelAndEasesOnToTheNextLevel) {
    LevelCamera camera(StageLevel::circuit);
    camera.push(0.25f);
    EXPECT_FLOAT_EQ(camera.shot().position, 2.25f);
    for (int i = 0; i < 100; ++i) {
        camera.advance(0.01f, false);
    }
    EXPECT_EQ(camera.shot().position, 3.0f);
    EXPECT_EQ(camera.target(), StageLevel::synapse);
    camera.push(-0.05f);
    for (int i = 0; i < 100; ++i) {
        camera.advance(0.01f, false);
    }
    EXPECT_EQ(camera.shot().position, 3.0f);
    camera.push(-5.0f);
    EXPECT_EQ(camera.shot().position, 1.0f);
}

TEST(ZoomPlaces, PutTheNearerPictureWhereTheFartherSaysAndMeetTheLevelsAtBothEnds) {
    const glm::vec2 size{1440.0f, 848.0f};
    const glm::vec2 focus{900.0f, 500.0f};
    const float ratio = 0.25f;
    for (const float share : {0.0f, 0.3f, 0.7f, 1.0f}) {
        const ZoomPlaces places = zoom_places(share, focus, ratio, 0.5f * size);
        const glm::vec2 middle = places.nearer.at(0.5f * size);
        EXPECT_NEAR(glm::distance(places.farther.at(focus), middle), 0.0f, 1e-2f);
        const glm::vec2 edge = places.nearer.at({size.x, 0.5f * size.y});
        const glm::vec2 on_focus =
            places.farther.at(focus + glm::vec2(0.5f * ratio * size.x, 0.0f));
        EXPECT_NEAR(glm::distance(edge, on_focus), 0.0f, 1e-2f);
    }
    const ZoomPlaces begin = zoom_places(0.0f, focus, ratio, 0.5f * size);
    EXPECT_NEAR(glm::distance(begin.farther.at({10.0f, 20.0f}), glm::vec2(10.0f, 20.0f)), 0, 1e-2f);
    EXPECT_EQ(begin.nearer.strength, 0.0f);
    const ZoomPlaces end = zoom_places(1.0f, focus, ratio, 0.5f * size);
    EXPECT_NEAR(glm::distance(end.nearer.at({10.0f, 20.0f}), glm::vec2(10.0f, 20.0f)), 0, 1e-2f);
    EXPECT_EQ(end.farther.strength, 0.0f);
}

TEST(StageLevels, DrawThePictureOfTheLevelWhenTheCameraRestsAndBothOnTheWay) {
    LevelFixture scene("textbook");
    scene.look_at(StageLevel::circuit);
    const DrawList circuit = scene.draw();
    scene.input.camera.position = 2.5f;
    const DrawList between = scene.draw();
    EXPECT_TRUE(between.still.empty());
    EXPECT_TRUE(all_texts(between).empty());
    EXPECT_GT(between.moving.size(), circuit.moving.size());
}

TEST(StageLevels, DrawTheSamePictureWhateverWasDrawnBefore) {
    LevelFixture scene("evidence_weighted");
    scene.at(5400.0);
    for (const StageLevel level : stage_levels) {
        scene.look_at(level);
        const std::string fresh = describe(scene.draw());
        StageLevels levels = scene.levels();
        DrawList list;
        for (const float position : {1.0f, 1.4f, 2.0f, 2.6f, 3.0f}) {
            scene.input.camera.position = position;
            scene.input.display_time_s += 3.0;
            levels.build(scene.input, list);
        }
        scene.input.display_time_s = 7.3;
        scene.look_at(level);
        levels.build(scene.input, list);
        EXPECT_EQ(describe(list), fresh) << name_of(level);
    }
}

} // namespace level_camera_test
} // namespace disinhibit
