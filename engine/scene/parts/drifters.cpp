#include "engine/scene/parts/drifters.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/picture/hash_noise.h"
#include "engine/scene/stage/legend_signs.h"
#include "engine/scene/stage/moment.h"
#include "engine/scene/stage/table.h"

namespace disinhibit {
namespace {

void draw_drifters(const StageDrifters& row,
                   double concentration,
                   const StageClock& clock,
                   const StageView& view,
                   DrawBlock& block) {
    const double x = std::max(concentration, 0.0);
    const auto count = static_cast<float>(row.most * x / (x + row.half));
    const auto seed = static_cast<std::uint64_t>(row.seed);
    const double t = clock.display_s / clock.motion;
    for (int i = 0; i < static_cast<int>(std::ceil(count)); ++i) {
        const float r = std::sqrt(hash01(seed, 80, i));
        const float angle = 6.2831853f * hash01(seed, 81, i);
        const double phase = 6.2832 * hash01(seed, 82, i);
        const double sway = 0.22 + 0.2 * hash01(seed, 83, i);
        const glm::vec2 drift = view.px(12.0f) * glm::vec2(std::sin(sway * t + phase),
                                                           std::cos(0.7 * sway * t + phase));
        const glm::vec2 place = row.radii * (r * glm::vec2(std::cos(angle), std::sin(angle)));
        const float last = std::clamp(count - static_cast<float>(i), 0.0f, 1.0f);
        Shape2D shape = make_ligand_glyph(row.glyph, row.role, 0.85f * view.scale, *view.theme);
        shape.center = view.at(row.center + place) + drift;
        shape.rotation = static_cast<float>(2.0 * std::sin(0.5 * sway * t + phase));
        shape.fill.a *= last;
        shape.outline.a *= last;
        block.shapes.push_back(shape);
    }
}

Sample drifter_sample(StageDrifters row) {
    row.center = {0.0f, 0.0f};
    row.radii = {30.0f, 10.0f};
    row.most = 4;
    return [row = std::move(row)](const StageView& view, std::vector<DrawBlock>& blocks) {
        draw_drifters(row, sample_plenty * row.half, StageClock{}, view, blocks.emplace_back());
    };
}

} // namespace

void StageDrifters::read(StageTable& table) {
    signal = table.signal("signal", true);
    half = table.positive("half");
    most = table.integer_or("most", most);
    role = table.text("role");
    glyph = read_glyph(table);
    center = table.point("center");
    radii = table.point("radii");
    seed = table.integer_or("seed", 0);
}

bool StageDrifters::is_foreign(const Stage&, const StageModel& model) const {
    return !left_out && lacks_signal(signal, model);
}

SignalHandle StageDrifters::resolve(const SignalFinder& finder) const {
    return finder.find(signal, key);
}

void StageDrifters::draw(MovingLayer layer,
                         const LivePart& here,
                         std::vector<DrawBlock>& blocks) const {
    if (layer == MovingLayer::receptors) {
        const double concentration = here.reader().now(here.signals_of(*this));
        draw_drifters(*this, concentration, here.moment.clock, here.view(), blocks.back());
    }
}

/// Those of each form that drift at this moment.
void StageDrifters::list_signs(LegendSigns& signs) {
    const std::vector<StageDrifters>& rows = signs.rows<StageDrifters>();
    std::vector<LigandGlyph> drifting;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const StageDrifters& row = rows[i];
        const double now = signs.reader().now(signs.signals<StageDrifters>()[i]);
        if (!row.left_out && now > least_shown_share * row.half &&
            std::ranges::find(drifting, row.glyph) == drifting.end()) {
            drifting.push_back(row.glyph);
            signs.add(LegendGroup::fluids, "drifters", drifter_sample(row));
        }
    }
}

} // namespace disinhibit
