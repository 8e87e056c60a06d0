#pragma once

#include <vector>

#include "engine/picture/draw_list.h"
#include "engine/scene/stage/view.h"

/// The confidence overlay: while it is on, an arrow says how well it is supported and nothing else.
namespace disinhibit {

/// One line below the sentence: what solid, dashed and dotted mean, what the second letter and, where some arrow has one
/// (`any_unprotected`), the question mark. Adds its ground and itself as blocks.
void draw_confidence_legend(const StageView& view,
                            bool any_unprotected,
                            std::vector<DrawBlock>& blocks);

} // namespace disinhibit
