#pragma once

#include "engine/scene/draw_list.h"
#include "engine/scene/stage.h"
#include "engine/scene/stage_view.h"

namespace disinhibit {

/// A brain region: soft area with a hairline, its name; dashed and without area where left out.
void draw_region(const StageRegion& region, const StageView& view, DrawBlock& block);

/// Baseline of its name, screen px: where the file says, but below the sentence.
glm::vec2 region_label_at(const StageRegion& region, const StageView& view);

} // namespace disinhibit
