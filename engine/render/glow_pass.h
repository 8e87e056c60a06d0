#pragma once

#include <vector>

#include "engine/gl/vertex_stream.h"
#include "engine/picture/draw_list.h"
#include "engine/render/packed_color.h"
#include "engine/render/stage_transform.h"

namespace disinhibit {

/// Soft round lights: added to what is there, or, on light stages, multiplied with it.
class GlowPass {
  public:
    explicit GlowPass(gl::ShaderLibrary& shaders);
    void draw(const std::vector<Glow>& glows, bool multiply, const StageTransform& transform);

  private:
    struct Vertex {
        glm::vec2 position;
        glm::vec2 place; ///< from the centre, in units of the radius
        float strength;
        PackedColor color;
    };

    gl::ShaderProgram& program_;
    gl::VertexStream stream_;
    std::vector<Vertex> vertices_;
};

} // namespace disinhibit
