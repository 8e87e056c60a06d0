#pragma once

#include <vector>

#include "engine/gl/vertex_stream.h"
#include "engine/picture/draw_list.h"
#include "engine/render/font_faces.h"
#include "engine/render/glyph_atlas.h"
#include "engine/render/packed_color.h"
#include "engine/render/stage_transform.h"

namespace disinhibit {

/// Runs of text, each glyph at its own size on the pixel grid.
class TextPass {
  public:
    /// `faces` must live as long.
    TextPass(gl::ShaderLibrary& shaders, const FontFaces& faces);
    void draw(const std::vector<TextRun>& texts, const StageTransform& transform);

  private:
    struct Vertex {
        glm::vec2 position;
        glm::vec2 texel;
        PackedColor color;
    };
    bool append(const TextRun& run, const StageTransform& transform);
    bool append_all(const std::vector<TextRun>& texts, const StageTransform& transform);
    void refresh_texture();

    gl::ShaderProgram& program_;
    const FontFaces& faces_;
    GlyphAtlas atlas_;
    gl::VertexStream stream_;
    gl::Texture texture_;
    unsigned long long texture_version_ = 0;
    std::vector<Vertex> vertices_;
};

} // namespace disinhibit
