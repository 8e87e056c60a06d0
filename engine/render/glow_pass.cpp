#include "engine/render/glow_pass.h"

#include <array>
#include <cmath>
#include <numbers>

namespace disinhibit {

namespace {

constexpr int corners = 8;

/// An octagon around the unit circle: a sixth fewer pixels than a square.
std::array<glm::vec2, corners> make_octagon() {
    std::array<glm::vec2, corners> octagon{};
    constexpr float step = 2 * std::numbers::pi_v<float> / corners;
    const float reach = 1.0f / std::cos(0.5f * step);
    for (int k = 0; k < corners; ++k) {
        const float angle = (static_cast<float>(k) + 0.5f) * step;
        octagon[static_cast<std::size_t>(k)] = {reach * std::cos(angle), reach * std::sin(angle)};
    }
    return octagon;
}

} // namespace

GlowPass::GlowPass(gl::ShaderLibrary& shaders)
    : program_(shaders.load("glow", "glow")),
      stream_(sizeof(Vertex),
              {{2, GL_FLOAT, offsetof(Vertex, position)},
               {3, GL_FLOAT, offsetof(Vertex, place)},
               {4, GL_UNSIGNED_BYTE, offsetof(Vertex, color)}}) {}

void GlowPass::draw(const std::vector<Glow>& glows,
                    bool multiply,
                    const StageTransform& transform) {
    static const std::array<glm::vec2, corners> octagon = make_octagon();
    vertices_.clear();
    for (const Glow& glow : glows) {
        if (glow.radius <= 0.0f || glow.strength <= 0.0f) {
            continue;
        }
        for (const glm::vec2 corner : octagon) {
            vertices_.push_back(
                {glow.center + corner * glow.radius, corner, glow.strength, pack(glow.color)});
        }
    }
    if (vertices_.empty()) {
        return;
    }
    transform.use(program_);
    glUniform1f(program_.uniform("u_multiply"), multiply ? 1.0f : 0.0f);
    glBlendFuncSeparate(
        multiply ? GL_DST_COLOR : GL_ONE, multiply ? GL_ZERO : GL_ONE, GL_ZERO, GL_ONE);
    stream_.upload(std::span<const Vertex>(vertices_));
    stream_.draw_polygons(vertices_.size() / corners, corners);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
}

} // namespace disinhibit
