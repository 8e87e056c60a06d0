#pragma once

#include "engine/core/pixel_image.h"
#include "engine/gl/handle.h"

namespace disinhibit::gl {

/// In which order a picture holds its colours.
enum class PixelOrder {
    window, ///< as Mesa's windows: quickly copied to one, never drawn as a texture
    texture ///< to be drawn as a texture
};

/// A colour picture on the GPU that can be drawn into and copied from. Row 0 is the bottom row, as everywhere in GL.
class RenderTarget {
  public:
    RenderTarget() = default;
    /// Throws InputError if the driver refuses the size.
    RenderTarget(int width, int height, PixelOrder order = PixelOrder::window);

    int width() const { return width_; }
    int height() const { return height_; }
    GLuint framebuffer() const { return framebuffer_.id(); }
    /// For PixelOrder::texture.
    GLuint texture() const { return texture_.id(); }

  private:
    int width_ = 0;
    int height_ = 0;
    Texture texture_;
    Framebuffer framebuffer_;
};

/// A rectangle of a framebuffer, px from its lower left corner.
struct PixelRect {
    int x = 0, y = 0, width = 0, height = 0;
};

/// Copies all of `from` into a part of `to`, larger or smaller.
void copy_scaled(const RenderTarget& from, const RenderTarget& to, const PixelRect& part);

/// The whole of a framebuffer as software rendering holds it, which takes a quarter of the time: rows from the bottom up,
/// blue first. Not for OpenGL ES.
void read_rows(GLuint framebuffer, int width, int height, std::vector<std::uint8_t>& bgra);

/// Copies a rectangle of a framebuffer (0: the window) to memory, top row first. `x`, `y_from_bottom` in px. Waits for
/// the drawing to finish.
PixelImage read_pixels(GLuint framebuffer, int x, int y_from_bottom, int width, int height);

} // namespace disinhibit::gl
