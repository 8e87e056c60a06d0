#pragma once

#include <vector>

#include "engine/gl/vertex_stream.h"
#include "engine/picture/draw_list.h"
#include "engine/render/stage_transform.h"

namespace disinhibit {

/// Coloured triangles; their edges are not anti-aliased (a strip along the edge is).
class MeshPass {
  public:
    explicit MeshPass(gl::ShaderLibrary& shaders);
    void draw(const std::vector<MeshVertex>& triangles, const StageTransform& transform);

  private:
    gl::ShaderProgram& program_;
    gl::VertexStream stream_;
};

} // namespace disinhibit
