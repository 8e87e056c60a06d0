#include <gtest/gtest.h>

#include <algorithm>

#include "engine/scene/labels/badge_drawing.h"
#include "tests/support/scene_fixture.h"

namespace disinhibit {
namespace badge_test {

/// A line of a badge at `percent` of its rest.
DrawBlock drawn_line(double percent, bool with_arrow, BadgePlace& place) {
    SceneFixture scene;
    const StageView view =
        make_stage_view(scene.theme, scene.texts, scene.measure, {1440, 848}, 1.0f, false);
    StageBadge badge;
    badge.name = "stage.badge.d1_cells";
    badge.role = "gaba";
    badge.sub = "stage.badge.hertz";
    badge.line = true;
    badge.arrow = with_arrow;
    place.box = {{100.0f, 100.0f}, glm::vec2(100.0f) + badge_size(badge, "", place, view)};
    BadgeValue value;
    value.number = 2.0;
    value.percent = percent;
    DrawBlock block;
    draw_badge(badge, place, value, view, block);
    return block;
}

std::vector<Shape2D> arrows_of(const DrawBlock& block) {
    std::vector<Shape2D> arrows;
    std::ranges::copy_if(block.shapes, std::back_inserter(arrows), [](const Shape2D& shape) {
        return shape.form == ShapeForm::arrow_up;
    });
    return arrows;
}

TEST(Badge, ALineTellsOnWhichSideOfRestItStands) {
    BadgePlace place;
    const std::vector<Shape2D> up = arrows_of(drawn_line(120.0, true, place));
    ASSERT_EQ(up.size(), 1u);
    EXPECT_EQ(up[0].rotation, 0.0f);
    const std::vector<Shape2D> down = arrows_of(drawn_line(80.0, true, place));
    ASSERT_EQ(down.size(), 1u);
    EXPECT_NEAR(down[0].rotation, 3.14159f, 1e-4f);
    EXPECT_TRUE(arrows_of(drawn_line(101.0, true, place)).empty());
    EXPECT_TRUE(arrows_of(drawn_line(80.0, false, place)).empty());
}

TEST(Badge, ALineKeepsItsArrowInsideItsBox) {
    BadgePlace place;
    const Shape2D arrow = arrows_of(drawn_line(80.0, true, place)).at(0);
    EXPECT_GE(arrow.center.x - arrow.half_size.x, place.box.low.x);
    EXPECT_LE(arrow.center.x + arrow.half_size.x, place.box.high.x);
    EXPECT_GE(arrow.center.y - arrow.half_size.y, place.box.low.y);
    EXPECT_LE(arrow.center.y + arrow.half_size.y, place.box.high.y);
}

TEST(Badge, TheUnitBelowItsBarIsClearOfTheNotch) {
    SceneFixture scene;
    for (const float label_scale : {1.0f, 0.72f, 0.4f}) {
        StageView view =
            make_stage_view(scene.theme, scene.texts, scene.measure, {960, 690}, 1.0f, false);
        view.label_scale = label_scale;
        StageBadge badge;
        badge.name = "stage.badge.d1_cells";
        badge.role = "gaba";
        BadgeValue value;
        value.unit = "Hz";
        BadgePlace place;
        place.tall = true;
        place.box = {{0.0f, 0.0f}, badge_size(badge, value.unit, place, view)};
        place.bar_px = badge_bar_px(place.box.high.x, view);
        DrawBlock block;
        draw_badge(badge, place, value, view, block);
        const auto unit = std::ranges::find(block.texts, "Hz", &TextRun::text);
        ASSERT_NE(unit, block.texts.end());
        for (const Shape2D& shape : block.shapes) {
            const bool bar = shape.half_size.y < 0.25f * place.box.high.y;
            if (bar) {
                EXPECT_GE(unit->position.y - 0.73f * unit->size_px,
                          shape.center.y + shape.half_size.y + 1.9f)
                    << label_scale;
            }
        }
        EXPECT_LE(unit->position.y + 0.25f * unit->size_px, place.box.high.y) << label_scale;
    }
}

} // namespace badge_test
} // namespace disinhibit
