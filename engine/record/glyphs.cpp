#include "engine/record/glyphs.h"

#include <ft2build.h>
#include FT_FREETYPE_H

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <functional>
#include <set>
#include <stdexcept>

namespace disinhibit {
namespace {

constexpr float fixed_point = 64.0f; ///< FreeType counts in 64ths of a pixel

/// The next character of a UTF-8 text from `at` on, which is moved behind it; a broken byte stands for itself.
char32_t next_character(const std::string& text, std::size_t& at) {
    const auto lead = static_cast<unsigned char>(text[at++]);
    const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
    char32_t character = more == 0 ? lead : lead & (0x3Fu >> more);
    for (int i = 0; i < more && at < text.size(); ++i) {
        character = (character << 6) | (static_cast<unsigned char>(text[at++]) & 0x3Fu);
    }
    return character;
}

} // namespace

struct Glyphs::Faces {
    FT_Library library = nullptr;
    std::array<FT_Face, 3> own{}; ///< by weight
    FT_Face fallback = nullptr;

    ~Faces() { FT_Done_FreeType(library); } // and all faces with it

    FT_Face open(const std::filesystem::path& file) const {
        FT_Face face = nullptr;
        if (FT_New_Face(library, file.c_str(), 0, &face) != 0) {
            throw std::runtime_error(fmt::format("{}: found no font in it", file.string()));
        }
        return face;
    }

    /// Calls `use(face)` with every glyph loaded, shifted by the fraction of a pixel it starts at, and returns the
    /// width of the whole text, px.
    float walk(const std::string& text,
               float size,
               TextWeight weight,
               float start,
               const std::function<void(FT_Face, int whole_x)>& use) const {
        float pen = start;
        for (std::size_t at = 0; at < text.size();) {
            const char32_t character = next_character(text, at);
            FT_Face face = own[static_cast<std::size_t>(weight)];
            if (FT_Get_Char_Index(face, character) == 0 && fallback != nullptr) {
                face = fallback;
            }
            FT_Set_Char_Size(
                face, 0, static_cast<FT_F26Dot6>(std::lround(size * fixed_point)), 72, 72);
            const float whole = std::floor(pen);
            FT_Vector shift{static_cast<FT_Pos>(std::lround((pen - whole) * fixed_point)), 0};
            FT_Set_Transform(face, nullptr, &shift);
            if (FT_Load_Char(face, character, FT_LOAD_NO_HINTING) != 0) {
                continue;
            }
            if (use) {
                use(face, static_cast<int>(whole));
            }
            // The unscaled advance is exact; the scaled one is shifted with the glyph.
            pen += static_cast<float>(face->glyph->linearHoriAdvance) / 65536.0f;
        }
        return pen - start;
    }
};

Glyphs::Glyphs(const FontFiles& files) : faces_(std::make_unique<Faces>()) {
    if (FT_Init_FreeType(&faces_->library) != 0) {
        throw std::runtime_error("FreeType cannot be started");
    }
    faces_->own = {
        faces_->open(files.regular), faces_->open(files.medium), faces_->open(files.semibold)};
    if (!files.fallback.empty()) {
        faces_->fallback = faces_->open(files.fallback);
    }
}

Glyphs::~Glyphs() = default;

float Glyphs::width_px(const std::string& text, float size_px, TextWeight weight) const {
    return faces_->walk(text, size_px, weight, 0.0f, nullptr);
}

std::string Glyphs::lacks(const std::string& text) const {
    constexpr std::size_t most_named = 20;
    std::set<char32_t> found;
    std::string named;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t character = next_character(text, at);
        const bool drawn =
            FT_Get_Char_Index(faces_->own[0], character) != 0 ||
            (faces_->fallback != nullptr && FT_Get_Char_Index(faces_->fallback, character) != 0);
        if (character >= U' ' && !drawn && found.insert(character).second &&
            found.size() <= most_named + 1) {
            const bool room = found.size() <= most_named;
            named += (named.empty() ? "" : " ") + (room ? text.substr(begin, at - begin) : "...");
        }
    }
    return named;
}

void Glyphs::blend(PixelImage& image, const TextRun& text, float scale) {
    const float size = text.size_px * scale;
    const float width = faces_->walk(text.text, size, text.weight, 0.0f, nullptr);
    const float share = text.align == TextAlign::right    ? 1.0f
                        : text.align == TextAlign::center ? 0.5f
                                                          : 0.0f;
    const int base_line = static_cast<int>(std::lround(text.position.y * scale));
    const float start = text.position.x * scale - share * width;
    faces_->walk(text.text, size, text.weight, start, [&](FT_Face face, int whole_x) {
        if (FT_Render_Glyph(face->glyph, FT_RENDER_MODE_NORMAL) != 0) {
            return;
        }
        const FT_Bitmap& bitmap = face->glyph->bitmap;
        for (unsigned row = 0; row < bitmap.rows; ++row) {
            for (unsigned column = 0; column < bitmap.width; ++column) {
                const unsigned char ink =
                    bitmap.buffer[static_cast<int>(row) * bitmap.pitch + static_cast<int>(column)];
                blend_pixel(image,
                            whole_x + face->glyph->bitmap_left + static_cast<int>(column),
                            base_line - face->glyph->bitmap_top + static_cast<int>(row),
                            text.color,
                            static_cast<float>(ink) / 255.0f);
            }
        }
    });
}

void blend_pixel(PixelImage& image, int x, int y, const Color& color, float coverage) {
    if (x < 0 || y < 0 || x >= image.width || y >= image.height || coverage <= 0.0f) {
        return;
    }
    const std::size_t at =
        4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) +
             static_cast<std::size_t>(x));
    const float share = std::min(coverage, 1.0f) * color.a;
    const std::array<float, 3> over{color.r, color.g, color.b};
    for (std::size_t i = 0; i < over.size(); ++i) {
        const float under = static_cast<float>(image.rgba[at + i]);
        image.rgba[at + i] =
            static_cast<std::uint8_t>(std::lround(under + (255.0f * over[i] - under) * share));
    }
}

} // namespace disinhibit
