#include "engine/render/mesh_pass.h"

namespace disinhibit {

MeshPass::MeshPass(gl::ShaderLibrary& shaders)
    : program_(shaders.load("mesh", "mesh")),
      stream_(sizeof(MeshVertex),
              {{2, GL_FLOAT, offsetof(MeshVertex, position)},
               {4, GL_FLOAT, offsetof(MeshVertex, color)}}) {}

void MeshPass::draw(const std::vector<MeshVertex>& triangles, const StageTransform& transform) {
    if (triangles.empty()) {
        return;
    }
    transform.use(program_);
    stream_.upload(std::span(triangles));
    stream_.draw(GL_TRIANGLES, triangles.size());
}

} // namespace disinhibit
