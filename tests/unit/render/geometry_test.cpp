#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

#include "engine/render/form_outline.h"
#include "engine/render/shape_batches.h"
#include "engine/render/strip_geometry.h"

namespace disinhibit {
namespace geometry_test {

Strip make_strip(std::initializer_list<glm::vec2> points, float half_width) {
    Strip strip;
    for (const glm::vec2 point : points) {
        strip.points.push_back({point, half_width, {1, 1, 1, 1}});
    }
    return strip;
}

StripMesh tessellate(const Strip& strip) {
    StripMesh mesh;
    append_strip(strip, 1.0f, mesh);
    return mesh;
}

TEST(StripGeometry, reaches_one_pixel_past_the_edge_and_the_round_caps) {
    const StripMesh mesh = tessellate(make_strip({{10, 50}, {40, 50}}, 4.0f));
    float left = 1e9f, right = -1e9f, top = 1e9f, bottom = -1e9f;
    for (const StripVertex& v : mesh.vertices) {
        left = std::min(left, v.position.x);
        right = std::max(right, v.position.x);
        top = std::min(top, v.position.y);
        bottom = std::max(bottom, v.position.y);
    }
    EXPECT_FLOAT_EQ(left, 5.0f);
    EXPECT_FLOAT_EQ(right, 45.0f);
    EXPECT_FLOAT_EQ(top, 45.0f);
    EXPECT_FLOAT_EQ(bottom, 55.0f);
}

TEST(StripGeometry, measures_dashes_along_the_line_from_its_start_less_the_phase) {
    Strip strip = make_strip({{0, 0}, {30, 0}, {30, 40}}, 2.0f);
    strip.round_caps = false;
    strip.dash_on = 5.0f;
    strip.dash_phase = 3.0f;
    const StripMesh mesh = tessellate(strip);
    const auto [first, last] =
        std::minmax_element(mesh.vertices.begin(),
                            mesh.vertices.end(),
                            [](const auto& a, const auto& b) { return a.along < b.along; });
    EXPECT_NEAR(first->along, -3.5f, 1e-4f);
    EXPECT_NEAR(last->along, 67.5f, 1e-4f);
}

TEST(StripGeometry, grows_no_spike_at_a_hairpin) {
    const StripMesh mesh = tessellate(make_strip({{0, 0}, {50, 0}, {0, 3}}, 4.0f));
    for (const StripVertex& v : mesh.vertices) {
        EXPECT_LT(v.position.x, 50.0f + 5.01f);
        EXPECT_GT(v.position.x, -8.0f);
    }
}

TEST(StripGeometry, closes_a_loop_without_caps) {
    const StripMesh mesh =
        tessellate(make_strip({{0, 0}, {40, 0}, {40, 40}, {0, 40}, {0, 0}}, 2.0f));
    for (const StripVertex& v : mesh.vertices) {
        EXPECT_FLOAT_EQ(v.beyond, 0.0f);
    }
    EXPECT_EQ(mesh.vertices.front().position, mesh.vertices[mesh.vertices.size() - 2].position);
}

TEST(StripGeometry, draws_a_lone_point_as_a_dot_only_with_round_caps) {
    Strip strip = make_strip({{5, 5}}, 3.0f);
    EXPECT_FALSE(tessellate(strip).empty());
    strip.round_caps = false;
    EXPECT_TRUE(tessellate(strip).empty());
}

TEST(FormOutline, runs_down_the_right_half_from_axis_to_axis_within_half_size) {
    for (int form = 0; form <= static_cast<int>(ShapeForm::chevron); ++form) {
        if (!has_half_outline(static_cast<ShapeForm>(form))) {
            continue;
        }
        for (const glm::vec2 half_size : {glm::vec2(9, 12.5f), glm::vec2(20, 4), glm::vec2(7, 7)}) {
            const HalfOutline half = half_outline(static_cast<ShapeForm>(form), half_size);
            EXPECT_FLOAT_EQ(half.points.front().x, 0.0f) << form;
            EXPECT_FLOAT_EQ(half.points.back().x, 0.0f) << form;
            EXPECT_FLOAT_EQ(half.points.front().y, -1.0f) << form;
            for (const glm::vec2 point : half.points) {
                EXPECT_GE(point.x, 0.0f) << form;
                EXPECT_LE(point.x, 1.0001f) << form;
                EXPECT_LE(std::abs(point.y), 1.0001f) << form;
            }
        }
    }
}

TEST(FormOutline, turns_clockwise) {
    Shape2D arrow;
    arrow.form = ShapeForm::arrow_up;
    arrow.center = {100, 100};
    arrow.half_size = {8, 10};
    arrow.rotation = std::acos(-1.0f) / 2;
    const glm::vec2 tip = full_outline(arrow).front();
    EXPECT_NEAR(tip.x, 110.0f, 1e-3f);
    EXPECT_NEAR(tip.y, 100.0f, 1e-3f);
}

TEST(FormOutline, leaves_the_mouth_of_a_cup_open_and_closes_the_rest) {
    Shape2D shape;
    shape.half_size = {9, 12};
    shape.form = ShapeForm::cup;
    std::vector<glm::vec2> line = full_outline(shape);
    EXPECT_GT(glm::distance(line.front(), line.back()), 15.0f);
    shape.form = ShapeForm::drop;
    line = full_outline(shape);
    EXPECT_LT(glm::distance(line.front(), line.back()), 1e-4f);
}

Shape2D make_shape(ShapeForm form, glm::vec2 center, float radius) {
    Shape2D shape;
    shape.form = form;
    shape.center = center;
    shape.half_size = {radius, radius};
    shape.fill = {1, 0, 0, 1};
    return shape;
}

TEST(ShapeBatches, keeps_the_order_of_overlapping_shapes_in_few_batches) {
    std::vector<Shape2D> shapes;
    for (int k = 0; k < 50; ++k) {
        const glm::vec2 place(40.0f * static_cast<float>(k), 0.0f);
        shapes.push_back(make_shape(ShapeForm::cup, place, 10.0f));
        shapes.push_back(make_shape(ShapeForm::disc, place, 4.0f));
    }
    ShapeBatches batches;
    batches.build(shapes, 1.0f);
    ASSERT_EQ(batches.size(), 2u);
    EXPECT_EQ(batches[0].kind, ShapeBatch::Kind::forms);
    EXPECT_EQ(batches[1].dots.size(), 50u);
}

TEST(ShapeBatches, does_not_move_a_shape_under_one_that_it_covers) {
    const std::vector<Shape2D> shapes = {make_shape(ShapeForm::cup, {0, 0}, 10.0f),
                                         make_shape(ShapeForm::disc, {0, 0}, 4.0f),
                                         make_shape(ShapeForm::cup, {3, 0}, 10.0f)};
    ShapeBatches batches;
    batches.build(shapes, 1.0f);
    ASSERT_EQ(batches.size(), 3u);
    EXPECT_EQ(batches[2].kind, ShapeBatch::Kind::forms);
}

TEST(ShapeBatches, draws_a_clear_vesicle_as_a_ring_with_seven_dots) {
    ShapeBatches batches;
    batches.build({make_shape(ShapeForm::vesicle_clear, {0, 0}, 19.0f)}, 1.0f);
    ASSERT_EQ(batches.size(), 2u);
    EXPECT_EQ(batches[0].boxes.size(), 4u);
    EXPECT_EQ(batches[1].dots.size(), 7u);
}

} // namespace geometry_test
} // namespace disinhibit
