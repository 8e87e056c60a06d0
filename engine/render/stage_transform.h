#pragma once

#include <glm/vec2.hpp>

#include "engine/gl/shader_library.h"

namespace disinhibit {

/// From stage px (origin top left, y down) to the framebuffer; shaders/common/stage.glsl.
struct StageTransform {
    glm::vec2 stage_size{1.0f, 1.0f};
    float scale = 1.0f;       ///< framebuffer px per stage px
    bool upside_down = false; ///< see StageRenderer::draw_still

    /// Size of a framebuffer pixel in stage px.
    float pixel() const { return 1.0f / scale; }
    /// Makes `program` current and tells it.
    void use(const gl::ShaderProgram& program) const {
        program.use();
        const float up = upside_down ? -1.0f : 1.0f;
        glUniform4f(program.uniform("u_to_clip"),
                    2.0f / stage_size.x,
                    -2.0f * up / stage_size.y,
                    -1.0f,
                    up);
        glUniform1f(program.uniform("u_scale"), scale);
    }
};

} // namespace disinhibit
