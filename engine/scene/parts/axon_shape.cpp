#include "engine/scene/parts/axon_shape.h"

#include <algorithm>
#include <cmath>

#include "engine/picture/hash_noise.h"
#include "engine/scene/parts/axon.h"

namespace disinhibit {
namespace {

constexpr float fade_in = 70.0f;        ///< design px in which an axon from outside comes into view
constexpr float reference_width = 9.5f; ///< endings have their full size on an axon this thick

float ending_scale(const StageAxon& axon, const StageView& view) {
    return view.px(std::clamp(axon.width / reference_width, 0.6f, 1.1f));
}

float half_width_at(const StageAxon& axon, float s, float length, const StageView& view) {
    const float w = axon.width;
    const float design = s / view.scale;
    const float total = length / view.scale;
    float half = 0.5f * w * (1.0f - 0.25f * design / total);
    const float k = design / axon.varicosity + hash01(static_cast<std::uint64_t>(axon.seed), 3, 0);
    const float bump = (k - std::floor(k) - 0.5f) / 0.15f;
    const float tall =
        0.6f + 0.7f * hash01(static_cast<std::uint64_t>(axon.seed), 4, static_cast<int>(k));
    half += (axon.kind == AxonKind::peptide ? 0.34f : 0.24f) * w * tall * std::exp(-bump * bump);
    if (design < 26.0f && axon.trunk.empty() && !axon.from_outside) {
        const float near = 1.0f - design / 26.0f;
        half += 0.5f * w * near * near;
    }
    const float left = total - design;
    if (axon.ending == AxonEnding::plate && left < 20.0f) {
        const float near = 1.0f - left / 20.0f;
        half += 2.0f * near * near * (3.0f - 2.0f * near) * w / reference_width;
    }
    if (axon.ending == AxonEnding::none && left < 10.0f) {
        half *= 0.55f + 0.045f * left;
    }
    return half * view.scale;
}

Strip make_axon_strip(const AxonLook& look,
                      float wider,
                      const Color& color,
                      const StageView& view) {
    const AxonShape& shape = *look.shape;
    Strip strip;
    const std::vector<glm::vec2>& samples = shape.path.samples();
    strip.points.reserve(samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const float s = static_cast<float>(i) * shape.path.step();
        if (s > shape.drawn_px) {
            break;
        }
        const float shown = look.row->from_outside ? std::min(1.0f, s / view.px(fade_in)) : 1.0f;
        strip.points.push_back(
            {samples[i], shape.half_widths[i] + wider, with_alpha(color, shown * color.a)});
    }
    return strip;
}

Strip make_core_strip(const AxonLook& look, const StageView& view) {
    const float w = view.px(look.row->width);
    Strip core;
    const float last = look.shape->path.length() - view.px(20.0f);
    const std::vector<glm::vec2>& samples = look.shape->path.samples();
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const float s = static_cast<float>(i) * look.shape->path.step();
        if (s > view.px(14.0f) && s < last) {
            core.points.push_back({samples[i], 0.17f * w, with_alpha(view.background(), 0.9f)});
        }
    }
    core.dash_on = 1.3f * w;
    core.dash_off = 1.5f * w;
    core.round_caps = false;
    return core;
}

void draw_ending(const StageAxon& axon,
                 const AxonShape& shape,
                 const StageView& view,
                 const Color& fill,
                 const Color& outline,
                 DrawBlock& block) {
    const float s = ending_scale(axon, view);
    const glm::vec2 direction = shape.path.direction(shape.path.length());
    const glm::vec2 end = shape.path.point(shape.path.length());
    Shape2D mark;
    mark.rotation = rotation_of(direction);
    mark.fill = fill;
    mark.outline = outline;
    mark.outline_width = 1.5f * std::max(view.scale, 0.6f);
    if (axon.ending == AxonEnding::arrow) {
        mark.form = ShapeForm::arrow_head;
        mark.half_size = s * glm::vec2(16.0f, 19.0f);
        mark.center = end - direction * mark.half_size.y;
    } else if (axon.ending == AxonEnding::plate) {
        mark.form = ShapeForm::plate;
        mark.half_size = s * glm::vec2(20.0f, 8.0f);
        mark.center = end - direction * (0.55f * mark.half_size.y);
    } else {
        return;
    }
    block.shapes.push_back(mark);
}

} // namespace

float rotation_of(glm::vec2 direction) {
    return std::atan2(direction.x, -direction.y);
}

AxonShape make_axon_shape(const StageAxon& axon, const StageView& view, const AxonShape* trunk) {
    std::vector<glm::vec2> points;
    for (const glm::vec2 p : axon.path) {
        points.push_back(view.at(p));
    }
    AxonShape shape;
    shape.path = CurvePath(points, std::max(2.5f, view.px(3.5f)));
    shape.width = view.px(axon.width);
    const auto count = shape.path.samples().size();
    for (std::size_t i = 0; i < count; ++i) {
        const float s = static_cast<float>(i) * shape.path.step();
        shape.half_widths.push_back(half_width_at(axon, s, shape.path.length(), view));
    }
    if (trunk != nullptr) {
        shape.trunk_px = trunk->trunk_px + trunk->path.nearest(points.front());
    }
    shape.drawn_px = shape.path.length();
    if (axon.ending == AxonEnding::arrow) {
        shape.drawn_px -= 26.0f * ending_scale(axon, view);
    } else if (axon.ending == AxonEnding::plate) {
        shape.drawn_px -= 8.0f * ending_scale(axon, view);
    }
    return shape;
}

void draw_axons(const std::vector<AxonLook>& family, const StageView& view, DrawBlock& block) {
    const float thin = std::max(view.scale, 0.6f);
    for (const AxonLook& look : family) {
        block.strips.push_back(
            make_axon_strip(look, 0.8f * look.shade.outline_px * thin, look.shade.outline, view));
    }
    for (const AxonLook& look : family) {
        const Color fill = mix(look.shade.fill, look.shade.outline, 0.38f);
        block.strips.push_back(make_axon_strip(look, 0.0f, fill, view));
    }
    for (const AxonLook& look : family) {
        if (look.row->kind == AxonKind::inhibitory) {
            block.strips.push_back(make_core_strip(look, view));
        }
    }
}

void draw_axon_ending(const AxonLook& look, const StageView& view, DrawBlock& block) {
    const Color fill = mix(look.shade.fill, look.shade.outline, 0.75f);
    draw_ending(*look.row, *look.shape, view, fill, look.shade.outline, block);
}

void draw_axon_outline(const StageAxon& axon,
                       const AxonShape& shape,
                       const StageView& view,
                       DrawBlock& block) {
    const Color color = left_out_color(*view.theme);
    const float half_width = 0.75f * std::max(view.scale, 0.8f);
    Strip line;
    const std::vector<glm::vec2>& samples = shape.path.samples();
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (static_cast<float>(i) * shape.path.step() <= shape.drawn_px) {
            line.points.push_back({samples[i], half_width, color});
        }
    }
    line.dash_on = view.px(5.0f);
    line.dash_off = view.px(4.0f);
    line.round_caps = false;
    block.strips.push_back(line);
    draw_ending(axon, shape, view, with_alpha(view.background(), 0.6f), color, block);
}

} // namespace disinhibit
