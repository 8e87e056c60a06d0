#include "engine/render/font_faces.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include <algorithm>
#include <cmath>

#include "circuit/io/text/input_error.h"

namespace disinhibit {

void FontFaces::CloseLibrary::operator()(FT_LibraryRec_* library) const {
    FT_Done_FreeType(library);
}
void FontFaces::CloseFace::operator()(FT_FaceRec_* face) const {
    FT_Done_Face(face);
}

FontFaces::FontFaces(const FontFiles& files) {
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0) {
        throw InputError("FreeType cannot be started");
    }
    library_.reset(library);
    open(files.regular);
    open(files.medium);
    open(files.semibold);
    if (!files.fallback.empty()) {
        open(files.fallback);
    }
    for (int face = 0; face < static_cast<int>(faces_.size()); ++face) {
        float widest = 0.0f;
        for (FT_ULong digit = '0'; digit <= '9'; ++digit) {
            widest = std::max(
                widest,
                advance_em(face,
                           FT_Get_Char_Index(faces_[static_cast<std::size_t>(face)].get(), digit)));
        }
        digit_advance_em_.push_back(widest);
    }
}

FontFaces::~FontFaces() = default;

void FontFaces::open(const std::filesystem::path& file) {
    FT_Face face = nullptr;
    if (FT_New_Face(library_.get(), file.c_str(), 0, &face) != 0) {
        throw InputError(file.string() + ": cannot be read as a font");
    }
    faces_.emplace_back(face);
    if (!FT_IS_SCALABLE(face)) {
        throw InputError(file.string() + ": expected a font with outlines, found bitmaps");
    }
}

float FontFaces::advance_em(int face, unsigned int glyph) const {
    FT_Face font = faces_[static_cast<std::size_t>(face)].get();
    if (FT_Load_Glyph(font, glyph, FT_LOAD_NO_SCALE) != 0) {
        return 0.0f;
    }
    return static_cast<float>(font->glyph->metrics.horiAdvance) /
           static_cast<float>(font->units_per_EM);
}

const FontFaces::Character& FontFaces::character(TextWeight weight, char32_t code) const {
    const std::uint64_t key = (static_cast<std::uint64_t>(weight) << 32) | code;
    const auto known = characters_.find(key);
    return known != characters_.end() ? known->second
                                      : characters_.emplace(key, find(weight, code)).first->second;
}

FontFaces::Character FontFaces::find(TextWeight weight, char32_t code) const {
    Character result;
    result.face = static_cast<int>(weight);
    result.glyph = FT_Get_Char_Index(faces_[static_cast<std::size_t>(weight)].get(), code);
    if (result.glyph == 0 && faces_.size() > 3) {
        const unsigned int fallback = FT_Get_Char_Index(faces_[3].get(), code);
        if (fallback != 0) {
            result.face = 3;
            result.glyph = fallback;
        }
    }
    result.advance_em = advance_em(result.face, result.glyph);
    if (code >= U'0' && code <= U'9') {
        const float cell = digit_advance_em_[static_cast<std::size_t>(result.face)];
        result.shift_em = 0.5f * (cell - result.advance_em);
        result.advance_em = cell;
    }
    return result;
}

float FontFaces::width_px(const std::string& text, float size_px, TextWeight weight) const {
    float width_em = 0.0f;
    for (const char32_t code : decode_utf8(text)) {
        width_em += character(weight, code).advance_em;
    }
    return width_em * size_px;
}

FontFaces::Picture
FontFaces::rasterize(int face, unsigned int glyph, float size_px, float shift_px) const {
    FT_Face font = faces_[static_cast<std::size_t>(face)].get();
    Picture picture;
    FT_Set_Char_Size(font, 0, static_cast<FT_F26Dot6>(std::lround(size_px * 64.0f)), 72, 72);
    // Light hinting sharpens heights only, so widths stay those of width_px().
    if (FT_Load_Glyph(font, glyph, FT_LOAD_TARGET_LIGHT | FT_LOAD_NO_BITMAP) != 0 ||
        font->glyph->format != FT_GLYPH_FORMAT_OUTLINE) {
        return picture;
    }
    FT_Outline_Translate(
        &font->glyph->outline, static_cast<FT_Pos>(std::lround(shift_px * 64.0f)), 0);
    if (FT_Render_Glyph(font->glyph, FT_RENDER_MODE_NORMAL) != 0) {
        return picture;
    }
    const FT_Bitmap& bitmap = font->glyph->bitmap;
    picture.width = static_cast<int>(bitmap.width);
    picture.height = static_cast<int>(bitmap.rows);
    picture.left = font->glyph->bitmap_left;
    picture.top = -font->glyph->bitmap_top;
    picture.coverage.reserve(static_cast<std::size_t>(bitmap.width) * bitmap.rows);
    for (unsigned int row = 0; row < bitmap.rows; ++row) {
        const std::uint8_t* begin = bitmap.buffer + static_cast<std::ptrdiff_t>(row) * bitmap.pitch;
        picture.coverage.insert(picture.coverage.end(), begin, begin + bitmap.width);
    }
    return picture;
}

std::vector<char32_t> decode_utf8(const std::string& text) {
    std::vector<char32_t> codes;
    codes.reserve(text.size());
    for (std::size_t k = 0; k < text.size();) {
        const auto lead = static_cast<unsigned char>(text[k]);
        const std::size_t length = lead < 0x80           ? 1
                                   : (lead >> 5) == 0x06 ? 2
                                   : (lead >> 4) == 0x0E ? 3
                                   : (lead >> 3) == 0x1E ? 4
                                                         : 0;
        char32_t code = length == 1 ? lead : lead & (0xFFu >> (length + 1));
        bool whole = length > 0 && k + length <= text.size();
        for (std::size_t tail = 1; whole && tail < length; ++tail) {
            const auto byte = static_cast<unsigned char>(text[k + tail]);
            whole = (byte >> 6) == 0x02;
            code = (code << 6) | (byte & 0x3Fu);
        }
        codes.push_back(whole ? code : U'\uFFFD');
        k += whole ? length : 1;
    }
    return codes;
}

} // namespace disinhibit
