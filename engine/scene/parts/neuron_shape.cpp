#include "engine/scene/parts/neuron_shape.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>

#include "engine/picture/curve_path.h"
#include "engine/picture/filled_loop.h"
#include "engine/picture/hash_noise.h"
#include "engine/scene/parts/neuron.h"

namespace disinhibit {
namespace {

constexpr float spine_px = 4.5f; ///< design px a spine stands off

constexpr float pi = std::numbers::pi_v<float>;
constexpr int soma_knots = 26;
constexpr int walk_steps = 18;
constexpr int fork_orders = 2;
constexpr float tip_share = 0.42f; ///< width at the end of a branch over that at its start
constexpr float smallest_width = 2.2f;

glm::vec2 unit(float angle) {
    return {std::cos(angle), std::sin(angle)};
}

float wrap_angle(float angle) {
    return std::remainder(angle, 2.0f * pi);
}

std::vector<glm::vec2>
make_contour(const StageNeuron& neuron, glm::vec2 center, float radius, float turn) {
    const float s = 6.28f * hash01(static_cast<std::uint64_t>(neuron.seed), 1, 0);
    std::vector<glm::vec2> knots;
    for (int i = 0; i < soma_knots; ++i) {
        const float theta = 2.0f * pi * static_cast<float>(i) / soma_knots;
        float r =
            1.0f + 0.05f * std::sin(2.0f * theta + s) + 0.035f * std::sin(3.0f * theta + 2.0f * s);
        for (const StageDendrite& dendrite : neuron.dendrites) {
            const float away = wrap_angle(theta - (dendrite.angle + turn) * pi / 180.0f) / 0.33f;
            r += 0.16f * std::exp(-away * away);
        }
        knots.push_back(center + radius * r * unit(theta));
    }
    return smooth_loop(knots, 3);
}

/// Grows one branch and its forks into `shape`.
class DendriteGrower {
  public:
    DendriteGrower(NeuronShape& shape, std::uint64_t seed, float scale)
        : shape_(shape), seed_(seed), scale_(scale) {}

    void grow(glm::vec2 start, float heading, float length, float width, int order) {
        DendriteBranch branch;
        branch.at_soma = order == 0;
        glm::vec2 tip = start;
        float angle = heading;
        const float end_width = tip_share * width;
        for (int i = 0; i <= walk_steps; ++i) {
            const float t = static_cast<float>(i) / walk_steps;
            float w = end_width + (width - end_width) * std::pow(1.0f - t, 1.5f);
            if (order == 0 && t < 0.22f) {
                const float near = 1.0f - t / 0.22f;
                w += 0.55f * width * near * near;
            }
            branch.points.push_back(tip);
            branch.half_widths.push_back(0.5f * scale_ * std::max(w, smallest_width));
            angle += 0.30f * (next() - 0.5f) + 0.18f * wrap_angle(heading - angle);
            tip += unit(angle) * (length * scale_ / walk_steps);
        }
        const glm::vec2 end = branch.points.back();
        shape_.branches.push_back(std::move(branch));
        if (order < fork_orders) {
            for (const float side : {-1.0f, 1.0f}) {
                const float aside = side * (0.32f + 0.28f * next());
                grow(end,
                     angle + aside,
                     length * (0.55f + 0.20f * next()),
                     1.12f * end_width,
                     order + 1);
            }
        }
    }

  private:
    float next() { return hash01(seed_, 2, index_++); }

