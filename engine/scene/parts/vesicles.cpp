#include "engine/scene/parts/vesicles.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/picture/hash_noise.h"
#include "engine/scene/parts/cell_shade.h"
#include "engine/scene/parts/cloud.h"
#include "engine/scene/stage/signal_reader.h"

namespace disinhibit {
namespace {

constexpr double open_s = 0.5;   ///< of the viewer, an omega stays open
constexpr double spread_s = 1.6; ///< of the viewer, until the cargo has faded into the cloud
constexpr float taken_at_rest = 0.8f;
constexpr float full_turn = 6.2831853f;
constexpr int most_cargo_dots = 700;

/// Which places are taken: a fixed order, so that a vesicle leaves or comes one at a time.
std::vector<bool> taken_places(const StageVesicles& vesicles, double store_percent) {
    const auto count = static_cast<int>(vesicles.places.size());
    std::vector<int> order(vesicles.places.size());
    std::iota(order.begin(), order.end(), 0);
    const auto seed = static_cast<std::uint64_t>(vesicles.seed);
    std::sort(order.begin(), order.end(), [&](int a, int b) {
        return hash01(seed, 60, a) < hash01(seed, 60, b);
    });
    const double wanted = taken_at_rest * count * std::max(0.0, store_percent) / 100.0;
    const int taken = std::clamp(static_cast<int>(std::lround(wanted)), 0, count);
    std::vector<bool> result(vesicles.places.size(), false);
    for (int i = 0; i < taken; ++i) {
        result[static_cast<std::size_t>(order[static_cast<std::size_t>(i)])] = true;
    }
    return result;
}

void draw_vesicle(const StageVesicles& vesicles,
                  glm::vec2 center,
                  const StageView& view,
                  DrawBlock& block) {
    Shape2D vesicle;
    const bool dense = vesicles.glyph == VesicleGlyph::dense;
    vesicle.form = dense ? ShapeForm::vesicle_dense : ShapeForm::vesicle_clear;
    vesicle.center = center;
    vesicle.half_size = glm::vec2(view.px(vesicles.radius));
    vesicle.fill = bright_color(*view.theme, vesicles.role, 0.1f);
    vesicle.outline = view.theme->color(vesicles.role);
    vesicle.outline_width = std::max(1.2f, view.px(1.8f));
    block.shapes.push_back(vesicle);
}

/// A vesicle that has opened to the outside: a bay in the membrane whose ends lie on it.
void draw_omega(const StageVesicles& vesicles,
                glm::vec2 site,
                glm::vec2 out,
                float light,
                const StageView& view,
                DrawBlock& block) {
    constexpr int steps = 20;
    constexpr float depth = 0.2f; ///< of the middle behind the membrane, in radii
    const float half_gap = std::acos(depth);
    const float radius = view.px(vesicles.radius);
    const glm::vec2 center = site - depth * radius * out;
    const float to_gap = std::atan2(out.y, out.x);
    const Color color = bright_color(*view.theme, vesicles.role, view.theme->light ? 0.0f : 0.35f);
    // The outside reaches into the vesicle: the membrane is open here.
    Shape2D inside;
    inside.center = center;
    inside.half_size = glm::vec2(radius);
    inside.fill = with_alpha(view.background(), std::min(1.0f, 2.0f * light));
    block.shapes.push_back(inside);
    Strip omega;
    for (int i = 0; i <= steps; ++i) {
        const float angle =
            to_gap + half_gap + (full_turn - 2.0f * half_gap) * static_cast<float>(i) / steps;
        omega.points.push_back({center + radius * glm::vec2(std::cos(angle), std::sin(angle)),
                                std::max(0.9f, view.px(1.4f)),
                                with_alpha(color, std::min(1.0f, 2.0f * light))});
    }
    block.strips.push_back(std::move(omega));
    if (view.theme->glow) {
        block.glows.push_back(
            {site, view.px(3.6f * vesicles.radius), view.theme->tint(vesicles.role), 0.7f * light});
    }
}

void draw_cargo(const StageVesicles& vesicles,
                glm::vec2 site,
                glm::vec2 out,
                float spread,
                std::int64_t event,
                const StageView& view,
                DrawBlock& block) {
    const auto seed = static_cast<std::uint64_t>(vesicles.seed);
    const bool dense = vesicles.glyph == VesicleGlyph::dense;
    const Color bright =
        bright_color(*view.theme, vesicles.role, view.theme->light ? 0.05f : 0.25f);
    const glm::vec2 mouth = site + 0.6f * view.px(vesicles.radius) * out;
    for (int i = 0; i < vesicles.cargo; ++i) {
        const std::int64_t key = event * 64 + i;
        const float angle = std::atan2(out.y, out.x) + 2.4f * (hash01(seed, 61, key) - 0.5f);
        const float reach = view.px(30.0f + 110.0f * hash01(seed, 62, key)) * std::sqrt(spread);
        Shape2D dot;
        dot.center = mouth + reach * glm::vec2(std::cos(angle), std::sin(angle));
        dot.half_size = glm::vec2(std::max(1.3f, view.px(dense ? 5.5f : 2.7f)));
        dot.fill = with_alpha(bright, 1.0f - spread);
        block.shapes.push_back(dot);
    }
}

} // namespace

void draw_vesicles(const StageVesicles& vesicles,
                   const MembraneShape& membrane,
                   double store_percent,
                   const SpikeTrain& train,
                   const StageClock& clock,
                   const StageView& view,
                   DrawBlock& block) {
    const std::vector<bool> taken = taken_places(vesicles, store_percent);
    for (std::size_t i = 0; i < taken.size(); ++i) {
        if (taken[i]) {
            draw_vesicle(vesicles, view.at(vesicles.places[i]), view, block);
        }
    }
    if (!clock.moves || vesicles.sites.empty()) {
        return;
    }
    const auto seed = static_cast<std::uint64_t>(vesicles.seed);
    for (const Spike& spike : spikes_within(train, clock, spread_s * clock.motion)) {
        const double age = spike.age_s / clock.motion;
        const auto pick = static_cast<std::size_t>(hash01(seed, 63, spike.index) *
                                                   static_cast<float>(vesicles.sites.size()));
        const float share = vesicles.sites[std::min(pick, vesicles.sites.size() - 1)];
        const glm::vec2 site = membrane.point(share);
        const glm::vec2 out = membrane.outward(share);
        if (age < open_s) {
            const auto left = static_cast<float>(1.0 - age / open_s);
            draw_omega(vesicles, site, out, spike.strength * left, view, block);
        }
        const auto spread = static_cast<float>(age / spread_s);
        draw_cargo(vesicles, site, out, spread, spike.index, view, block);
    }
}

void draw_cleft(const StageCleft& cleft,
                double percent,
                const CloudScale& scale,
                const StageClock& clock,
                const StageView& view,
                DrawBlock& block) {
    const float shrink = scale.shrink * scale.shrink;
    const float count =
        static_cast<float>(std::max(percent, 0.0)) * cleft.dots_per_percent * shrink;
    const auto seed = static_cast<std::uint64_t>(cleft.seed);
    const Color bright = bright_color(*view.theme, cleft.role, view.theme->light ? 0.05f : 0.15f);
    const double t = clock.display_s / clock.motion;
    const int shown = std::min(most_cargo_dots, static_cast<int>(std::ceil(count)));
    for (int i = 0; i < shown; ++i) {
        // Denser towards the terminal: the middle of the ellipse lies at its upper edge.
        const float r = std::sqrt(hash01(seed, 64, i));
        const float angle = full_turn * hash01(seed, 65, i);
        const double phase = 6.2832 * hash01(seed, 66, i);
        const double sway = 0.3 + 0.3 * hash01(seed, 67, i);
        const glm::vec2 place{r * std::cos(angle), r * r * std::abs(std::sin(angle)) * 2.0f - 1.0f};
        const glm::vec2 drift = view.px(3.5f) * glm::vec2(std::sin(sway * t + phase),
                                                          std::cos(0.8 * sway * t + 1.7 * phase));
        Shape2D dot;
        dot.center = view.at(cleft.center + cleft.radii * place) + drift;
        dot.half_size = glm::vec2(std::max(1.2f, view.px(1.9f + 1.1f * hash01(seed, 68, i))));
        const float last = std::clamp(count - static_cast<float>(i), 0.0f, 1.0f);
        dot.fill = with_alpha(bright, last * (0.45f + 0.5f * hash01(seed, 69, i)));
        block.shapes.push_back(dot);
    }
}

void draw_cleft_scale(const StageCleft& cleft,
                      const CloudScale& scale,
                      const Box& place,
                      const StageView& view,
                      DrawBlock& block) {
    if (scale.outer_percent > 0.0) {
        const double factor = 1.0 / static_cast<double>(scale.shrink * scale.shrink);
        std::string text = view.texts->get(cleft.scale_text, {{"factor", number_text(factor, 0)}});
        draw_scale_text(std::move(text), place, view, block);
    }
}

} // namespace disinhibit
