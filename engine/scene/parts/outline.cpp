#include "engine/scene/parts/outline.h"

#include <algorithm>
#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "engine/picture/curve_path.h"
#include "engine/picture/filled_loop.h"
#include "engine/scene/stage/label_placer.h"
#include "engine/scene/stage/layout.h"
#include "engine/scene/stage/table.h"

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

} // namespace

void StageOutline::read(StageTable& table) {
    closed = table.flag_or("closed", false);
    points = table.point_list("points", closed ? 3 : 2);
    fill = table.number_or("fill", fill);
    line = table.number_or("line", line);
    width = table.number_or("width", width);
    divides = table.flag_or("divides", false);
}

std::optional<float> StageOutline::divides_at(const StageView& view) const {
    return divides ? std::optional(view.at(points.front()).x) : std::nullopt;
}

void StageOutline::keep_free(const LaidPart& here, std::vector<KeptFree>& boxes) const {
    const StageView& view = here.view();
    for (std::size_t i = 1; i < points.size(); ++i) {
        const glm::vec2 a = view.at(points[i - 1]);
        const glm::vec2 b = view.at(points[i]);
        const auto steps = static_cast<int>(glm::length(b - a) / view.px(12.0f)) + 1;
        for (int k = 0; k < steps; ++k) {
            const glm::vec2 p = glm::mix(a, b, static_cast<float>(k) / static_cast<float>(steps));
            boxes.push_back(divides
                                ? keep_body(square_around(p, 3.0f))
                                : KeptFree{square_around(p, view.px(6.0f)), 0.6f * faint_weight});
        }
    }
}

void StageOutline::draw_still(StillLayer layer,
                              const LaidPart& here,
                              std::vector<DrawBlock>& blocks) const {
    if (layer == StillLayer::scenery) {
        // Each outline lies over those before it.
        draw_outline(*this, here.view(), blocks.emplace_back());
    }
}

} // namespace disinhibit
