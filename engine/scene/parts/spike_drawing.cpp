#include "engine/scene/parts/spike_drawing.h"

#include <algorithm>
#include <cmath>

#include "engine/picture/hash_noise.h"
#include "engine/scene/parts/axon.h"

namespace disinhibit {
namespace {

constexpr double release_s = 0.7;      ///< a release light fades over this time of the viewer
constexpr float release_chance = 0.6f; ///< of a spike at one terminal

/// Screen px per display second.
double speed(const StageClock& clock, const StageView& view) {
    return spike_px_per_s * view.scale / clock.motion;
}

void draw_comet(
    const AxonLook& look, float s, float strength, const StageView& view, DrawBlock& block) {
    constexpr int steps = 7;
    const float w = look.shape->width;
    const float length = 4.5f * w;
    const Color tail = bright_color(*view.theme, look.row->role, view.theme->light ? 0.0f : 0.55f);
    const Color head = bright_color(*view.theme, look.row->role, view.theme->light ? 0.25f : 0.78f);
    Strip strip;
    strip.round_caps = false;
    const float first = std::max(0.0f, s - length);
    for (int i = 0; i <= steps; ++i) {
        const float t = static_cast<float>(i) / steps;
        const float share = 1.0f - (s - (first + (s - first) * t)) / length;
        const Color color = with_alpha(mix(tail, head, share), strength * (0.15f + 0.85f * share));
        strip.points.push_back(
            {look.shape->path.point(first + (s - first) * t), w * (0.04f + 0.36f * share), color});
    }
    block.strips.push_back(std::move(strip));
    Shape2D disc;
    disc.center = look.shape->path.point(s);
    disc.half_size = glm::vec2(std::max(2.0f, 0.47f * w));
    disc.fill = with_alpha(head, strength);
    block.shapes.push_back(disc);
    if (view.theme->glow) {
        block.glows.push_back({disc.center,
                               std::max(10.0f, 2.9f * w),
                               view.theme->tint(look.row->role),
                               (view.theme->light ? 0.5f : 0.55f) * strength});
    }
}

} // namespace

void draw_spikes(const AxonLook& look,
                 const SpikeTrain& train,
                 const StageClock& clock,
                 const StageView& view,
                 DrawBlock& block) {
    const double v = speed(clock, view);
    const float length = look.shape->drawn_px;
    const double window = (look.shape->trunk_px + length) / v;
    for (const Spike& spike : spikes_within(train, clock, window)) {
        const auto s = static_cast<float>(spike.age_s * v) - look.shape->trunk_px;
        if (s >= 0.0f && s <= length) {
            // Fade over the first and last pixels, so that a comet neither pops up nor is cut off.
            const float edge = std::min({1.0f, s / view.px(8.0f), (length - s) / view.px(8.0f)});
            draw_comet(look, s, spike.strength * edge, view, block);
        }
    }
}

void draw_rate_chevrons(const AxonLook& look,
                        double percent,
                        const StageView& view,
                        DrawBlock& block) {
    const int count = percent < 75.0 ? 1 : (percent <= 125.0 ? 2 : 3);
    const float gap = view.px(18.0f);
    for (int i = 0; i < count; ++i) {
        const float s = 0.5f * look.shape->path.length() +
                        gap * (static_cast<float>(i) - 0.5f * static_cast<float>(count - 1));
        Shape2D chevron;
        chevron.form = ShapeForm::chevron;
        chevron.center = look.shape->path.point(s);
        chevron.half_size = view.px(1.0f) * glm::vec2(10.0f, 7.0f);
        chevron.rotation = rotation_of(look.shape->path.direction(s));
        chevron.outline = bright_color(*view.theme, look.row->role, 0.6f);
        chevron.fill = chevron.outline;
        chevron.outline_width = std::max(1.5f, view.px(3.0f));
        block.shapes.push_back(chevron);
    }
}

void draw_release(const AxonLook& look,
                  const SpikeTrain& train,
                  const StageClock& clock,
                  const StageView& view,
                  DrawBlock& block) {
    const float length = look.shape->path.length();
    const auto seed = static_cast<std::uint64_t>(look.row->seed);
    constexpr float vesicle_at[] = {7.0f, 19.0f, 38.0f};
    constexpr float vesicle_aside[] = {-2.0f, 2.5f, -2.5f};
    for (int i = 0; i < 3; ++i) {
        const float s = length - view.px(vesicle_at[i]);
        const glm::vec2 along = look.shape->path.direction(s);
        Shape2D vesicle;
        vesicle.form = ShapeForm::vesicle_clear;
        vesicle.center =
            look.shape->path.point(s) + view.px(vesicle_aside[i]) * glm::vec2(-along.y, along.x);
        vesicle.half_size = glm::vec2(std::max(2.5f, view.px(4.6f)));
        vesicle.fill = bright_color(*view.theme, look.row->role, 0.25f);
        vesicle.outline = vesicle.fill;
        vesicle.outline_width = std::max(1.0f, view.px(1.1f));
        block.shapes.push_back(vesicle);
    }
    const double travel = (look.shape->trunk_px + length) / speed(clock, view);
    const double fade = release_s * clock.motion;
    float light = 0.0f;
    for (const Spike& spike : spikes_within(train, clock, travel + fade)) {
        const double since = spike.age_s - travel;
        if (since >= 0.0 && hash01(seed, 12, spike.index) < release_chance) {
            const auto left = static_cast<float>(1.0 - since / fade);
            light = std::max(light, spike.strength * left * left);
        }
    }
    if (light <= 0.01f) {
        return;
    }
    Shape2D flash;
    flash.center = look.shape->path.point(length - view.px(8.0f));
    flash.half_size = glm::vec2(view.px(5.5f));
    flash.fill = with_alpha(
        bright_color(*view.theme, look.row->role, view.theme->light ? 0.3f : 0.85f), light);
    block.shapes.push_back(flash);
    if (view.theme->glow) {
        block.glows.push_back(
            {flash.center, view.px(44.0f), view.theme->tint(look.row->role), 0.75f * light});
    }
}

} // namespace disinhibit
