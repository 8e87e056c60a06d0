#pragma once

#include "engine/core/color.h"

namespace disinhibit::gl {

/// Draws into this framebuffer from now on (0: the window).
void bind_framebuffer(unsigned int framebuffer);

/// Fills a rectangle of the bound framebuffer with an opaque colour; the cheapest way to do so.
void clear_area(int x, int y_from_bottom, int width, int height, const Color& color);

/// Returns when everything drawn so far stands in memory.
void wait_until_drawn();

} // namespace disinhibit::gl
