#include "engine/scene/parts/molecules.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <utility>

#include "engine/picture/hash_noise.h"
#include "engine/scene/parts/axon.h"
#include "engine/scene/parts/cell_shade.h"
#include "engine/scene/parts/membrane.h"
#include "engine/scene/parts/receptors.h"
#include "engine/scene/stage/label_placer.h"
#include "engine/scene/stage/layout.h"
#include "engine/scene/stage/legend_signs.h"
#include "engine/scene/stage/moment.h"
#include "engine/scene/stage/table.h"

namespace disinhibit {
namespace {

constexpr int most_molecules = 60;
constexpr float glow_px = 64.0f; ///< design px
constexpr double two_pi = 6.283185307179586;

struct Drift {
    glm::vec2 position;
    float alpha;
};

Drift drift_at(std::uint64_t seed, int i, double t, glm::vec2 start, glm::vec2 goal, float px) {
    const double period = 9.0 + 6.0 * hash01(seed, 30, i);
    const double turns = t / period + hash01(seed, 31, i);
    const auto way = static_cast<float>(turns - std::floor(turns));
    const glm::vec2 arm = goal - start;
    const float size = std::max(glm::length(arm), 1e-3f);
    const glm::vec2 aside = glm::vec2(-arm.y, arm.x) / size;
    const double swing = two_pi * (0.13 * t + hash01(seed, 32, i));
    const float wide =
        px * (6.0f + 26.0f * hash01(seed, 33, i)) * std::sin(3.1416f * std::min(1.0f, way + 0.12f));
    const auto lateral = static_cast<float>(std::sin(swing));
    const float bob = px * 4.0f * static_cast<float>(std::cos(1.7 * swing));
    // Ahead quickly, then lingering near the receptors.
    const float ahead = 0.92f * (1.0f - (1.0f - way) * (1.0f - way));
    const float alpha = std::min({1.0f, way / 0.08f, (1.0f - way) / 0.15f});
    return {start + arm * ahead + aside * (wide * lateral * (1.0f - 0.7f * ahead)) +
                arm * (bob / size),
            alpha};
}

void draw_molecules(const StageMolecules& molecules,
                    double percent,
                    glm::vec2 start,
                    const ReceptorRowShape& target,
                    const StageClock& clock,
                    const StageView& view,
                    DrawBlock& block) {
    const double wanted = molecules.count_at_rest * std::max(percent, 0.0) / 100.0;
    const int count = static_cast<int>(std::lround(std::min<double>(wanted, most_molecules)));
    const auto seed = static_cast<std::uint64_t>(molecules.seed);
    const double t = clock.display_s / clock.motion;
    const Color color = view.theme->color(molecules.role);
    const float radius = std::max(2.0f, view.px(molecules.radius));
    for (int i = 0; i < count; ++i) {
        const auto seat =
            static_cast<std::size_t>(hash01(seed, 34, i) * static_cast<float>(target.feet.size()));
        const glm::vec2 mouth = receptor_mouth(target, std::min(seat, target.feet.size() - 1));
        const glm::vec2 goal = mouth + target.outwards[seat] * view.px(15.0f);
        const Drift drift = drift_at(seed, i, t, start, goal, view.scale);
        Shape2D ball;
        ball.center = drift.position;
        ball.half_size = glm::vec2(radius);
        ball.fill = with_alpha(color, drift.alpha);
        ball.outline = with_alpha(bright_color(*view.theme, molecules.role, 0.35f), drift.alpha);
        ball.outline_width = 0.8f;
        block.shapes.push_back(ball);
    }
    // Over a wide gap a light in its middle would be a thing of its own.
    const glm::vec2 way = receptor_mouth(target, target.feet.size() / 2) - start;
    if (view.theme->glow && count > 0 && glm::length(way) < view.px(2.0f * glow_px)) {
        const glm::vec2 middle = start + 0.5f * way;
        const float strength = 0.20f * std::min(1.6f, static_cast<float>(percent) / 100.0f);
        block.glows.push_back(
            {middle, view.px(glow_px), view.theme->tint(molecules.role), strength});
    }
}

/// Where they come from, screen px.
glm::vec2 source_of(const StageMolecules& molecules, const LaidStage& laid) {
    if (const auto* membrane = laid.find_shape<StageMembrane>(molecules.from)) {
        return membrane->point(molecules.site);
    }
    const CurvePath& path = laid.find_shape<StageAxon>(molecules.from)->path;
    return path.point(path.length());
}

Sample molecule_sample(StageMolecules row) {
    row.count_at_rest = 5.0f;
    return [row = std::move(row)](const StageView& view, std::vector<DrawBlock>& blocks) {
        StageReceptors receptor;
        const ReceptorRowShape shape = one_receptor(receptor, {26.0f, 24.0f}, view);
        DrawBlock block;
        draw_molecules(row, 100.0, view.at({-34.0f, 4.0f}), shape, StageClock{}, view, block);
        block.glows.clear(); // of a whole gap
        append_sample(std::move(block), blocks);
    };
}

} // namespace

void StageMolecules::read(StageTable& table) {
    signal = table.signal("signal", false);
    role = table.text("role");
    from = table.text("from");
    site = table.number_or("site", site);
    to = table.text("to");
    count_at_rest = table.number_or("count_at_rest", 6.0f);
    radius = table.number_or("radius", 4.0f);
    seed = table.integer_or("seed", 0);
}

void StageMolecules::check(const Stage& stage, const StageTable& root) const {
    if (!has_id(stage.of<StageAxon>(), from) && !has_id(stage.of<StageMembrane>(), from)) {
        root.fail(key,
                  fmt::format("found some from \"{}\"", from),
                  "the id of an [[axon]] or a [[membrane]]");
    }
    if (!has_id(stage.of<StageReceptors>(), to)) {
        root.fail(key, fmt::format("found some to \"{}\"", to), "the id of [[receptors]]");
    }
}

bool StageMolecules::is_foreign(const Stage& stage, const StageModel& model) const {
    return (!left_out && lacks_signal(signal, model)) || !has_id(stage.of<StageReceptors>(), to) ||
           !(has_id(stage.of<StageAxon>(), from) || has_id(stage.of<StageMembrane>(), from));
}

SignalHandle StageMolecules::resolve(const SignalFinder& finder) const {
    return finder.find(signal, key);
}

void StageMolecules::keep_free(const LaidPart& here, std::vector<KeptFree>& boxes) const {
    const glm::vec2 source = source_of(*this, here);
    const ReceptorRowShape& row = *here.find_shape<StageReceptors>(to);
    for (std::size_t i = 0; i < row.feet.size(); ++i) {
        for (const float t : {0.15f, 0.4f, 0.65f, 0.9f}) {
            const glm::vec2 p = glm::mix(source, receptor_mouth(row, i), t);
            boxes.push_back({square_around(p, here.view().px(16.0f)), molecule_weight});
        }
    }
}

void StageMolecules::draw(MovingLayer layer,
                          const LivePart& here,
                          std::vector<DrawBlock>& blocks) const {
    if (layer == MovingLayer::receptors) {
        const LaidPart laid = here.laid();
        draw_molecules(*this,
                       here.reader().percent(here.signals_of(*this)),
                       source_of(*this, laid),
                       *laid.find_shape<StageReceptors>(to),
                       here.moment.clock,
                       here.view(),
                       blocks.back());
    }
}

void StageMolecules::list_signs(LegendSigns& signs) {
    if (const StageMolecules* molecules = signs.first<StageMolecules>()) {
        signs.add(LegendGroup::fluids, "molecules", molecule_sample(*molecules));
    }
}

} // namespace disinhibit
