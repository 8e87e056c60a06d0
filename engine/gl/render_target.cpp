#include "engine/gl/render_target.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "circuit/io/text/input_error.h"

namespace disinhibit::gl {

RenderTarget::RenderTarget(int width, int height, PixelOrder order)
    : width_(width), height_(height), texture_(Texture::make()), framebuffer_(Framebuffer::make()) {
    glBindTexture(GL_TEXTURE_2D, texture_.id());
    if (order == PixelOrder::window && is_desktop()) {
        // Exactly this combination makes Mesa store the bytes in the order of its windows. Copying to a window is then a
        // plain copy; from any other order each pixel is converted, ten milliseconds a frame without a GPU.
        glTexImage2D(GL_TEXTURE_2D,
                     0,
                     GL_RGBA,
                     width,
                     height,
                     0,
                     GL_BGRA,
                     GL_UNSIGNED_INT_8_8_8_8_REV,
                     nullptr);
    } else {
        // Drawn as a texture, the order of windows loses whole tiles in Mesa 22.3 without a GPU (its linear rasteriser).
        glTexImage2D(
            GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    }
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    GLint previous = 0;
    glGetIntegerv(GL_FRAMEBUFFER_BINDING, &previous);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.id());
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_.id(), 0);
    const bool complete = glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
    glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(previous));
    if (!complete) {
        throw InputError("the graphics driver cannot draw into a picture of " +
                         std::to_string(width) + " x " + std::to_string(height) + " px");
    }
}

PixelImage read_pixels(GLuint framebuffer, int x, int y_from_bottom, int width, int height) {
    PixelImage image;
    image.width = width;
    image.height = height;
    const std::size_t row = static_cast<std::size_t>(width) * 4;
    image.rgba.resize(row * static_cast<std::size_t>(height));
    glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(x, y_from_bottom, width, height, GL_RGBA, GL_UNSIGNED_BYTE, image.rgba.data());
    for (std::size_t top = 0, bottom = static_cast<std::size_t>(height) - 1; top < bottom;
         ++top, --bottom) {
        std::swap_ranges(image.rgba.begin() + static_cast<std::ptrdiff_t>(top * row),
                         image.rgba.begin() + static_cast<std::ptrdiff_t>((top + 1) * row),
                         image.rgba.begin() + static_cast<std::ptrdiff_t>(bottom * row));
    }
    return image;
}

void copy_scaled(const RenderTarget& from, const RenderTarget& to, const PixelRect& part) {
    glBindFramebuffer(GL_READ_FRAMEBUFFER, from.framebuffer());
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, to.framebuffer());
    glBlitFramebuffer(0,
                      0,
                      from.width(),
                      from.height(),
                      part.x,
                      part.y,
                      part.x + part.width,
                      part.y + part.height,
                      GL_COLOR_BUFFER_BIT,
                      GL_LINEAR);
}

void read_rows(GLuint framebuffer, int width, int height, std::vector<std::uint8_t>& bgra) {
    bgra.resize(4 * static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_BGRA, GL_UNSIGNED_BYTE, bgra.data());
}

} // namespace disinhibit::gl
