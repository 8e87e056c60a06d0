#include "engine/scene/parts/node.h"

#include <algorithm>
#include <utility>

#include "engine/picture/curve_path.h"
#include "engine/picture/filled_loop.h"
#include "engine/scene/parts/cell_shade.h"
#include "engine/scene/stage/label_placer.h"
#include "engine/scene/stage/layout.h"
#include "engine/scene/stage/legend_signs.h"
#include "engine/scene/stage/moment.h"
#include "engine/scene/stage/table.h"
#include "engine/scene/stage/thing_list.h"

namespace disinhibit {
namespace {

void draw_node(const StageNode& node,
               const CellShade& shade,
               const StageView& view,
               DrawBlock& block) {
    Shape2D disc;
    disc.center = view.at(node.center);
    disc.half_size = glm::vec2(view.px(node.radius));
    disc.fill = mix(shade.fill, shade.outline, 0.18f);
    disc.outline = shade.outline;
    disc.outline_width = std::max(1.6f, view.px(2.6f));
    block.shapes.push_back(disc);
    Shape2D core;
    core.center = disc.center;
    core.half_size = glm::vec2(std::max(1.5f, view.px(0.12f * node.radius)));
    core.fill = shade.nucleolus;
    block.shapes.push_back(core);
    if (view.theme->glow) {
        block.glows.push_back({disc.center,
                               disc.half_size.x * (shade.glow_radius + 0.6f),
                               shade.glow,
                               0.9f * shade.glow_strength});
    }
}

void draw_node_outline(const StageNode& node, const StageView& view, DrawBlock& block) {
    const glm::vec2 half(view.px(node.radius));
    Strip edge = make_loop_strip(
        rounded_loop(view.at(node.center), half, half.x), 0.7f, left_out_color(*view.theme));
    edge.dash_on = 5.0f;
    edge.dash_off = 4.0f;
    block.strips.push_back(std::move(edge));
}

/// The row in the middle of a cell of the legend.
StageNode middle_node(StageNode row) {
    row.center = {0.0f, 0.0f};
    row.radius = 16.0f;
    return row;
}

} // namespace

void StageNode::read(StageTable& table) {
    id = table.text("id");
    role = table.text("role");
    signal = table.live_signal(*this, false);
    center = table.point("center");
    radius = table.number_or("radius", radius);
}

bool StageNode::is_foreign(const Stage&, const StageModel& model) const {
    return !left_out && lacks_signal(signal, model);
}

SignalHandle StageNode::resolve(const SignalFinder& finder) const {
    return finder.find_live(*this, signal, key);
}

void StageNode::keep_free(const LaidPart& here, std::vector<KeptFree>& boxes) const {
    boxes.push_back(keep_disc(here.view().at(center),
                              here.view().px(1.1f * radius),
                              left_out ? faint_weight : body_weight,
                              !left_out));
}

void StageNode::block_leaders(const LaidPart& here, std::vector<Ellipse>& bodies) const {
    if (!left_out) {
        bodies.push_back({here.view().at(center), glm::vec2(here.view().px(radius))});
    }
}

void StageNode::list_things(const LaidPart& here, ThingList& things) const {
    if (!left_out) {
        things.disc(entity_of_signal(signal), here.view().at(center), here.view().px(radius));
    }
}

void StageNode::draw_still(StillLayer layer,
                           const LaidPart& here,
                           std::vector<DrawBlock>& blocks) const {
    if (layer == StillLayer::left_out && left_out) {
        draw_node_outline(*this, here.view(), blocks.back());
    }
}

void StageNode::draw_bodies(const StageMoment& moment, std::vector<DrawBlock>& blocks) {
    const StageView& view = moment.layout->view;
    const std::vector<StageNode>& nodes = moment.stage->of<StageNode>();
    DrawBlock& block = blocks.emplace_back();
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (!nodes[i].left_out) {
            const float activity = stepped_activity(moment, moment.signals->of<StageNode>()[i]);
            draw_node(nodes[i], make_cell_shade(*view.theme, nodes[i].role, activity), view, block);
        }
    }
}

void StageNode::list_signs(LegendSigns& signs) {
    if (const StageNode* node = signs.first<StageNode>()) {
        signs.add(LegendGroup::cells,
                  "node",
                  [row = middle_node(*node)](const StageView& view, auto& blocks) {
                      DrawBlock block;
                      const CellShade shade =
                          make_cell_shade(*view.theme, row.role, sample_activity);
                      draw_node(row, shade, view, block);
                      append_sample(std::move(block), blocks);
                  });
    }
    if (const StageNode* node = signs.first_left_out<StageNode>()) {
        signs.add_once(LegendGroup::left_out,
                       "left_out",
                       [row = middle_node(*node)](const StageView& view, auto& blocks) {
                           draw_node_outline(row, view, blocks.emplace_back());
                       });
    }
}

} // namespace disinhibit
