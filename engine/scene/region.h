#pragma once

#include "engine/scene/draw_list.h"
#include "engine/scene/stage.h"
#include "engine/scene/stage_view.h"

namespace disinhibit {

/// A brain region: soft area with a hairline, its name; dashed and without area where left out.
void draw_region(const StageRegion& region, const StageView& view, DrawBlock& block);

}  // namespace disinhibit
