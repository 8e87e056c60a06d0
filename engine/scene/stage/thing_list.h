#pragma once

#include <cstddef>
#include <glm/vec2.hpp>
#include <string>
#include <vector>

#include "engine/core/stage_thing.h"
#include "engine/scene/stage/label_placer.h"
#include "engine/scene/stage/view.h"

namespace disinhibit {

ScreenPoint screen_point(glm::vec2 p);

/// Points of the design on the screen.
std::vector<ScreenPoint> screen_line(const std::vector<glm::vec2>& design, const StageView& view);

/// Collects what can be pointed at of one kind of part after the other, with ids "<key of the kind>.<row>". What explains
/// nothing (an empty entity) is not listed.
class ThingList {
  public:
    /// What is added from now on is row `i` of the kind with that key.
    void begin(const char* key, std::size_t i);
    /// `reach_px`: see StageThing.
    void add(const std::string& entity,
             ThingShape shape,
             std::vector<ScreenPoint> points,
             float reach_px);
    void disc(const std::string& entity, glm::vec2 center, float radius);
    void box(const std::string& entity, const Box& box);
    std::vector<StageThing> take() { return std::move(things_); }

  private:
    const char* key_ = "";
    std::size_t row_ = 0;
    std::vector<StageThing> things_;
};

} // namespace disinhibit
