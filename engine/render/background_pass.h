#pragma once

#include "engine/gl/shader_library.h"
#include "engine/picture/draw_list.h"

namespace disinhibit {

/// The plain stage with a soft light in the middle; covers the whole viewport.
class BackgroundPass {
  public:
    explicit BackgroundPass(gl::ShaderLibrary& shaders);
    void draw(const Color& color, const Color& glow, int width, int height, bool upside_down);

  private:
    gl::ShaderProgram& program_;
    gl::VertexArray no_vertices_;
};

} // namespace disinhibit
