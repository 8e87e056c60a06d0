#include "engine/render/text_pass.h"

#include <cmath>

namespace disinhibit {

TextPass::TextPass(gl::ShaderLibrary& shaders, const FontFaces& faces)
    : program_(shaders.load("glyph", "glyph")), faces_(faces), atlas_(faces),
      stream_(sizeof(Vertex),
              {{2, GL_FLOAT, offsetof(Vertex, position)},
               {2, GL_FLOAT, offsetof(Vertex, texel)},
               {4, GL_UNSIGNED_BYTE, offsetof(Vertex, color)}}),
      texture_(gl::Texture::make()) {
    glBindTexture(GL_TEXTURE_2D, texture_.id());
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
}

void TextPass::draw(const std::vector<TextRun>& texts, const StageTransform& transform) {
    if (texts.empty()) {
        return;
    }
    if (!append_all(texts, transform)) {
        // Full of sizes no longer in use: start again with those of this block.
        atlas_.clear();
        append_all(texts, transform);
    }
    if (vertices_.empty()) {
        return;
    }
    transform.use(program_);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, texture_.id());
    refresh_texture();
    glUniform1i(program_.uniform("u_glyphs"), 0);
    stream_.upload(std::span<const Vertex>(vertices_));
    stream_.draw_polygons(vertices_.size() / 4, 4);
}

bool TextPass::append_all(const std::vector<TextRun>& texts, const StageTransform& transform) {
    vertices_.clear();
    bool complete = true;
    for (const TextRun& run : texts) {
        complete = append(run, transform) && complete;
    }
    return complete;
}

bool TextPass::append(const TextRun& run, const StageTransform& transform) {
    const auto size_eighths = static_cast<int>(std::lround(run.size_px * transform.scale * 8.0f));
    const float size_px = static_cast<float>(size_eighths) / 8.0f;
    if (size_eighths <= 0 || run.color.a <= 0.0f) {
        return true;
    }
    float pen = run.position.x * transform.scale;
    if (run.align != TextAlign::left) {
        const float width = faces_.width_px(run.text, size_px, run.weight);
        pen -= run.align == TextAlign::right ? width : 0.5f * width;
    }
    const float baseline = std::round(run.position.y * transform.scale);
    const float pixel = transform.pixel();
    const PackedColor color = pack(run.color);
    bool complete = true;
    for (const char32_t code : decode_utf8(run.text)) {
        const FontFaces::Character& character = faces_.character(run.weight, code);
        const float shifts = GlyphAtlas::shifts;
        const float x = std::round((pen + character.shift_em * size_px) * shifts) / shifts;
        pen += character.advance_em * size_px;
        const float column = std::floor(x);
        const auto place = atlas_.find({character.face,
                                        character.glyph,
                                        size_eighths,
                                        static_cast<int>((x - column) * shifts)});
        if (!place) {
            complete = false;
            continue;
        }
        if (place->width == 0) {
            continue;
        }
        const glm::vec2 low(column + static_cast<float>(place->left),
                            baseline + static_cast<float>(place->top));
        const glm::vec2 size(place->width, place->height);
        const glm::vec2 texel(place->x, place->y);
        for (const glm::vec2 corner :
             {glm::vec2(0, 0), glm::vec2(1, 0), glm::vec2(1, 1), glm::vec2(0, 1)}) {
            vertices_.push_back({(low + corner * size) * pixel, texel + corner * size, color});
        }
    }
    return complete;
}

void TextPass::refresh_texture() {
    if (texture_version_ == atlas_.version()) {
        return;
    }
    texture_version_ = atlas_.version();
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D,
                 0,
                 GL_R8,
                 GlyphAtlas::width,
                 atlas_.height(),
                 0,
                 GL_RED,
                 GL_UNSIGNED_BYTE,
                 atlas_.coverage().data());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
}

} // namespace disinhibit
