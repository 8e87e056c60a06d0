#include "engine/scene/things.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/scene/parts/mark.h"

namespace disinhibit {
namespace {

constexpr float mark_half_px = 19.0f; ///< design px: half the height of a drop
constexpr float transporter_half_px = 18.0f;
constexpr float mouth_px = 11.0f;
constexpr float least_reach_px = 4.0f; ///< thin axons can still be hit

ScreenPoint screen(glm::vec2 p) {
    return {p.x, p.y};
}

/// "<entity>" of the first path.
std::string entity_of_signal(const SignalSum& sum) {
    return sum.paths.empty() ? std::string()
                             : sum.paths.front().substr(0, sum.paths.front().find('.'));
}

/// Collects things with ids that are unique on the picture.
class ThingList {
  public:
    void add(const char* kind,
             std::size_t index,
             const std::string& entity,
             ThingShape shape,
             std::vector<ScreenPoint> points,
             float reach_px) {
        if (!entity.empty()) {
            things_.push_back(
                {fmt::format("{}.{}", kind, index), entity, shape, std::move(points), reach_px});
        }
    }
    void add(StageThing thing) { things_.push_back(std::move(thing)); }
    void disc(const char* kind,
              std::size_t index,
              const std::string& entity,
              glm::vec2 center,
              float radius) {
        add(kind, index, entity, ThingShape::disc, {screen(center)}, radius);
    }
    std::vector<StageThing> take() { return std::move(things_); }

