#include "engine/gl/vertex_stream.h"

#include <algorithm>
#include <vector>

namespace disinhibit::gl {

VertexStream::VertexStream(std::size_t stride, std::initializer_list<VertexField> fields)
    : array_(VertexArray::make()), vertices_(Buffer::make()), indices_(Buffer::make()) {
    glBindVertexArray(array_.id());
    glBindBuffer(GL_ARRAY_BUFFER, vertices_.id());
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_.id());
    GLuint location = 0;
    for (const VertexField& field : fields) {
        glEnableVertexAttribArray(location);
        glVertexAttribPointer(location,
                              field.components,
                              field.type,
                              field.type == GL_UNSIGNED_BYTE ? GL_TRUE : GL_FALSE,
                              static_cast<GLsizei>(stride),
                              reinterpret_cast<const void*>(field.offset));
        ++location;
    }
    glBindVertexArray(0);
}

void VertexStream::upload(const void* data, std::size_t bytes) {
    glBindBuffer(GL_ARRAY_BUFFER, vertices_.id());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(bytes), data, GL_STREAM_DRAW);
}

void VertexStream::draw(GLenum mode, std::size_t count) {
    glBindVertexArray(array_.id());
    glDrawArrays(mode, 0, static_cast<GLsizei>(count));
}

void VertexStream::draw_indexed(std::span<const std::uint32_t> indices) {
    glBindVertexArray(array_.id());
    glBufferData(GL_ELEMENT_ARRAY_BUFFER,
                 static_cast<GLsizeiptr>(indices.size_bytes()),
                 indices.data(),
                 GL_STREAM_DRAW);
    polygon_capacity_ = 0;
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(indices.size()), GL_UNSIGNED_INT, nullptr);
}

void VertexStream::draw_polygons(std::size_t count, int corners) {
    glBindVertexArray(array_.id());
    if (count > polygon_capacity_ || corners != polygon_corners_) {
        polygon_capacity_ = std::max<std::size_t>(count * 2, 256);
        polygon_corners_ = corners;
        std::vector<std::uint32_t> indices;
        indices.reserve(polygon_capacity_ * static_cast<std::size_t>(corners - 2) * 3);
        for (std::size_t polygon = 0; polygon < polygon_capacity_; ++polygon) {
            const auto first =
                static_cast<std::uint32_t>(polygon) * static_cast<std::uint32_t>(corners);
            for (std::uint32_t k = 1; k + 1 < static_cast<std::uint32_t>(corners); ++k) {
                indices.insert(indices.end(), {first, first + k, first + k + 1});
            }
        }
        glBufferData(GL_ELEMENT_ARRAY_BUFFER,
                     static_cast<GLsizeiptr>(indices.size() * sizeof(std::uint32_t)),
                     indices.data(),
                     GL_STATIC_DRAW);
    }
    glDrawElements(GL_TRIANGLES,
                   static_cast<GLsizei>(count * static_cast<std::size_t>(corners - 2) * 3),
                   GL_UNSIGNED_INT,
                   nullptr);
}

} // namespace disinhibit::gl
