#pragma once

#include "engine/core/pixel_image.h"
#include "engine/gl/handle.h"

namespace disinhibit::gl {

/// A colour picture on the GPU that can be drawn into and copied from. Row 0 is the bottom row, as everywhere in GL.
class RenderTarget {
  public:
    RenderTarget() = default;
    /// Throws InputError if the driver refuses the size.
    RenderTarget(int width, int height);

    int width() const { return width_; }
    int height() const { return height_; }
    GLuint framebuffer() const { return framebuffer_.id(); }

  private:
    int width_ = 0;
    int height_ = 0;
    Texture texture_;
    Framebuffer framebuffer_;
};

/// Copies a rectangle of a framebuffer (0: the window) to memory, top row first. `x`, `y_from_bottom` in px. Waits for
/// the drawing to finish.
PixelImage read_pixels(GLuint framebuffer, int x, int y_from_bottom, int width, int height);

} // namespace disinhibit::gl
