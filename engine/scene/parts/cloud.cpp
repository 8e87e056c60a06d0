#include "engine/scene/parts/cloud.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/picture/hash_noise.h"
#include "engine/scene/parts/cell_shade.h"
#include "engine/scene/stage/label_placing.h"
#include "engine/scene/stage/layout.h"
#include "engine/scene/stage/legend_signs.h"
#include "engine/scene/stage/moment.h"
#include "engine/scene/stage/table.h"
#include "engine/scene/stage/thing_list.h"

namespace disinhibit {
namespace {

constexpr double own_size_up_to = 250.0; ///< percent of rest
constexpr int most_dots = 700;
constexpr double golden_angle = 2.399963229728653;

Shape2D disc_at(glm::vec2 center, float radius) {
    Shape2D disc;
    disc.center = center;
    disc.half_size = glm::vec2(radius);
    return disc;
}

void draw_dots(const StageCloud& cloud,
               float count,
               float ring,
               glm::vec2 center,
               const StageClock& clock,
               const StageView& view,
               DrawBlock& block) {
    const auto seed = static_cast<std::uint64_t>(cloud.seed);
    const Color bright = bright_color(*view.theme, cloud.role, view.theme->light ? 0.05f : 0.15f);
    const double t = clock.display_s / clock.motion;
    const float at_rest = 100.0f * cloud.dots_per_percent;
    const int shown = std::min(most_dots, static_cast<int>(std::ceil(count)));
    for (int i = 0; i < shown; ++i) {
        // Equal areas per dot: density is constant and a rising concentration adds dots at the rim only.
        const float r = ring * std::sqrt((static_cast<float>(i) + hash01(seed, 40, i)) / at_rest);
        const double angle = golden_angle * i + 1.6 * hash01(seed, 41, i);
        const double phase = 6.2832 * hash01(seed, 42, i);
        const double sway = 0.35 + 0.3 * hash01(seed, 43, i);
        const glm::vec2 drift = view.px(2.6f) * glm::vec2(std::sin(sway * t + phase),
                                                          std::cos(0.8 * sway * t + 1.7 * phase));
        Shape2D dot = disc_at(center + r * glm::vec2(std::cos(angle), std::sin(angle)) + drift,
                              std::max(1.1f, view.px(1.7f + 1.0f * hash01(seed, 44, i))));
        const float last = std::clamp(count - static_cast<float>(i), 0.0f, 1.0f);
        dot.fill = with_alpha(bright, last * (0.45f + 0.5f * hash01(seed, 45, i)));
        block.shapes.push_back(dot);
    }
}

void draw_rim(float from, float to, const Color& color, glm::vec2 center, DrawBlock& block) {
    constexpr int steps = 96;
    Strip rim;
    rim.round_caps = false;
    const float middle = 0.5f * (from + to);
    for (int i = 0; i <= steps; ++i) {
        const float angle = 6.2831853f * static_cast<float>(i) / steps;
        rim.points.push_back({center + middle * glm::vec2(std::cos(angle), std::sin(angle)),
                              0.5f * (to - from),
                              color});
    }
    block.strips.push_back(rim);
}

void draw_ring(
    glm::vec2 center, float radius, const Color& color, const StageView& view, DrawBlock& block) {
    Shape2D ring = disc_at(center, radius);
    ring.form = ShapeForm::ring;
    ring.outline = color;
    ring.outline_width = std::max(1.5f, view.px(1.8f));
    ring.dash_px = std::max(2.0f, view.px(3.2f));
    block.shapes.push_back(ring);
}

/// `at`: middle of its baseline, screen px.
TextRun scale_text(std::string text, glm::vec2 at, const StageView& view) {
    return {std::move(text),
            at,
            view.text_px(TextUse::hint),
            TextWeight::medium,
            TextAlign::center,
            view.theme->color("text2")};
}

void draw_cloud_scale(const StageCloud& cloud,
                      const CloudScale& scale,
                      const Box& place,
                      const StageView& view,
                      DrawBlock& block) {
    if (scale.outer_percent > 0.0) {
        std::string text =
            view.texts->get(cloud.scale_text, {{"outer", number_text(scale.outer_percent, 0)}});
        draw_scale_text(std::move(text), place, view, block);
    }
}

Sample cloud_sample(StageCloud row) {
    constexpr float dots = 0.24f;
    constexpr double risen = 150.0;
    row.center = {0.0f, 0.0f};
    row.radius_at_rest = 19.0f;
    row.dots_per_percent = dots;
    return [row = std::move(row)](const StageView& view, std::vector<DrawBlock>& blocks) {
        draw_cloud(row, risen, cloud_scale(risen), StageClock{}, view, blocks.emplace_back());
    };
}

} // namespace

void draw_scale_text(std::string text, const Box& place, const StageView& view, DrawBlock& block) {
    TextRun run = scale_text(std::move(text), 0.5f * (place.low + place.high), view);
    run.position.y += place.low.y - box_of(run, view).low.y;
    draw_text_plate(place, view, block);
    block.texts.push_back(std::move(run));
}

CloudScale cloud_scale(double percent) {
    CloudScale scale;
    double limit = own_size_up_to;
    while (percent > limit && limit < 1e9) {
        // Ease over the first tenth above the limit, so that the ring does not jump.
        const double x = std::clamp((percent / limit - 1.0) / 0.1, 0.0, 1.0);
        scale.shrink *= static_cast<float>(1.0 - 0.5 * x * x * (3.0 - 2.0 * x));
        limit *= 4.0;
        scale.outer_percent = limit;
    }
    return scale;
}

void draw_cloud(const StageCloud& cloud,
                double percent,
                const CloudScale& scale,
                const StageClock& clock,
                const StageView& view,
                DrawBlock& block) {
    const glm::vec2 center = view.at(cloud.center);
    const float ring = view.px(cloud.radius_at_rest) * scale.shrink;
    const auto amount = static_cast<float>(std::max(percent, 0.0) / 100.0);
    const float radius = ring * std::sqrt(amount);
    const Color tint = view.theme->tint(cloud.role);
    Shape2D area = disc_at(center, radius);
    area.fill = with_alpha(tint, view.theme->light ? 0.20f : 0.10f);
    block.shapes.push_back(area);
    if (radius > ring + 1.0f) {
        draw_rim(ring, radius, with_alpha(tint, view.theme->light ? 0.75f : 0.24f), center, block);
    }
    const float count = amount * 100.0f * cloud.dots_per_percent * scale.shrink * scale.shrink;
    // The positions keep their place relative to the ring, which is why the count shrinks with its area.
    draw_dots(cloud, count, view.px(cloud.radius_at_rest), center, clock, view, block);
    const Color line = view.theme->color("text");
    draw_ring(center, ring, line, view, block);
    if (scale.outer_percent > 0.0) {
        const float outer = ring * static_cast<float>(std::sqrt(scale.outer_percent / 100.0));
        draw_ring(center, outer, with_alpha(line, 0.5f), view, block);
    }
}

Box scale_text_box(const std::string& key, glm::vec2 at, const StageView& view) {
    const std::string text = view.texts->get(key, {{"outer", "10000"}, {"factor", "1000"}});
    return box_of(scale_text(text, view.at(at), view), view);
}

void StageCloud::read(StageTable& table) {
    signal = table.signal("signal", false);
    role = table.text("role");
    center = table.point("center");
    radius_at_rest = table.number("radius_at_rest");
    dots_per_percent = table.number_or("dots_per_percent", 2.2f);
    scale_text = table.text("scale_text");
    scale_text_at = table.point("scale_text_at");
    seed = table.integer_or("seed", 0);
}

bool StageCloud::is_foreign(const Stage&, const StageModel& model) const {
    return !left_out && lacks_signal(signal, model);
}

void StageCloud::take_room(std::vector<Obstacle>& obstacles) const {
    obstacles.push_back({center, radius_at_rest});
}

SignalHandle StageCloud::resolve(const SignalFinder& finder) const {
    return finder.find(signal, key);
}

double StageCloud::grown_percent(const SignalHandle& own, const SignalReader& reader) {
    return reader.percent(own);
}

void StageCloud::keep_free(const LaidPart& here, std::vector<KeptFree>& boxes) const {
    const StageView& view = here.view();
    boxes.push_back(
        keep_disc(view.at(center), 1.2f * view.px(radius_at_rest), fluid_weight, false));
}

void StageCloud::block_leaders(const LaidPart& here, std::vector<Ellipse>& bodies) const {
    bodies.push_back({here.view().at(center), glm::vec2(here.view().px(radius_at_rest))});
}

void StageCloud::place_labels(LabelPlacing& placing,
                              const LaidStage& laid,
                              std::vector<Box>& notes) {
    for (const StageCloud& cloud : laid.stage.of<StageCloud>()) {
        notes.push_back(placing.take_scale_note(
            scale_text_box(cloud.scale_text, cloud.scale_text_at, laid.view())));
    }
}

void StageCloud::list_things(const LaidPart& here, ThingList& things) const {
    const StageView& view = here.view();
    things.disc(entity_of_signal(signal), view.at(center), view.px(radius_at_rest));
}

void StageCloud::draw(MovingLayer layer,
                      const LivePart& here,
                      std::vector<DrawBlock>& blocks) const {
    const StageView& view = here.view();
    const double percent = here.reader().percent(here.signals_of(*this));
    if (layer == MovingLayer::fluids) {
        DrawBlock& block = blocks.emplace_back();
        const CloudScale scale = cloud_scale(std::max(percent, here.moment.beside_percent));
        draw_cloud(*this, percent, scale, here.moment.clock, view, block);
        draw_cloud_scale(*this, scale, here.label_of(*this), view, block);
    } else if (layer == MovingLayer::lights) {
        const float activity = activity_of(percent, 100.0);
        blocks.back().glows.push_back({view.at(center),
                                       view.px(radius_at_rest) * (1.15f + 0.5f * activity),
                                       view.theme->tint(role),
                                       0.06f + 0.42f * activity * activity});
    }
}

void StageCloud::list_signs(LegendSigns& signs) {
    if (const StageCloud* cloud = signs.first<StageCloud>()) {
        signs.add(LegendGroup::fluids, "cloud", cloud_sample(*cloud));
    }
}

} // namespace disinhibit
