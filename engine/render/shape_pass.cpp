#include "engine/render/shape_pass.h"

namespace disinhibit {

ShapePass::ShapePass(gl::ShaderLibrary& shaders, StripPass& strips)
    : dot_program_(shaders.load("dot", "dot")), box_program_(shaders.load("box", "box")),
      form_program_(shaders.load("shape", "shape")),
      dots_(sizeof(DotVertex),
            {{2, GL_FLOAT, offsetof(DotVertex, center)},
             {2, GL_FLOAT, offsetof(DotVertex, radius)},
             {4, GL_UNSIGNED_BYTE, offsetof(DotVertex, fill)},
             {4, GL_UNSIGNED_BYTE, offsetof(DotVertex, outline)}}),
      boxes_(sizeof(BoxVertex),
             {{2, GL_FLOAT, offsetof(BoxVertex, position)},
              {2, GL_FLOAT, offsetof(BoxVertex, local)},
              {4, GL_FLOAT, offsetof(BoxVertex, half_size)},
              {4, GL_UNSIGNED_BYTE, offsetof(BoxVertex, fill)},
              {4, GL_UNSIGNED_BYTE, offsetof(BoxVertex, outline)}}),
      forms_(sizeof(FormVertex),
             {{2, GL_FLOAT, offsetof(FormVertex, position)},
              {2, GL_FLOAT, offsetof(FormVertex, local)},
              {4, GL_FLOAT, offsetof(FormVertex, half_outline)},
              {4, GL_FLOAT, offsetof(FormVertex, half_outline) + 16},
              {4, GL_FLOAT, offsetof(FormVertex, half_outline) + 32},
              {4, GL_FLOAT, offsetof(FormVertex, half_outline) + 48},
              {4, GL_FLOAT, offsetof(FormVertex, belly)},
              {4, GL_UNSIGNED_BYTE, offsetof(FormVertex, fill)},
              {4, GL_UNSIGNED_BYTE, offsetof(FormVertex, outline)}}),
      strips_(strips) {}

void ShapePass::draw(const std::vector<Shape2D>& shapes, const StageTransform& transform) {
    batches_.build(shapes, transform.pixel());
    for (std::size_t k = 0; k < batches_.size(); ++k) {
        draw(batches_[k], transform);
    }
}

void ShapePass::draw(const ShapeBatch& batch, const StageTransform& transform) {
    switch (batch.kind) {
    case ShapeBatch::Kind::dots:
        transform.use(dot_program_);
        dots_.upload(std::span(batch.dots));
        dots_.draw(GL_POINTS, batch.dots.size());
        break;
    case ShapeBatch::Kind::boxes:
        transform.use(box_program_);
        boxes_.upload(std::span(batch.boxes));
        boxes_.draw_polygons(batch.boxes.size() / 4, 4);
        break;
    case ShapeBatch::Kind::forms:
        transform.use(form_program_);
        forms_.upload(std::span(batch.forms));
        forms_.draw_polygons(batch.forms.size() / 4, 4);
        break;
    case ShapeBatch::Kind::lines:
        strips_.draw(batch.lines, transform);
        break;
    }
}

} // namespace disinhibit
