#include "engine/scene/parts/membrane.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

#include "engine/picture/curve_path.h"
#include "engine/picture/filled_loop.h"
#include "engine/scene/parts/cell_shade.h"
#include "engine/scene/stage/label_placer.h"
#include "engine/scene/stage/layout.h"
#include "engine/scene/stage/legend_signs.h"
#include "engine/scene/stage/table.h"

namespace disinhibit {
namespace {

constexpr float lipid_step_px = 7.5f; ///< design px
constexpr float lipid_radius_px = 2.9f;
constexpr float leaflets_px = 10.0f; ///< distance of the two rows of heads

/// The same line with points `step` apart.
std::vector<glm::vec2> resampled(const std::vector<glm::vec2>& line, float step) {
    std::vector<glm::vec2> even{line.front()};
    float left = step;
    for (std::size_t i = 1; i < line.size(); ++i) {
        glm::vec2 from = line[i - 1];
        float length = glm::length(line[i] - from);
        while (length >= left && length > 0.0f) {
            from += (line[i] - from) * (left / length);
            even.push_back(from);
            length = glm::length(line[i] - from);
            left = step;
        }
        left -= length;
    }
    return even;
}

void draw_lipids(const MembraneShape& shape,
                 const Color& color,
                 const StageView& view,
                 DrawBlock& block) {
    const auto count = shape.points.size();
    for (const float inset : {0.0f, leaflets_px}) {
        for (std::size_t i = 0; i < count; ++i) {
            const float share = static_cast<float>(i) / static_cast<float>(count);
            Shape2D head;
            head.center = shape.points[i] - view.px(inset) * shape.outward(share);
            head.half_size = glm::vec2(std::max(1.4f, view.px(lipid_radius_px)));
            head.fill = color;
            block.shapes.push_back(head);
        }
    }
}

/// The inside of an open membrane: from its line down to the lower edge of the stage, fading.
void fill_below(const MembraneShape& shape,
                const Color& near,
                const Color& deep,
                const StageView& view,
                DrawBlock& block) {
    const float bottom = view.size.y;
    for (std::size_t i = 1; i < shape.points.size(); ++i) {
        const glm::vec2 a = shape.points[i - 1];
        const glm::vec2 b = shape.points[i];
        if (std::min(a.y, b.y) >= bottom) {
            continue;
        }
        const MeshVertex top_a{a, near};
        const MeshVertex top_b{b, near};
        const MeshVertex low_a{{a.x, bottom}, deep};
        const MeshVertex low_b{{b.x, bottom}, deep};
        block.triangles.insert(block.triangles.end(), {top_a, top_b, low_b, top_a, low_b, low_a});
    }
}

void draw_membrane(const StageMembrane& membrane,
                   const MembraneShape& shape,
                   const StageView& view,
                   DrawBlock& block) {
    const Theme& theme = *view.theme;
    const CellShade shade = make_cell_shade(theme, membrane.role, 0.5f);
    const Color near = mix(theme.color("bg"), shade.fill, theme.light ? 0.75f : 0.9f);
    const Color deep = mix(theme.color("bg"), shade.fill, 0.35f);
    if (membrane.closed) {
        glm::vec2 middle(0.0f);
        for (const glm::vec2 p : shape.points) {
            middle += p / static_cast<float>(shape.points.size());
        }
        append_filled_loop(shape.points, middle, middle, deep, near, block.triangles);
    } else {
        fill_below(shape, near, deep, view, block);
    }
    if (membrane.terminal) {
        Strip skin = make_loop_strip(
            shape.points, std::max(1.0f, view.px(1.5f)), mix(shade.fill, shade.outline, 0.9f));
        block.strips.push_back(std::move(skin));
    } else {
        draw_lipids(shape, mix(shade.fill, shade.outline, 0.55f), view, block);
    }
}

/// The inside of a terminal, in slices.
void keep_inside(const MembraneShape& terminal, float slice_px, std::vector<KeptFree>& boxes) {
    glm::vec2 low(1e9f);
    glm::vec2 high(-1e9f);
    for (const glm::vec2 p : terminal.points) {
        low = glm::min(low, p);
        high = glm::max(high, p);
    }
    for (float y = low.y; y < high.y; y += slice_px) {
        float left = high.x;
        float right = low.x;
        for (const glm::vec2 p : terminal.points) {
            if (p.y >= y - slice_px && p.y <= y + 2.0f * slice_px) {
                left = std::min(left, p.x);
                right = std::max(right, p.x);
            }
        }
        if (left < right) {
            boxes.push_back(keep_body({{left, y}, {right, std::min(high.y, y + slice_px)}}));
        }
    }
}

} // namespace

glm::vec2 MembraneShape::point(float share) const {
    const float place = std::clamp(share, 0.0f, 1.0f) * static_cast<float>(points.size() - 1);
    const auto i = std::min(static_cast<std::size_t>(place), points.size() - 2);
    return glm::mix(points[i], points[i + 1], place - static_cast<float>(i));
}

glm::vec2 MembraneShape::outward(float share) const {
    const float step = 1.5f / static_cast<float>(points.size());
    const glm::vec2 along = point(share + step) - point(share - step);
    const float size = std::max(glm::length(along), 1e-6f);
    return glm::vec2(along.y, -along.x) / size;
}

MembraneShape level_membrane(float y, const StageView& view) {
    MembraneShape membrane;
    for (float x = -sample_half_px; x <= sample_half_px; x += 4.0f) {
        membrane.points.push_back(view.at({x, y}));
    }
    return membrane;
}

void StageMembrane::read(StageTable& table) {
    id = table.text("id");
    role = table.text("role");
    closed = table.flag_or("closed", false);
    terminal = table.flag_or("terminal", false);
    points = table.point_list("points", 3);
}

MembraneShape StageMembrane::lay_out(const LaidPart& here) const {
    std::vector<glm::vec2> knots;
    for (const glm::vec2 p : points) {
        knots.push_back(here.view().at(p));
    }
    std::vector<glm::vec2> line = closed ? smooth_loop(knots, 24) : smooth_line(knots, 24);
    if (closed) {
        line.push_back(line.front());
    }
    return {resampled(line, std::max(2.0f, here.view().px(lipid_step_px))), closed};
}

void StageMembrane::keep_free(const LaidPart& here, std::vector<KeptFree>& boxes) const {
    const MembraneShape& shape = here.shape_of(*this);
    if (terminal) {
        keep_inside(shape, here.view().px(8.0f), boxes);
        return;
    }
    for (const glm::vec2 p : shape.points) {
        boxes.push_back(keep_body(square_around(p, here.view().px(6.0f))));
    }
}

void StageMembrane::draw_still(StillLayer layer,
                               const LaidPart& here,
                               std::vector<DrawBlock>& blocks) const {
    if (layer == StillLayer::scenery) {
        draw_membrane(*this, here.shape_of(*this), here.view(), blocks.emplace_back());
    }
}

void check_membrane(const StageTable& root, const Stage& stage, const std::string& id) {
    if (!has_id(stage.of<StageMembrane>(), id)) {
        root.fail_quoting("membrane", id, "the id of a [[membrane]]");
    }
}

} // namespace disinhibit
