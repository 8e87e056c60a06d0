#include "engine/scene/parts/transporters.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <numeric>
#include <utility>

#include "engine/picture/hash_noise.h"
#include "engine/scene/parts/axon_shape.h"
#include "engine/scene/parts/cell_shade.h"
#include "engine/scene/parts/receptor_row.h"
#include "engine/scene/stage/label_placer.h"
#include "engine/scene/stage/layout.h"
#include "engine/scene/stage/legend_signs.h"
#include "engine/scene/stage/moment.h"
#include "engine/scene/stage/table.h"
#include "engine/scene/stage/thing_list.h"

namespace disinhibit {
namespace {

constexpr float half_px = 18.0f; ///< design px: within it the pointer means the transporter
constexpr float way_px = 46.0f;  ///< design px from outside to inside
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

/// Percent of the transporters that each ligand holds.
std::vector<double> held_percents(const std::vector<StageTransportLigand>& ligands,
                                  const std::vector<SignalHandle>& signals,
                                  const SignalReader& reader) {
    std::vector<double> percents;
    for (std::size_t i = 0; i < ligands.size(); ++i) {
        const double x = std::max(0.0, reader.now(signals[i]));
        percents.push_back(100.0 * x / (x + ligands[i].half));
    }
    return percents;
}

StageTransportLigand read_transport_ligand(StageTable& table) {
    StageTransportLigand ligand{
        table.signal("signal", true), table.positive("half"), table.text("role")};
    table.finish();
    return ligand;
}

enum class Transport { inwards, blocked, outwards };

Sample transporter_sample(StageTransporters row, Transport transport) {
    row.at = {0.5f};
    row.blockers.resize(transport == Transport::blocked ? 1 : 0);
    row.releasers.resize(transport == Transport::outwards ? 1 : 0);
    return [row = std::move(row)](const StageView& view, std::vector<DrawBlock>& blocks) {
        TransportMoment moment;
        moment.blocked_percent.assign(row.blockers.size(), 100.0);
        moment.turned_percent.assign(row.releasers.size(), 100.0);
        DrawBlock block;
        draw_transporters(row, level_membrane(4.0f, view), moment, StageClock{}, view, block);
        append_sample(std::move(block), blocks);
    };
}

/// Any of the ligands sits in transporters.
bool any_holds(const std::vector<StageTransportLigand>& ligands,
               const std::vector<SignalHandle>& signals,
               const SignalReader& reader) {
    for (std::size_t i = 0; i < ligands.size(); ++i) {
        if (reader.now(signals[i]) > least_shown_share * ligands[i].half) {
            return true;
        }
    }
    return false;
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

void StageTransporters::read(StageTable& table) {
    membrane = table.text("membrane");
    role = table.text("role");
    at = table.numbers("at", 1);
    signal = table.signal("signal", false);
    seed = table.integer_or("seed", 0);
    for (StageTable& ligand : table.tables("blocker")) {
        blockers.push_back(read_transport_ligand(ligand));
    }
    for (StageTable& ligand : table.tables("releaser")) {
        releasers.push_back(read_transport_ligand(ligand));
    }
}

void StageTransporters::check(const Stage& stage, const StageTable& root) const {
    check_membrane(root, stage, membrane);
}

bool StageTransporters::is_foreign(const Stage&, const StageModel& model) const {
    return !left_out && lacks_signal(signal, model);
}

TransportSignals StageTransporters::resolve(const SignalFinder& finder) const {
    TransportSignals own{finder.find(signal, key), {}, {}};
    for (const StageTransportLigand& ligand : blockers) {
        own.blockers.push_back(finder.find(ligand.signal, key));
    }
    for (const StageTransportLigand& ligand : releasers) {
        own.releasers.push_back(finder.find(ligand.signal, key));
    }
    return own;
}

void StageTransporters::keep_free(const LaidPart& here, std::vector<KeptFree>& boxes) const {
    const MembraneShape& line = *here.find_shape<StageMembrane>(membrane);
    for (const float share : at) {
        boxes.push_back(keep_body(square_around(line.point(share), here.view().px(20.0f))));
    }
}

void StageTransporters::list_things(const LaidPart& here, ThingList& things) const {
    const MembraneShape& line = *here.find_shape<StageMembrane>(membrane);
    std::vector<ScreenPoint> points;
    for (const float share : at) {
        points.push_back(screen_point(line.point(share)));
    }
    things.add(
        entity_of_signal(signal), ThingShape::line, std::move(points), here.view().px(half_px));
}

void StageTransporters::draw(MovingLayer layer,
                             const LivePart& here,
                             std::vector<DrawBlock>& blocks) const {
    if (layer == MovingLayer::terminals) {
        const TransportSignals& own = here.signals_of(*this);
        draw_transporters(*this,
                          *here.laid().find_shape<StageMembrane>(membrane),
                          {here.reader().percent(own.uptake),
                           held_percents(blockers, own.blockers, here.reader()),
                           held_percents(releasers, own.releasers, here.reader())},
                          here.moment.clock,
                          here.view(),
                          blocks.back());
    }
}

void StageTransporters::list_signs(LegendSigns& signs) {
    const StageTransporters* row = signs.first<StageTransporters>();
    if (row == nullptr) {
        return;
    }
    const auto i = static_cast<std::size_t>(row - signs.rows<StageTransporters>().data());
    const TransportSignals& own = signs.signals<StageTransporters>()[i];
    signs.add(LegendGroup::terminals, "transporter", transporter_sample(*row, Transport::inwards));
    if (any_holds(row->blockers, own.blockers, signs.reader())) {
        signs.add(LegendGroup::terminals,
                  "transporter_blocked",
                  transporter_sample(*row, Transport::blocked));
    }
    if (any_holds(row->releasers, own.releasers, signs.reader())) {
        signs.add(LegendGroup::terminals,
                  "transporter_turned",
                  transporter_sample(*row, Transport::outwards));
    }
}

} // namespace disinhibit
