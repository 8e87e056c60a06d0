#include "engine/render/strip_pass.h"

namespace disinhibit {

StripPass::StripPass(gl::ShaderLibrary& shaders)
    : program_(shaders.load("strip", "strip")),
      stream_(sizeof(StripVertex),
              {{2, GL_FLOAT, offsetof(StripVertex, position)},
               {4, GL_FLOAT, offsetof(StripVertex, across)},
               {3, GL_FLOAT, offsetof(StripVertex, dash_on)},
               {4, GL_UNSIGNED_BYTE, offsetof(StripVertex, color)}}) {}

void StripPass::draw(const std::vector<Strip>& strips, const StageTransform& transform) {
    mesh_.clear();
    for (const Strip& strip : strips) {
        append_strip(strip, transform.pixel(), mesh_);
    }
    draw(mesh_, transform);
}

void StripPass::draw(const StripMesh& mesh, const StageTransform& transform) {
    if (mesh.empty()) {
        return;
    }
    transform.use(program_);
    stream_.upload(std::span(mesh.vertices));
    stream_.draw_indexed(mesh.indices);
}

} // namespace disinhibit
