#pragma once

#include <glm/vec2.hpp>
#include <string>
#include <vector>

#include "engine/scene/stage/stage.h"
#include "engine/scene/stage/view.h"

namespace disinhibit {

/// A piece of a sentence in one colour.
struct SentencePart {
    std::string role; ///< empty: plain text
    std::string text;
};

/// Splits "[role|words] plain [role|words]" into parts. A bracket without a bar is plain text.
std::vector<SentencePart> parse_sentence(const std::string& markup);

/// The words alone, without their colours.
std::string plain_sentence(const std::string& markup);

/// Writes the sentence from `left_baseline`, breaking the line before `right`. Returns the number of lines.
int draw_sentence(const std::string& markup,
                  glm::vec2 left_baseline,
                  float right,
                  float size_px,
                  const StageView& view,
                  DrawBlock& block);

/// The box at the top left that belongs to the sentence, screen px: no badge or name goes there. The chosen one
/// (place_sentence), or the usual two lines.
struct SentenceBox {
    glm::vec2 low{0.0f};
    glm::vec2 high{0.0f};
};
SentenceBox sentence_box(const StageView& view);

/// Writes the sentence of the stage into its box, in smaller type if it would need a third line, on a plate of the
/// stage colour.
void draw_main_sentence(const std::string& markup, const StageView& view, DrawBlock& block);

} // namespace disinhibit
