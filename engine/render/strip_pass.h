#pragma once

#include <vector>

#include "engine/gl/vertex_stream.h"
#include "engine/picture/draw_list.h"
#include "engine/render/stage_transform.h"
#include "engine/render/strip_geometry.h"

namespace disinhibit {

/// Ribbons and dashed lines, anti-aliased in the shader.
class StripPass {
  public:
    explicit StripPass(gl::ShaderLibrary& shaders);
    void draw(const std::vector<Strip>& strips, const StageTransform& transform);
    /// Lines already cut into triangles.
    void draw(const StripMesh& mesh, const StageTransform& transform);

  private:
    gl::ShaderProgram& program_;
    gl::VertexStream stream_;
    StripMesh mesh_;
};

} // namespace disinhibit
