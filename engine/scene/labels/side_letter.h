#pragma once

#include <string>

#include "engine/picture/draw_list.h"
#include "engine/scene/stage/view.h"

namespace disinhibit {

/// Side of the letter box of A | B, px.
float side_letter_px(const StageView& view);
/// Height that the caption takes above the sentence, px.
float side_caption_px(const StageView& view);

/// The letter of the side in a box at the top left, and the caption beside it, above the sentence. The active side, where
/// doses and edits go, has a filled box; the other an empty one.
void draw_side_letter(const StageView& view,
                      const std::string& caption,
                      bool active,
                      DrawBlock& block);

} // namespace disinhibit
