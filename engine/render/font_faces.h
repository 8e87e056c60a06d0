#pragma once

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "engine/core/fonts.h"
#include "engine/picture/text_measure.h"

struct FT_LibraryRec_;
struct FT_FaceRec_;

namespace disinhibit {

/// The fonts of the stage as outlines: widths and grey pictures of glyphs. Needs no GL. No kerning; every digit
/// advances by the widest digit's width, so that live numbers do not jitter.
class FontFaces final : public TextMeasure {
  public:
    /// One character of a run, in units of the font size.
    struct Character {
        int face = 0; ///< index for rasterize()
        unsigned int glyph = 0;
        float advance_em = 0.0f;
        float shift_em = 0.0f; ///< from the pen to the glyph's own origin (centres narrow digits)
    };
    /// Coverage 0..255, rows from the top down; `left`, `top`: of its corner from the pen, px, y down.
    struct Picture {
        int width = 0;
        int height = 0;
        int left = 0;
        int top = 0;
        std::vector<std::uint8_t> coverage;
    };

    /// Throws InputError naming the file that cannot be read as a font.
    explicit FontFaces(const FontFiles& files);
    ~FontFaces() override;
    FontFaces(const FontFaces&) = delete;
    FontFaces& operator=(const FontFaces&) = delete;

    float width_px(const std::string& text, float size_px, TextWeight weight) const override;
    /// A character of the first face that has it; the empty box of the first if none does.
    const Character& character(TextWeight weight, char32_t code) const;
    /// A glyph at a size, moved right by `shift_px` (0..1) before it meets the pixel grid.
    Picture rasterize(int face, unsigned int glyph, float size_px, float shift_px) const;

  private:
    struct CloseLibrary {
        void operator()(FT_LibraryRec_* library) const;
    };
    struct CloseFace {
        void operator()(FT_FaceRec_* face) const;
    };
    void open(const std::filesystem::path& file);
    float advance_em(int face, unsigned int glyph) const;
    Character find(TextWeight weight, char32_t code) const;

    std::unique_ptr<FT_LibraryRec_, CloseLibrary> library_;
    std::vector<std::unique_ptr<FT_FaceRec_, CloseFace>>
        faces_; ///< regular, medium, semibold, fallback
    std::vector<float> digit_advance_em_;
    mutable std::unordered_map<std::uint64_t, Character> characters_;
};

/// The code points of UTF-8 text; U+FFFD for each byte that is no part of any.
std::vector<char32_t> decode_utf8(const std::string& text);

} // namespace disinhibit
