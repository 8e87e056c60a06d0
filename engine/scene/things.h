#pragma once

#include <vector>

#include "engine/core/stage_thing.h"
#include "engine/scene/layout.h"
#include "engine/scene/stage/signal_reader.h"
#include "engine/scene/stage/stage.h"

namespace disinhibit {

/// Everything of a stage that can be pointed at, in drawing order. Ids are "<kind>.<row>".
/// Parts that the hypothesis leaves out show nothing and are not listed.
std::vector<StageThing> list_things(const Stage& stage, const StageLayout& layout);

/// Appends the marks that are drawn only while their substance acts and does now. `marks`: as Stage::marks.
void append_acting_things(const Stage& stage,
                          const StageView& view,
                          const std::vector<SignalHandle>& marks,
                          const SignalReader& reader,
                          std::vector<StageThing>& things);

} // namespace disinhibit
