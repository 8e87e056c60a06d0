#pragma once

#include <glm/vec2.hpp>
#include <vector>

#include "engine/picture/draw_list.h"

namespace disinhibit {

/// How a finished picture is put into another: p -> fixed + zoom (p - fixed) + shift, with a strength.
struct Placement {
    glm::vec2 fixed{0.0f}; ///< px, stays where it is
    glm::vec2 shift{0.0f}; ///< px
    float zoom = 1.0f;
    float strength = 1.0f;       ///< 0..1 of everything
    float label_strength = 1.0f; ///< 0..1 of texts and of blocks of labels, besides

    glm::vec2 at(glm::vec2 p) const { return fixed + zoom * (p - fixed) + shift; }
};

/// Appends the blocks, moved, scaled and faded. Texts keep their size. What lies outside `size` is left away.
void append_placed(const std::vector<DrawBlock>& blocks,
                   const Placement& placement,
                   glm::vec2 size,
                   std::vector<DrawBlock>& out);

} // namespace disinhibit
