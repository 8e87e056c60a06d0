#pragma once

#include <array>
#include <glm/vec2.hpp>
#include <vector>

#include "engine/picture/draw_list.h"

namespace disinhibit {

/// The right half of a form that is its own mirror image: corners from the top of the axis (x = 0) round to the bottom
/// of the axis, in units of half_size, x to the right, y down.
struct HalfOutline {
    static constexpr int capacity = 8;
    std::array<glm::vec2, capacity> points; ///< the last one repeated to the end
    int count = 0;
    bool open_top = false; ///< the first edge is the mouth: filled up to it, never stroked
    /// A circle on the axis joined to the form, in units of half_size.y and as round as the pixels; radius 0: none.
    float belly_y = 0.0f;
    float belly_radius = 0.0f;
};

/// True for the forms that are drawn from a half outline: cup, cap, diamond, drop, arrows, plate, plus, chevron.
bool has_half_outline(ShapeForm form);
/// The half outline of such a form. What points, points up; what opens, opens up; what touches, touches above. A drop
/// keeps its belly round and a plate the proportions of its bar at any half_size.
HalfOutline half_outline(ShapeForm form, glm::vec2 half_size);
/// The line around any form in stage px, moved and turned into place; closed (first point repeated) except for a cup.
std::vector<glm::vec2> full_outline(const Shape2D& shape);

} // namespace disinhibit
