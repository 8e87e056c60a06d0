#pragma once

#include <array>
#include <glm/vec2.hpp>
#include <vector>

#include "engine/picture/draw_list.h"
#include "engine/render/packed_color.h"
#include "engine/render/strip_geometry.h"

namespace disinhibit {

/// A small filled circle, drawn as one point (dot.vert). Lengths in stage px.
struct DotVertex {
    glm::vec2 center;
    float radius;
    float outline_width;
    PackedColor fill;
    PackedColor outline;
};

/// A corner of a rounded box's quad (box.vert); also circles and bars.
struct BoxVertex {
    glm::vec2 position;
    glm::vec2 local; ///< from the centre, unturned
    glm::vec2 half_size;
    float corner;
    float outline_width;
    PackedColor fill;
    PackedColor outline;
};

/// A corner of the quad of a form with a half outline (shape.vert).
struct FormVertex {
    glm::vec2 position;
    glm::vec2 local;
    std::array<glm::vec2, 8> half_outline; ///< stage px
    glm::vec2 belly; ///< circle joined to it: centre below the middle, radius; stage px
    float outline_width;
    float open_top; ///< 1: the first edge is not stroked
    PackedColor fill;
    PackedColor outline;
};

/// Shapes drawn in one call with one shader.
struct ShapeBatch {
    enum class Kind { dots, boxes, forms, lines };
    struct Bounds {
        glm::vec2 low;
        glm::vec2 high;
    };
    Kind kind = Kind::dots;
    std::vector<DotVertex> dots;
    std::vector<BoxVertex> boxes;  ///< four per shape
    std::vector<FormVertex> forms; ///< four per shape
    StripMesh lines;
    std::vector<Bounds> bounds; ///< one per shape
    Bounds all;
};

/// Sorts the shapes of a block into as few batches as possible that, drawn in order, look as if each shape had been
/// drawn in the order of the list: a shape joins an earlier batch only past shapes that it does not touch. Dotted
/// rings and dashed outlines become lines; vesicles become
/// circles (fill: the contents, outline: the ring); signs are never dashed. Keeps its memory between calls.
class ShapeBatches {
  public:
    /// `pixel`: size of a screen pixel in stage px.
    void build(const std::vector<Shape2D>& shapes, float pixel);
    std::size_t size() const { return used_; }
    const ShapeBatch& operator[](std::size_t index) const { return batches_[index]; }

  private:
    void add(const Shape2D& shape);
    void add_dot(const Shape2D& shape);
    void add_box(const Shape2D& shape, float corner);
    void add_form(const Shape2D& shape);
    void add_line(const Shape2D& shape);
    void add_vesicle(const Shape2D& shape);
    ShapeBatch& batch_for(ShapeBatch::Kind kind, const Shape2D& shape);

    std::vector<ShapeBatch> batches_;
    std::size_t used_ = 0;
    float pixel_ = 1.0f;
};

} // namespace disinhibit
