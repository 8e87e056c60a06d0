#include "engine/scene/parts/scenery.h"

#include <algorithm>

#include "engine/picture/curve_path.h"
#include "engine/picture/filled_loop.h"

namespace disinhibit {
namespace {

constexpr int points_per_knot = 8;
constexpr float thick_from = 4.0f; ///< design px; from here an open line has edges

glm::vec2 middle_of(const std::vector<glm::vec2>& points) {
    glm::vec2 sum(0.0f);
    for (const glm::vec2 p : points) {
        sum += p;
    }
    return sum / static_cast<float>(points.size());
}

Strip make_line(const std::vector<glm::vec2>& points, float half_width, const Color& color) {
    Strip strip;
    for (const glm::vec2 p : points) {
        strip.points.push_back({p, half_width, color});
    }
    return strip;
}

} // namespace

void draw_outline(const StageOutline& outline, const StageView& view, DrawBlock& block) {
    std::vector<glm::vec2> knots;
    for (const glm::vec2 p : outline.points) {
        knots.push_back(view.at(p));
    }
    const Theme& theme = *view.theme;
    const Color ground = theme.color("bg");
    const Color area = mix(ground, theme.color("text2"), outline.fill);
    const Color line = mix(ground, theme.color("edge"), outline.line);
    const float thin = std::max(0.5f, 0.5f * view.px(outline.width));
    if (outline.closed) {
        const std::vector<glm::vec2> loop = smooth_loop(knots, points_per_knot);
        if (outline.fill > 0.0f) {
            const glm::vec2 center = middle_of(loop);
            append_filled_loop(loop,
                               center,
                               center,
                               mix(area, theme.color("bg_glow"), 0.45f),
                               area,
                               block.triangles);
        }
        if (outline.line > 0.0f) {
            block.strips.push_back(make_loop_strip(loop, thin, line));
        }
        return;
    }
    const std::vector<glm::vec2> curve = smooth_line(knots, points_per_knot);
    block.strips.push_back(make_line(curve, thin, line));
    if (outline.width > thick_from) {
        block.strips.push_back(make_line(curve, std::max(0.5f, thin - view.px(1.3f)), area));
    }
}

void draw_node(const StageNode& node,
               const CellShade& shade,
               const StageView& view,
               DrawBlock& block) {
    Shape2D disc;
    disc.center = view.at(node.center);
    disc.half_size = glm::vec2(view.px(node.radius));
    disc.fill = mix(shade.fill, shade.outline, 0.18f);
    disc.outline = shade.outline;
    disc.outline_width = std::max(1.6f, view.px(2.6f));
    block.shapes.push_back(disc);
    Shape2D core;
    core.center = disc.center;
    core.half_size = glm::vec2(std::max(1.5f, view.px(0.12f * node.radius)));
    core.fill = shade.nucleolus;
    block.shapes.push_back(core);
    if (view.theme->glow) {
        block.glows.push_back({disc.center,
                               disc.half_size.x * (shade.glow_radius + 0.6f),
                               shade.glow,
                               0.9f * shade.glow_strength});
    }
}

void draw_node_outline(const StageNode& node, const StageView& view, DrawBlock& block) {
    const glm::vec2 half(view.px(node.radius));
    Strip edge = make_loop_strip(
        rounded_loop(view.at(node.center), half, half.x), 0.7f, left_out_color(*view.theme));
    edge.dash_on = 5.0f;
    edge.dash_off = 4.0f;
    block.strips.push_back(std::move(edge));
}

} // namespace disinhibit