    NeuronShape& shape_;
    std::uint64_t seed_;
    float scale_;
    std::int64_t index_ = 0;
};

Strip make_branch_strip(const DendriteBranch& branch, float wider, const Color& color) {
    Strip strip;
    strip.points.reserve(branch.points.size());
    for (std::size_t i = 0; i < branch.points.size(); ++i) {
        strip.points.push_back({branch.points[i], branch.half_widths[i] + wider, color});
    }
    return strip;
}

/// Inside the soma the fill of a dendrite fades in, so that the light of the body runs into it.
Strip make_fill_strip(const NeuronShape& shape,
                      const DendriteBranch& branch,
                      const CellShade& shade) {
    Strip strip = make_branch_strip(branch, 0.0f, shade.fill);
    if (branch.at_soma) {
        strip.round_caps = false;
        for (StripPoint& point : strip.points) {
            const float r = glm::length(point.position - shape.center) / shape.radius;
            point.color.a = std::clamp((r - 0.94f) / 0.20f, 0.0f, 1.0f);
        }
    }
    return strip;
}

/// Pins to both sides in turn, every third point outside the soma.
void grow_spines(NeuronShape& shape, float scale) {
    for (const DendriteBranch& branch : shape.branches) {
        float side = 1.0f;
        for (std::size_t i = 2; i + 1 < branch.points.size(); i += 3) {
            const glm::vec2 foot = branch.points[i];
            if (glm::length(foot - shape.center) < 1.25f * shape.radius) {
                continue;
            }
            const glm::vec2 along = glm::normalize(branch.points[i + 1] - foot);
            shape.spine_feet.push_back(foot);
            shape.spine_heads.push_back(foot + side * (branch.half_widths[i] + spine_px * scale) *
                                                   glm::vec2(-along.y, along.x));
            side = -side;
        }
    }
}

void draw_spines(const NeuronShape& shape, const Color& color, float scale, DrawBlock& block) {
    for (std::size_t i = 0; i < shape.spine_heads.size(); ++i) {
        const float half = 0.6f * scale;
        block.strips.push_back(
            {{{shape.spine_feet[i], half, color}, {shape.spine_heads[i], half, color}}});
        Shape2D head;
        head.center = shape.spine_heads[i];
        head.half_size = glm::vec2(1.6f * scale);
        head.fill = color;
        block.shapes.push_back(head);
    }
}

} // namespace

NeuronShape make_neuron_shape(
    const StageNeuron& neuron, glm::vec2 center, float radius, float scale, float turn) {
    NeuronShape shape;
    shape.center = center;
    shape.radius = radius;
    shape.has_nucleus = neuron.letter.empty();
    shape.contour = make_contour(neuron, center, radius, turn);
    for (std::size_t i = 0; i < neuron.dendrites.size(); ++i) {
        const StageDendrite& dendrite = neuron.dendrites[i];
        const float angle = (dendrite.angle + turn) * pi / 180.0f;
        const auto seed = static_cast<std::uint64_t>(neuron.seed) * 64u + i;
        DendriteGrower(shape, seed, scale)
            .grow(center + 0.72f * radius * unit(angle), angle, dendrite.length, dendrite.width, 0);
    }
    if (neuron.spiny) {
        grow_spines(shape, scale);
    }
    return shape;
}

void draw_neuron(const NeuronShape& shape,
                 const CellShade& shade,
                 float scale,
                 std::vector<DrawBlock>& blocks) {
    const float outline = shade.outline_px * std::max(scale, 0.6f);
    DrawBlock& under = blocks.emplace_back();
    append_flat_loop(grow_loop(shape.contour, shape.center, outline),
                     shape.center,
                     shade.outline,
                     under.triangles);
    for (const DendriteBranch& branch : shape.branches) {
        under.strips.push_back(make_branch_strip(branch, outline, shade.outline));
    }
    draw_spines(shape, shade.outline, std::max(scale, 0.6f), under);
    DrawBlock& over = blocks.emplace_back();
    const glm::vec2 focus = shape.center + shape.radius * glm::vec2(-0.10f, -0.16f);
    append_filled_loop(shape.contour, shape.center, focus, shade.light, shade.fill, over.triangles);
    for (const DendriteBranch& branch : shape.branches) {
        over.strips.push_back(make_fill_strip(shape, branch, shade));
    }
    if (!shape.has_nucleus) {
        return;
    }
    Shape2D nucleus;
    nucleus.center = shape.center;
    nucleus.half_size = glm::vec2(0.36f * shape.radius);
    nucleus.fill = with_alpha(shade.fill, 0.55f);
    nucleus.outline = with_alpha(shade.outline, 0.75f);
    nucleus.outline_width = 1.2f * std::max(scale, 0.6f);
    over.shapes.push_back(nucleus);
    Shape2D nucleolus;
    nucleolus.center = shape.center + shape.radius * glm::vec2(0.09f, -0.06f);
    nucleolus.half_size = glm::vec2(0.09f * shape.radius);
    nucleolus.fill = shade.nucleolus;
    over.shapes.push_back(nucleolus);
}

TextRun neuron_letter(const StageNeuron& neuron, glm::vec2 center, const StageView& view) {
    const float size = view.text_px(TextUse::body);
    return {view.texts->get(neuron.letter),
            center + glm::vec2(0.0f, 0.36f * size),
            size,
            TextWeight::semibold,
            TextAlign::center,
            view.theme->color(neuron.left_out ? "text3" : "text")};
}

void draw_neuron_outline(const NeuronShape& shape,
                         const Color& color,
                         float scale,
                         DrawBlock& block) {
    const float half_width = 0.65f * std::max(scale, 0.8f);
    const auto dashed = [&](Strip strip) {
        strip.dash_on = 5.0f * scale;
        strip.dash_off = 4.0f * scale;
        strip.round_caps = false;
        block.strips.push_back(std::move(strip));
    };
    dashed(make_loop_strip(shape.contour, half_width, color));
    for (const DendriteBranch& branch : shape.branches) {
        Strip strip;
        for (const glm::vec2 p : branch.points) {
            if (!branch.at_soma || glm::length(p - shape.center) > 1.1f * shape.radius) {
                strip.points.push_back({p, half_width, color});
            }
        }
        if (strip.points.size() > 1) {
            dashed(std::move(strip));
        }
    }
}

} // namespace disinhibit
