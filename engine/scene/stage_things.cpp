#include "engine/scene/stage_things.h"

#include <fmt/format.h>

namespace disinhibit {
namespace {

constexpr float mark_half_px = 19.0f; ///< design px: half the height of a drop
constexpr float chip_half_px = 14.0f;
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
                 ThingShape::line,
                 std::move(points),
                 mouth_px * layout.receptors[i].scale);
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
    list_receptors(stage, layout, list);
    for (std::size_t i = 0; i < stage.marks.size(); ++i) {
        const StageMark& mark = stage.marks[i];
        if (!mark.left_out) {
            const std::string entity =
                mark.entity.empty() ? entity_of_signal(mark.signal) : mark.entity;
            list.disc("mark", i, entity, view.at(mark.center), view.px(mark_half_px));
        }
    }
    for (std::size_t i = 0; i < stage.chips.size(); ++i) {
        const StageChip& chip = stage.chips[i];
        if (!chip.left_out) {
            list.disc("chip", i, chip.entity, view.at(chip.center), view.px(chip_half_px));
        }
    }
    list_badges(stage, layout, list);
    return list.take();
}

} // namespace disinhibit
