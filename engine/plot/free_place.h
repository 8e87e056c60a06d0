#pragma once

#include <optional>
#include <vector>

#include "engine/plot/curves.h"

/// Words in a plot stand where no curve runs through them.
namespace disinhibit {

/// How much of the lines lies inside a rectangle, px.
float length_inside(const std::vector<Polyline>& lines, const Rect& rect);

/// The first of `places` that lies in `box` and that no line runs through; nothing if each is crossed or sticks out.
std::optional<Rect>
free_place(const std::vector<Rect>& places, const Rect& box, const std::vector<Polyline>& lines);

/// Places for words of `width` x `height` px beside a mark at `at`: right and left of it, then ever farther away, up to their
/// own width to the side.
std::vector<Rect>
places_beside(const PixelPoint& at, float gap, float width, float height, const Rect& box);

} // namespace disinhibit
