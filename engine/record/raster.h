#pragma once

#include "engine/core/pixel_image.h"
#include "engine/picture/drawing.h"
#include "engine/record/glyphs.h"

namespace disinhibit {

/// The drawing as pixels, `scale` of them to one px of the drawing, with smooth edges. Needs no window and no GPU; the
/// same drawing and fonts give the same pixels.
PixelImage rasterize(const Drawing& drawing, Glyphs& glyphs, float scale);

} // namespace disinhibit
