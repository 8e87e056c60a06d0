#include "engine/scene/parts/cleft.h"

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

constexpr int most_dots_in_cleft = 700;

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

Sample cleft_sample(StageCleft row) {
    row.center = {0.0f, 0.0f};
    row.radii = {34.0f, 18.0f};
    row.dots_per_percent = 0.16f;
    return [row = std::move(row)](const StageView& view, std::vector<DrawBlock>& blocks) {
        draw_cleft(row, 100.0, cloud_scale(100.0), StageClock{}, view, blocks.emplace_back());
    };
}

} // namespace

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
    const int shown = std::min(most_dots_in_cleft, static_cast<int>(std::ceil(count)));
    for (int i = 0; i < shown; ++i) {
        // Denser towards the terminal: the middle of the ellipse lies at its upper edge.
        const float r = std::sqrt(hash01(seed, 64, i));
        const float angle = 6.2831853f * hash01(seed, 65, i);
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

void StageCleft::read(StageTable& table) {
    role = table.text("role");
    signal = table.signal("signal", false);
    center = table.point("center");
    radii = table.point("radii");
    dots_per_percent = table.number_or("dots_per_percent", dots_per_percent);
    scale_text = table.text("scale_text");
    scale_text_at = table.point("scale_text_at");
    seed = table.integer_or("seed", 0);
}

bool StageCleft::is_foreign(const Stage&, const StageModel& model) const {
    return !left_out && lacks_signal(signal, model);
}

SignalHandle StageCleft::resolve(const SignalFinder& finder) const {
    return finder.find(signal, key);
}

double StageCleft::grown_percent(const SignalHandle& own, const SignalReader& reader) {
    return reader.percent(own);
}

void StageCleft::keep_free(const LaidPart& here, std::vector<KeptFree>& boxes) const {
    const glm::vec2 middle = here.view().at(center);
    const glm::vec2 half = here.view().px(1.0f) * radii;
    boxes.push_back({{middle - half, middle + half}, fluid_weight, false, true});
}

void StageCleft::place_labels(LabelPlacing& placing,
                              const LaidStage& laid,
                              std::vector<Box>& notes) {
    for (const StageCleft& cleft : laid.stage.of<StageCleft>()) {
        notes.push_back(placing.take_scale_note(
            scale_text_box(cleft.scale_text, cleft.scale_text_at, laid.view())));
    }
}

void StageCleft::list_things(const LaidPart& here, ThingList& things) const {
    const StageView& view = here.view();
    const glm::vec2 half{0.7f * radii.x, 0.0f};
    things.add(entity_of_signal(signal),
               ThingShape::line,
               screen_line({center - half, center, center + half}, view),
               view.px(0.8f * radii.y));
}

void StageCleft::draw(MovingLayer layer,
                      const LivePart& here,
                      std::vector<DrawBlock>& blocks) const {
    if (layer == MovingLayer::terminals) {
        const double percent = here.reader().percent(here.signals_of(*this));
        const CloudScale scale = cloud_scale(std::max(percent, here.moment.beside_percent));
        draw_cleft(*this, percent, scale, here.moment.clock, here.view(), blocks.back());
        draw_cleft_scale(*this, scale, here.label_of(*this), here.view(), blocks.back());
    }
}

void StageCleft::list_signs(LegendSigns& signs) {
    if (const StageCleft* cleft = signs.first<StageCleft>()) {
        signs.add(LegendGroup::fluids, "cleft", cleft_sample(*cleft));
    }
}

} // namespace disinhibit
