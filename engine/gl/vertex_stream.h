#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>

#include "engine/gl/handle.h"

namespace disinhibit::gl {

/// One field of a vertex; its place in the list is its `location` in the shader.
struct VertexField {
    int components;
    GLenum type; ///< GL_FLOAT, or GL_UNSIGNED_BYTE read as 0..1
    std::size_t offset;
};

/// Vertices rewritten every frame: one buffer, handed to the driver afresh at each upload so that nobody waits.
class VertexStream {
  public:
    VertexStream() = default;
    VertexStream(std::size_t stride, std::initializer_list<VertexField> fields);

    /// Replaces the vertices. `bytes` = count * stride.
    void upload(const void* data, std::size_t bytes);
    template <typename Vertex> void upload(std::span<const Vertex> vertices) {
        upload(vertices.data(), vertices.size_bytes());
    }
    /// Draws `count` vertices from the first one on (GL_TRIANGLES, GL_POINTS ...).
    void draw(GLenum mode, std::size_t count);
    /// Draws triangles by index.
    void draw_indexed(std::span<const std::uint32_t> indices);
    /// Draws `count` groups of `corners` vertices, each a convex polygon in order.
    void draw_polygons(std::size_t count, int corners);

  private:
    VertexArray array_;
    Buffer vertices_;
    Buffer indices_;
    std::size_t polygon_capacity_ = 0;
    int polygon_corners_ = 0;
};

} // namespace disinhibit::gl
