#pragma once

#include <memory>
#include <string>

#include "engine/core/fonts.h"
#include "engine/core/pixel_image.h"
#include "engine/picture/text_measure.h"
#include "engine/picture/text_run.h"

namespace disinhibit {

/// Text for drawings, without a window: widths, and glyphs blended into a picture.
class Glyphs final : public TextMeasure {
  public:
    /// Throws std::runtime_error naming the font file if one cannot be opened.
    explicit Glyphs(const FontFiles& files);
    ~Glyphs() override;
    Glyphs(const Glyphs&) = delete;
    Glyphs& operator=(const Glyphs&) = delete;

    float width_px(const std::string& text, float size_px, TextWeight weight) const override;
    /// The characters of `text` that no font has, each once, with spaces between; control characters do not count.
    std::string lacks(const std::string& text) const;
    /// Writes the text into `image`, `scale` of whose px are one px of the drawing.
    void blend(PixelImage& image, const TextRun& text, float scale);

  private:
    struct Faces;
    std::unique_ptr<Faces> faces_;
};

/// Puts `color` over one pixel with this share of coverage.
void blend_pixel(PixelImage& image, int x, int y, const Color& color, float coverage);

} // namespace disinhibit