  private:
    std::vector<StageThing> things_;
};

void list_axons(const Stage& stage, const StageLayout& layout, ThingList& list) {
    for (std::size_t i = 0; i < stage.axons.size(); ++i) {
        const StageAxon& axon = stage.axons[i];
        if (axon.left_out) {
            continue;
        }
        std::vector<ScreenPoint> points;
        for (const glm::vec2 p : layout.axons[i].path.samples()) {
            points.push_back(screen(p));
        }
        const float reach = std::max(least_reach_px, 0.5f * layout.axons[i].width);
        const std::string entity =
            axon.entity.empty() ? entity_of_signal(axon.signal) : axon.entity;
        list.add("axon", i, entity, ThingShape::line, std::move(points), reach);
    }
}

void list_receptors(const Stage& stage, const StageLayout& layout, ThingList& list) {
    for (std::size_t i = 0; i < stage.receptors.size(); ++i) {
        if (stage.receptors[i].left_out) {
            continue;
        }
        const std::vector<StageLigand>& ligands = stage.receptors[i].ligands;
        const std::string entity =
            ligands.empty() ? std::string() : entity_of_signal(ligands.front().signal);
        std::vector<ScreenPoint> points;
        for (std::size_t k = 0; k < layout.receptors[i].feet.size(); ++k) {
            points.push_back(screen(receptor_mouth(layout.receptors[i], k)));
        }
        list.add("receptors",
                 i,
                 entity,
                 ThingShape::dots,
                 std::move(points),
                 mouth_px * layout.receptors[i].scale);
    }
}

std::vector<ScreenPoint> screen_line(const std::vector<glm::vec2>& design, const StageView& view) {
    std::vector<ScreenPoint> points;
    for (const glm::vec2 p : design) {
        points.push_back(screen(view.at(p)));
    }
    return points;
}

/// What the synapse shows: clefts, vesicles, transporters, stops, bars.
void list_synapse(const Stage& stage, const StageLayout& layout, ThingList& list) {
    const StageView& view = layout.view;
    for (std::size_t i = 0; i < stage.clefts.size(); ++i) {
        const StageCleft& cleft = stage.clefts[i];
        const glm::vec2 half{0.7f * cleft.radii.x, 0.0f};
        list.add("cleft",
                 i,
                 entity_of_signal(cleft.signal),
                 ThingShape::line,
                 screen_line({cleft.center - half, cleft.center, cleft.center + half}, view),
                 view.px(0.8f * cleft.radii.y));
    }
    for (std::size_t i = 0; i < stage.vesicles.size(); ++i) {
        const StageVesicles& row = stage.vesicles[i];
        list.add("vesicles",
                 i,
                 entity_of_signal(row.store.paths.empty() ? row.signal : row.store),
                 ThingShape::line,
                 screen_line(row.places, view),
                 view.px(row.radius));
    }
    for (std::size_t i = 0; i < stage.transporters.size(); ++i) {
        const StageTransporters& row = stage.transporters[i];
        const auto membrane = std::ranges::find(stage.membranes, row.membrane, &StageMembrane::id);
        const auto m = static_cast<std::size_t>(membrane - stage.membranes.begin());
        std::vector<ScreenPoint> points;
        for (const float share : row.at) {
            points.push_back(screen(layout.membranes[m].point(share)));
        }
        list.add("transporters",
                 i,
                 entity_of_signal(row.signal),
                 ThingShape::line,
                 std::move(points),
                 view.px(transporter_half_px));
    }
    for (std::size_t i = 0; i < stage.stops.size(); ++i) {
        list.add("stop",
                 i,
                 entity_of_signal(stage.stops[i].signal),
                 ThingShape::line,
                 screen_line(stage.stops[i].path, view),
                 least_reach_px);
    }
    for (std::size_t i = 0; i < stage.bars.size(); ++i) {
        const auto row =
            std::ranges::find(stage.receptors, stage.bars[i].receptors, &StageReceptors::id);
        const Box& box = layout.labels.bars[i].box;
        if (layout.labels.bars[i].shown && row != stage.receptors.end() && !row->ligands.empty()) {
            list.add("bar",
                     i,
                     entity_of_signal(row->ligands.front().signal),
                     ThingShape::box,
                     {screen(box.low), screen(box.high)},
                     0.0f);
        }
    }
}

void list_nodes(const Stage& stage, const StageView& view, ThingList& list) {
    for (std::size_t i = 0; i < stage.nodes.size(); ++i) {
        const StageNode& node = stage.nodes[i];
        if (!node.left_out) {
            list.disc("node",
                      i,
                      entity_of_signal(node.signal),
                      view.at(node.center),
                      view.px(node.radius));
        }
    }
}

StageThing mark_thing(const StageMark& mark, std::size_t i, const StageView& view) {
    return {fmt::format("mark.{}", i),
            mark.entity.empty() ? entity_of_signal(mark.signal) : mark.entity,
            ThingShape::disc,
            {screen(view.at(mark.center))},
            view.px(mark_half_px)};
}

void list_chips(const Stage& stage, const StageLayout& layout, ThingList& list) {
    for (std::size_t i = 0; i < stage.chips.size(); ++i) {
        const LabelPlace& place = layout.labels.chips[i];
        if (!stage.chips[i].left_out && place.shown) {
            list.add("chip",
                     i,
                     stage.chips[i].entity,
                     ThingShape::box,
                     {screen(place.box.low), screen(place.box.high)},
                     0.0f);
        }
    }
}

void list_badges(const Stage& stage, const StageLayout& layout, ThingList& list) {
    for (std::size_t i = 0; i < stage.badges.size(); ++i) {
        if (!layout.labels.badges[i].shown) {
            continue;
        }
        const Box& box = layout.labels.badges[i].box;
        list.add("badge",
                 i,
                 entity_of_signal(stage.badges[i].signal),
                 ThingShape::box,
                 {screen(box.low), screen(box.high)},
                 0.0f);
    }
}

} // namespace

std::vector<StageThing> list_things(const Stage& stage, const StageLayout& layout) {
    const StageView& view = layout.view;
    ThingList list;
    for (std::size_t i = 0; i < stage.clouds.size(); ++i) {
        const StageCloud& cloud = stage.clouds[i];
        list.disc("cloud",
                  i,
                  entity_of_signal(cloud.signal),
                  view.at(cloud.center),
                  view.px(cloud.radius_at_rest));
    }
    list_axons(stage, layout, list);
    for (std::size_t i = 0; i < stage.neurons.size(); ++i) {
        if (!stage.neurons[i].left_out) {
            list.disc("neuron",
                      i,
                      entity_of_signal(stage.neurons[i].signal),
                      layout.neurons[i].center,
                      layout.neurons[i].radius);
        }
    }
    list_nodes(stage, view, list);
    list_synapse(stage, layout, list);
    list_receptors(stage, layout, list);
    for (std::size_t i = 0; i < stage.marks.size(); ++i) {
        const StageMark& mark = stage.marks[i];
        if (!mark.left_out && !mark.only_acting) {
            list.add(mark_thing(mark, i, view));
        }
    }
    list_chips(stage, layout, list);
    list_badges(stage, layout, list);
    return list.take();
}

void append_acting_things(const Stage& stage,
                          const StageView& view,
                          const std::vector<SignalHandle>& marks,
                          const SignalReader& reader,
                          std::vector<StageThing>& things) {
    for (std::size_t i = 0; i < stage.marks.size(); ++i) {
        const StageMark& mark = stage.marks[i];
        if (mark.only_acting && !mark.left_out && mark_acts(mark, reader.now(marks[i]))) {
            things.push_back(mark_thing(mark, i, view));
        }
    }
}

} // namespace disinhibit
