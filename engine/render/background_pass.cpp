#include "engine/render/background_pass.h"

#include <algorithm>

namespace disinhibit {

BackgroundPass::BackgroundPass(gl::ShaderLibrary& shaders)
    : program_(shaders.load("background", "background")), no_vertices_(gl::VertexArray::make()) {}

void BackgroundPass::draw(
    const Color& color, const Color& glow, int width, int height, bool upside_down) {
    const auto longer = static_cast<float>(std::max(width, height));
    program_.use();
    glUniform3f(program_.uniform("u_color"), color.r, color.g, color.b);
    glUniform3f(program_.uniform("u_glow"), glow.r, glow.g, glow.b);
    glUniform1f(program_.uniform("u_opacity"), color.a);
    glUniform2f(program_.uniform("u_aspect"),
                static_cast<float>(width) / longer,
                static_cast<float>(height) / longer);
    glUniform1f(program_.uniform("u_up"), upside_down ? -1.0f : 1.0f);
    glDisable(GL_BLEND);
    glBindVertexArray(no_vertices_.id());
    glDrawArrays(GL_TRIANGLES, 0, 3);
    glEnable(GL_BLEND);
}

} // namespace disinhibit
