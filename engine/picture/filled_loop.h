#pragma once

#include <glm/vec2.hpp>
#include <vector>

#include "engine/picture/draw_list.h"

namespace disinhibit {

/// Triangles of a star-shaped loop around `center`, with a 1 px transparent rim as anti-aliasing.
/// Colour runs from `light` at `focus` to `fill` at the rim.
void append_filled_loop(const std::vector<glm::vec2>& loop,
                        glm::vec2 center,
                        glm::vec2 focus,
                        const Color& light,
                        const Color& fill,
                        std::vector<MeshVertex>& triangles);

/// The same in one colour.
void append_flat_loop(const std::vector<glm::vec2>& loop,
                      glm::vec2 center,
                      const Color& fill,
                      std::vector<MeshVertex>& triangles);

/// The loop moved outwards from `center` by `px`.
std::vector<glm::vec2> grow_loop(const std::vector<glm::vec2>& loop, glm::vec2 center, float px);

/// A closed line along the loop.
Strip make_loop_strip(const std::vector<glm::vec2>& loop, float half_width, const Color& color);

} // namespace disinhibit
