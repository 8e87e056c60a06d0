#pragma once

#include <vector>

#include "engine/core/stage_thing.h"
#include "engine/scene/stage.h"
#include "engine/scene/stage_layout.h"

namespace disinhibit {

/// Everything of a stage that can be pointed at, in drawing order: clouds, axons, cells, receptors, marks, chips, badges.
/// Parts that the hypothesis leaves out show nothing and are not listed.
std::vector<StageThing> list_things(const Stage& stage, const StageLayout& layout);

} // namespace disinhibit
