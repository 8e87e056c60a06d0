#pragma once

#include "engine/picture/draw_list.h"
#include "engine/scene/parts/cell_shade.h"
#include "engine/scene/stage/stage.h"
#include "engine/scene/stage/view.h"

namespace disinhibit {

/// A grey line or area of the brain.
void draw_outline(const StageOutline& outline, const StageView& view, DrawBlock& block);

/// A node: a disc that is as bright as its cells are active, with its glow; dashed if it is left out.
void draw_node(const StageNode& node,
               const CellShade& shade,
               const StageView& view,
               DrawBlock& block);
void draw_node_outline(const StageNode& node, const StageView& view, DrawBlock& block);

} // namespace disinhibit
