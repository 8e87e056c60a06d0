#pragma once

#include <vector>

#include "engine/gl/vertex_stream.h"
#include "engine/picture/draw_list.h"
#include "engine/render/shape_batches.h"
#include "engine/render/stage_transform.h"
#include "engine/render/strip_pass.h"

namespace disinhibit {

/// Filled and outlined signs of every ShapeForm; signed distances inside tight quads, circles of a few px as points.
class ShapePass {
  public:
    /// Lines go through `strips`, which must live as long.
    ShapePass(gl::ShaderLibrary& shaders, StripPass& strips);
    void draw(const std::vector<Shape2D>& shapes, const StageTransform& transform);

  private:
    void draw(const ShapeBatch& batch, const StageTransform& transform);

    gl::ShaderProgram& dot_program_;
    gl::ShaderProgram& box_program_;
    gl::ShaderProgram& form_program_;
    gl::VertexStream dots_;
    gl::VertexStream boxes_;
    gl::VertexStream forms_;
    StripPass& strips_;
    ShapeBatches batches_;
};

} // namespace disinhibit
