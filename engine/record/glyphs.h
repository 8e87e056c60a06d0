#pragma once

#include <memory>
#include <string>

#include "engine/core/fonts.h"
#include "engine/core/pixel_image.h"
#include "engine/record/drawing.h"

namespace disinhibit {

/// Text for drawings, without a window: widths, and glyphs blended into a picture.
class Glyphs {
  public:
    /// Throws std::runtime_error naming the font file if one cannot be opened.
    explicit Glyphs(const FontFiles& files);
    ~Glyphs();
    Glyphs(const Glyphs&) = delete;
    Glyphs& operator=(const Glyphs&) = delete;

    /// Width of one line, px.
    float width(const std::string& text, float size, Weight weight);
    /// The characters of `text` that no font has, each once, with spaces between; control characters do not count.
    std::string lacks(const std::string& text) const;
    /// Writes the text into `image`, `scale` of whose px are one px of the drawing.
    void blend(PixelImage& image, const DrawnText& text, float scale);

  private:
    struct Faces;
    std::unique_ptr<Faces> faces_;
};

/// Puts `color` over one pixel with this share of coverage.
void blend_pixel(PixelImage& image, int x, int y, const Color& color, float coverage);

} // namespace disinhibit
