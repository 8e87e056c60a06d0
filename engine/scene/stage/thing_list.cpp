#include "engine/scene/stage/thing_list.h"

#include <fmt/format.h>

#include <utility>

namespace disinhibit {

ScreenPoint screen_point(glm::vec2 p) {
    return {p.x, p.y};
}

std::vector<ScreenPoint> screen_line(const std::vector<glm::vec2>& design, const StageView& view) {
    std::vector<ScreenPoint> points;
    for (const glm::vec2 p : design) {
        points.push_back(screen_point(view.at(p)));
    }
    return points;
}

void ThingList::begin(const char* key, std::size_t i) {
    key_ = key;
    row_ = i;
}

void ThingList::add(const std::string& entity,
                    ThingShape shape,
                    std::vector<ScreenPoint> points,
                    float reach_px) {
    if (!entity.empty()) {
        things_.push_back(
            {fmt::format("{}.{}", key_, row_), entity, shape, std::move(points), reach_px});
    }
}

void ThingList::disc(const std::string& entity, glm::vec2 center, float radius) {
    add(entity, ThingShape::disc, {screen_point(center)}, radius);
}

void ThingList::box(const std::string& entity, const Box& box) {
    add(entity, ThingShape::box, {screen_point(box.low), screen_point(box.high)}, 0.0f);
}

} // namespace disinhibit
