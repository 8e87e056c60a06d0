#pragma once

#include "engine/picture/draw_list.h"
#include "engine/scene/layout.h"
#include "engine/scene/stage/stage.h"
#include "engine/scene/stage/view.h"

namespace disinhibit {

/// A brain region: soft area with a hairline; dashed and without area where left out.
void draw_region(const StageRegion& region, const StageView& view, DrawBlock& block);

/// Its name and, if there is room, the line below; both from where the file puts them.
void draw_region_label(const StageRegion& region,
                       const RegionLabel& label,
                       const StageView& view,
                       DrawBlock& block);
/// The box of both lines before any shift, screen px.
Box region_label_box(const StageRegion& region, const RegionLabel& label, const StageView& view);
/// True if the region has a second line that this view has room for.
bool shows_sub(const StageRegion& region, const StageView& view);

} // namespace disinhibit
