#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "circuit/course/simulate.h"
#include "circuit/io/text/input_error.h"
#include "engine/scene/describe.h"
#include "engine/scene/labels/badge_drawing.h"
#include "engine/scene/layout.h"
#include "engine/scene/parts/cloud.h"
#include "engine/scene/stage/signal_reader.h"
#include "engine/scene/stage/signals.h"
#include "tests/support/assets.h"
#include "tests/support/scene_fixture.h"

namespace disinhibit {
namespace stage_builder_test {

int count_form(const DrawList& list, ShapeForm form) {
    const std::vector<Shape2D> shapes = moving_shapes(list);
    return static_cast<int>(std::count_if(
        shapes.begin(), shapes.end(), [&](const Shape2D& s) { return s.form == form; }));
}

bool says(const DrawList& list, const std::string& words) {
    const std::vector<TextRun> texts = all_texts(list);
    return std::any_of(texts.begin(), texts.end(), [&](const TextRun& text) {
        return text.text.find(words) != std::string::npos;
    });
}

TEST(StageBuilder, TakesASubstanceNobodyTookAsZero) {
    SceneFixture scene;
    std::erase_if(scene.signals.rows, [](const Signal& s) { return s.path == "ethanol.brain"; });
    scene.baseline.values.erase(scene.baseline.values.begin() + 3);
    EXPECT_NO_THROW(scene.builder());
    std::erase_if(scene.signals.rows, [](const Signal& s) { return s.path == "vta_gaba.rate"; });
    EXPECT_THROW(scene.builder(), InputError);
}

TEST(StageBuilder, RefusesTheStageOfAnotherCircuit) {
    SceneFixture scene;
    scene.circuit.id = "another";
    EXPECT_THROW(scene.builder(), InputError);
}

TEST(StageBuilder, DrawsTheSamePictureWhateverWasDrawnBefore) {
    SceneFixture scene;
    const std::string fresh = describe(scene.draw());
    StageBuilder builder = scene.builder();
    DrawList list;
    scene.drink();
    for (const double t : {0.0, 100.0, 3.0}) {
        scene.input.display_time_s = t;
        scene.input.size = {936.0f, 536.0f};
        builder.build(scene.input, list);
    }
    scene.now = scene.baseline;
    scene.input.display_time_s = 7.3;
    scene.input.size = {1440.0f, 848.0f};
    builder.build(scene.input, list);
    EXPECT_EQ(describe(list), fresh);
}

TEST(StageBuilder, RebuildsTheStillPartOnlyWhenTheWindowOrTheLookOfACellChanges) {
    SceneFixture scene;
    StageBuilder builder = scene.builder();
    DrawList list;
    builder.build(scene.input, list);
    const auto at_rest = list.still_version;
    scene.set("dopamine_nac.concentration", 5.5);
    scene.set("vta_gaba.rate", 19.01); // too little to see
    scene.input.display_time_s += 5.0;
    builder.build(scene.input, list);
    EXPECT_EQ(list.still_version, at_rest);
    scene.set("vta_gaba.rate", 12.2);
    builder.build(scene.input, list);
    const auto version = list.still_version;
    EXPECT_NE(version, at_rest);
    scene.input.type_scale = 1.5f;
    builder.build(scene.input, list);
    EXPECT_NE(list.still_version, version);
}

TEST(StageBuilder, MovesWithDisplayTimeUpToOneMinutePerSecondAndStandsStillAbove) {
    SceneFixture scene;
    const auto at = [&](double t) {
        scene.input.display_time_s = t;
        return describe(scene.draw());
    };
    EXPECT_NE(at(1.0), at(1.5));
    scene.input.playback_speed = 600.0;
    EXPECT_EQ(at(1.0), at(1.5));
    EXPECT_TRUE(says(scene.draw(), "density is the rate"));
}

TEST(StageBuilder, ShowsChevronsInsteadOfMotionWhenMotionIsReduced) {
    SceneFixture scene;
    EXPECT_EQ(count_form(scene.draw(), ShapeForm::chevron), 0);
    scene.input.looks.reduced_motion = true;
    const int at_rest = count_form(scene.draw(), ShapeForm::chevron);
    EXPECT_GT(at_rest, 0);
    scene.set("vta_gaba.rate", 5.0);
    EXPECT_LT(count_form(scene.draw(), ShapeForm::chevron), at_rest);
}

/// How many caps there are; one that is just coming or going counts by its strength.
float strength_of_caps(const DrawList& list) {
    float strength = 0.0f;
    for (const Shape2D& shape : moving_shapes(list)) {
        strength += shape.form == ShapeForm::cap ? shape.fill.a : 0.0f;
    }
    return strength;
}

TEST(StageBuilder, CapsReceptorsInProportionToTheBlocker) {
    SceneFixture scene;
    EXPECT_EQ(strength_of_caps(scene.draw()), 0.0f);
    scene.set("mu_vta_gaba.occupancy.naltrexone", 50.0);
    // Three receptors of the VTA in this hypothesis, half of them rounded.
    EXPECT_NEAR(strength_of_caps(scene.draw()), 2.0f, 1e-4f);
    EXPECT_EQ(count_form(scene.draw(), ShapeForm::cup), 3);
}

TEST(StageBuilder, WarnsWhileABlockerIsOnBoard) {
    SceneFixture scene;
    EXPECT_FALSE(says(scene.draw(), "overdose"));
    scene.set("mu_brain.blocked", 40.0);
    EXPECT_TRUE(says(scene.draw(), "overdose"));
    EXPECT_TRUE(says(scene.draw(), "not medical advice"));
}

TEST(StageBuilder, PrintsTheSlowMotionFactor) {
    SceneFixture scene;
    EXPECT_TRUE(says(scene.draw(), "slowed \u00D710"));
    scene.input.playback_speed = 0.01;
    EXPECT_TRUE(says(scene.draw(), "slowed \u00D7100"));
}

TEST(StageBuilder, PointsTheArrowInTheDirectionOfTheChange) {
    SceneFixture scene;
    EXPECT_EQ(count_form(scene.draw(), ShapeForm::arrow_up), 0);
    scene.set("vta_gaba.rate", 19.0 * 0.98);
    EXPECT_EQ(count_form(scene.draw(), ShapeForm::arrow_up), 0);
    scene.set("vta_gaba.rate", 19.0 * 0.8);
    const std::vector<Shape2D> shapes = moving_shapes(scene.draw());
    const auto arrow = std::find_if(shapes.begin(), shapes.end(), [](const Shape2D& s) {
        return s.form == ShapeForm::arrow_up;
    });
    ASSERT_NE(arrow, shapes.end());
    EXPECT_NEAR(arrow->rotation, 3.14159f, 1e-3f);
}

TEST(StageBuilder, FillsTheMarkOfASubstanceByItsEffect) {
    SceneFixture scene;
    const auto drop = [&] {
        const std::vector<Shape2D> shapes = moving_shapes(scene.draw());
        return *std::find_if(shapes.begin(), shapes.end(), [](const Shape2D& s) {
            return s.form == ShapeForm::drop;
        });
    };
    EXPECT_GT(drop().dash_px, 0.0f);
    scene.set("ethanol.brain", 4.0);
    EXPECT_EQ(drop().dash_px, 0.0f);
    const float half = drop().fill.b;
    scene.set("ethanol.brain", 40.0);
    EXPECT_GT(drop().fill.b, half);
}

TEST(StageBuilder, WritesNothingSmallerThanThirteenPixels) {
    SceneFixture scene;
    scene.drink();
    for (const float scale : {0.75f, 1.0f, 2.5f}) {
        for (const glm::vec2 size : {glm::vec2(640, 360), glm::vec2(1440, 848)}) {
            scene.input.type_scale = scale;
            scene.input.size = size;
            for (const TextRun& text : all_texts(scene.draw())) {
                EXPECT_GE(text.size_px, 13.0f) << text.text;
            }
        }
    }
}

TEST(Cloud, KeepsItsAreaProportionalToTheConcentrationWithinAScale) {
    SceneFixture scene;
    const auto dots = [&](double percent) {
        scene.set("dopamine_nac.concentration", 4.2 * percent / 100.0);
        return static_cast<double>(scene.draw().moving[0].shapes.size());
    };
    EXPECT_NEAR(dots(200.0) / dots(100.0), 2.0, 0.05);
    EXPECT_NEAR(dots(50.0) / dots(100.0), 0.5, 0.05);
}

TEST(Cloud, ShrinksTheRingByAStatedFactorAboveTwoHundredAndFifty) {
    EXPECT_EQ(cloud_scale(240.0).shrink, 1.0f);
    EXPECT_EQ(cloud_scale(240.0).outer_percent, 0.0);
    EXPECT_FLOAT_EQ(cloud_scale(600.0).shrink, 0.5f);
    EXPECT_EQ(cloud_scale(600.0).outer_percent, 1000.0);
    EXPECT_FLOAT_EQ(cloud_scale(3000.0).shrink, 0.25f);
    SceneFixture scene;
    scene.set("dopamine_nac.concentration", 42.0);
    EXPECT_TRUE(says(scene.draw(), "1000 %"));
}

TEST(Activity, MakesDoublingAndHalvingLookEquallyLarge) {
    EXPECT_FLOAT_EQ(activity_of(5.0, 5.0), 0.5f);
    EXPECT_NEAR(activity_of(10.0, 5.0) - 0.5f, 0.5f - activity_of(2.5, 5.0), 1e-6f);
    EXPECT_GT(activity_of(10.0, 5.0), 0.6f);
    EXPECT_GE(activity_of(0.0, 5.0), 0.0f);
    EXPECT_EQ(activity_of(3.0, 0.0), 0.5f);
}

TEST(NumberText, UsesTheTrueMinusSignAndNoNegativeZero) {
    EXPECT_EQ(number_text(-1.25, 1), "\u22121.2");
    EXPECT_EQ(number_text(-0.01, 1), "0.0");
    EXPECT_EQ(number_text(130.6, 0), "131");
}

} // namespace stage_builder_test
} // namespace disinhibit
