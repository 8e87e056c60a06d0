#include "engine/scene/labels/placed_blocks.h"

#include <algorithm>

namespace disinhibit {
namespace {

constexpr float invisible = 0.004f;

Color faded(Color color, float strength) {
    color.a *= strength;
    return color;
}

bool outside(glm::vec2 low, glm::vec2 high, glm::vec2 size) {
    return high.x < 0.0f || high.y < 0.0f || low.x > size.x || low.y > size.y;
}

void place_triangles(const DrawBlock& block, const Placement& put, float strength, DrawBlock& out) {
    out.triangles.reserve(block.triangles.size());
    for (const MeshVertex& vertex : block.triangles) {
        out.triangles.push_back({put.at(vertex.position), faded(vertex.color, strength)});
    }
}

void place_strips(
    const DrawBlock& block, const Placement& put, float strength, glm::vec2 size, DrawBlock& out) {
    for (const Strip& strip : block.strips) {
        Strip placed = strip;
        glm::vec2 low(1e9f);
        glm::vec2 high(-1e9f);
        for (StripPoint& point : placed.points) {
            point.position = put.at(point.position);
            point.half_width *= put.zoom;
            point.color.a *= strength;
            low = {std::min(low.x, point.position.x - point.half_width),
                   std::min(low.y, point.position.y - point.half_width)};
            high = {std::max(high.x, point.position.x + point.half_width),
                    std::max(high.y, point.position.y + point.half_width)};
        }
        if (!outside(low, high, size)) {
            placed.dash_on *= put.zoom;
            placed.dash_off *= put.zoom;
            placed.dash_phase *= put.zoom;
            out.strips.push_back(std::move(placed));
        }
    }
}

void place_shapes(
    const DrawBlock& block, const Placement& put, float strength, glm::vec2 size, DrawBlock& out) {
    for (Shape2D shape : block.shapes) {
        shape.center = put.at(shape.center);
        shape.half_size *= put.zoom;
        const glm::vec2 reach(shape.half_size.x + shape.half_size.y);
        if (outside(shape.center - reach, shape.center + reach, size)) {
            continue;
        }
        shape.corner *= put.zoom;
        shape.outline_width *= put.zoom;
        shape.dash_px *= put.zoom;
        shape.fill.a *= strength;
        shape.outline.a *= strength;
        out.shapes.push_back(shape);
    }
}

void place_glows(
    const DrawBlock& block, const Placement& put, float strength, glm::vec2 size, DrawBlock& out) {
    for (Glow glow : block.glows) {
        glow.center = put.at(glow.center);
        glow.radius *= put.zoom;
        // A light that fills the window costs much and says nothing on the way.
        if (glow.radius > 0.6f * size.x ||
            outside(glow.center - glow.radius, glow.center + glow.radius, size)) {
            continue;
        }
        glow.strength *= strength;
        out.glows.push_back(glow);
    }
}

} // namespace

void append_placed(const std::vector<DrawBlock>& blocks,
                   const Placement& placement,
                   glm::vec2 size,
                   std::vector<DrawBlock>& out) {
    if (placement.strength <= invisible) {
        return;
    }
    for (const DrawBlock& block : blocks) {
        const float labels = placement.strength * placement.label_strength;
        const float strength = block.labels ? labels : placement.strength;
        DrawBlock placed;
        placed.labels = block.labels;
        if (strength > invisible) {
            place_triangles(block, placement, strength, placed);
            place_strips(block, placement, strength, size, placed);
            place_shapes(block, placement, strength, size, placed);
            place_glows(block, placement, strength, size, placed);
        }
        for (TextRun text : block.texts) {
            if (labels > invisible) {
                text.position = placement.at(text.position);
                text.color.a *= labels;
                placed.texts.push_back(std::move(text));
            }
        }
        out.push_back(std::move(placed));
    }
}

} // namespace disinhibit
