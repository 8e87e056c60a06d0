#include "engine/scene/parts/transporters.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <numeric>

#include "engine/picture/hash_noise.h"
#include "engine/scene/parts/axon_shape.h"
#include "engine/scene/parts/cell_shade.h"
#include "engine/scene/parts/receptor_row.h"

namespace disinhibit {
namespace {

constexpr float way_px = 46.0f;           ///< design px from outside to inside
constexpr float molecules_at_rest = 3.0f; ///< on their way at one transporter

struct Pose {
    glm::vec2 center;
    glm::vec2 out;
};

Shape2D part(const Pose& pose, glm::vec2 local, glm::vec2 half, const StageView& view) {
    const glm::vec2 across{-pose.out.y, pose.out.x};
    Shape2D shape;
    shape.center = pose.center + view.px(local.x) * across + view.px(local.y) * pose.out;
    shape.half_size = view.px(1.0f) * half;
    shape.rotation = rotation_of(pose.out);
    return shape;
}

void draw_pillars(const Pose& pose, const Color& color, const StageView& view, DrawBlock& block) {
    for (const float side : {-1.0f, 1.0f}) {
        Shape2D pillar = part(pose, {9.0f * side, 0.0f}, {5.0f, 17.0f}, view);
        pillar.form = ShapeForm::rounded_box;
        pillar.corner = view.px(5.0f);
        pillar.fill = mix(view.background(), color, 0.45f);
        pillar.outline = color;
        pillar.outline_width = std::max(1.2f, view.px(1.8f));
        block.shapes.push_back(pillar);
    }
}

void draw_wedge(const Pose& pose, const Color& color, const StageView& view, DrawBlock& block) {
    Shape2D wedge = part(pose, {0.0f, 9.0f}, {8.0f, 12.0f}, view);
    wedge.form = ShapeForm::arrow_head;
    wedge.rotation = rotation_of(-pose.out);
    wedge.fill = color;
    wedge.outline = view.background();
    wedge.outline_width = std::max(1.0f, view.px(1.2f));
    block.shapes.push_back(wedge);
}

/// An arrow through the pillars, outwards.
void draw_outward_arrow(const Pose& pose,
                        const Color& color,
                        const StageView& view,
                        DrawBlock& block) {
    const float half = std::max(1.0f, view.px(2.2f));
    Strip shaft;
    shaft.points = {{pose.center - view.px(22.0f) * pose.out, half, color},
                    {pose.center + view.px(26.0f) * pose.out, half, color}};
    block.strips.push_back(std::move(shaft));
    Shape2D head = part(pose, {0.0f, 32.0f}, {8.0f, 9.0f}, view);
    head.form = ShapeForm::arrow_head;
    head.fill = color;
    block.shapes.push_back(head);
}

/// Molecules on their way, as many as the flow; `inward` +1 or -1.
void draw_flow(const StageTransporters& row,
               const Pose& pose,
               std::size_t index,
               float count,
               float inward,
               const StageClock& clock,
               const StageView& view,
               DrawBlock& block) {
    const auto seed = static_cast<std::uint64_t>(row.seed) * 16u + index;
    const Color bright = bright_color(*view.theme, row.role, view.theme->light ? 0.05f : 0.3f);
    const double t = clock.display_s / clock.motion;
    for (int i = 0; i < static_cast<int>(std::ceil(count)); ++i) {
        const double turns = 0.45 * t + hash01(seed, 70, i);
        const auto way = static_cast<float>(turns - std::floor(turns));
        const float along = inward * way_px * (0.5f - way) * 1.3f;
        const float aside = 10.0f * (hash01(seed, 71, i) - 0.5f) * std::abs(1.0f - 2.0f * way);
        Shape2D dot = part(pose, {aside, along}, glm::vec2(2.8f), view);
        const float last = std::clamp(count - static_cast<float>(i), 0.0f, 1.0f);
        const float ends = std::min({1.0f, way / 0.15f, (1.0f - way) / 0.15f});
        dot.fill = with_alpha(bright, last * ends);
        block.shapes.push_back(dot);
    }
}

} // namespace

std::vector<int> transporter_states(const StageTransporters& row, const TransportMoment& moment) {
    std::vector<double> weights = moment.blocked_percent;
    weights.insert(weights.end(), moment.turned_percent.begin(), moment.turned_percent.end());
    const double held = std::accumulate(weights.begin(), weights.end(), 0.0);
    weights.push_back(std::max(0.0, 100.0 - held));
    const std::vector<int> counts = largest_remainder(weights, static_cast<int>(row.at.size()));
    std::vector<int> states;
    for (std::size_t kind = 0; kind + 1 < counts.size(); ++kind) {
        states.insert(states.end(), static_cast<std::size_t>(counts[kind]), static_cast<int>(kind));
    }
    states.resize(row.at.size(), -1);
    return states;
}

void draw_transporters(const StageTransporters& row,
                       const MembraneShape& membrane,
                       const TransportMoment& moment,
                       const StageClock& clock,
                       const StageView& view,
                       DrawBlock& block) {
    const std::vector<int> states = transporter_states(row, moment);
    const Color color = view.theme->color(row.role);
    for (std::size_t i = 0; i < states.size(); ++i) {
        const Pose pose{membrane.point(row.at[i]), membrane.outward(row.at[i])};
        draw_pillars(pose, color, view, block);
        const auto kind = static_cast<std::size_t>(std::max(states[i], 0));
        if (states[i] < 0) {
            const auto flow = static_cast<float>(moment.uptake_percent / 100.0);
            const float count = molecules_at_rest * std::min(3.0f, flow);
            draw_flow(row, pose, i, count, 1.0f, clock, view, block);
        } else if (kind < row.blockers.size()) {
            draw_wedge(pose, view.theme->color(row.blockers[kind].role), view, block);
        } else {
            const StageTransportLigand& releaser = row.releasers[kind - row.blockers.size()];
            draw_outward_arrow(pose, view.theme->color(releaser.role), view, block);
            draw_flow(row, pose, i, 2.0f * molecules_at_rest, -1.0f, clock, view, block);
        }
    }
}

void draw_stop(const StageStop& stop, double percent, const StageView& view, DrawBlock& block) {
    const auto share = static_cast<float>(std::clamp(percent / 100.0, 0.0, 1.0));
    const Color color = with_alpha(view.theme->color(stop.role), 0.3f + 0.7f * share);
    const float half = std::max(0.9f, view.px(1.2f + 1.0f * share));
    Strip line;
    for (const glm::vec2 p : stop.path) {
        line.points.push_back({view.at(p), half, color});
    }
    const glm::vec2 end = line.points.back().position;
    const glm::vec2 along = glm::normalize(end - line.points[line.points.size() - 2].position);
    line.dash_on = 2.0f * half;
    line.dash_off = 3.0f * half;
    block.strips.push_back(std::move(line));
    Shape2D bar;
    bar.form = ShapeForm::plate;
    bar.center = end;
    bar.half_size = view.px(1.0f) * glm::vec2(11.0f, 2.0f + 2.0f * share);
    bar.rotation = rotation_of(along);
    bar.fill = color;
    block.shapes.push_back(bar);
}

} // namespace disinhibit
