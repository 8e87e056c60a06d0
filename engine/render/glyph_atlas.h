#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "engine/render/font_faces.h"

namespace disinhibit {

/// Pictures of the glyphs in use, packed in rows of one grey picture. Every size is drawn from the outline, none is
/// scaled. CPU only; the text pass keeps a copy on the GPU.
class GlyphAtlas {
  public:
    static constexpr int width = 1024;
    static constexpr int largest_height = 4096;
    static constexpr int shifts = 4; ///< positions of a glyph within a pixel

    struct Key {
        int face;
        unsigned int glyph;
        int size_eighths; ///< font size in eighths of a px
        int shift;        ///< 0..shifts-1
    };
    /// Where a glyph lies in the picture, and where its corner lies from the pen.
    struct Place {
        int x = 0;
        int y = 0;
        int width = 0;
        int height = 0;
        int left = 0;
        int top = 0;
    };

    explicit GlyphAtlas(const FontFaces& faces) : faces_(faces) {}

    /// The glyph's place, drawn now if it is new; nothing if the picture is full (then clear()).
    std::optional<Place> find(const Key& key);
    /// Forgets every glyph.
    void clear();
    /// Rows used so far, and the coverage of all of them.
    int height() const { return static_cast<int>(coverage_.size()) / width; }
    const std::vector<std::uint8_t>& coverage() const { return coverage_; }
    /// Rises whenever the picture changes.
    unsigned long long version() const { return version_; }

  private:
    const FontFaces& faces_;
    std::unordered_map<std::uint64_t, Place> places_;
    std::vector<std::uint8_t> coverage_;
    int shelf_x_ = 0;
    int shelf_y_ = 0;
    int shelf_height_ = 0;
    unsigned long long version_ = 0;
};

} // namespace disinhibit
