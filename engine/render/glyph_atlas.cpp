#include "engine/render/glyph_atlas.h"

#include <algorithm>

namespace disinhibit {

std::optional<GlyphAtlas::Place> GlyphAtlas::find(const Key& key) {
    const std::uint64_t packed = (static_cast<std::uint64_t>(key.face) << 60) |
                                 (static_cast<std::uint64_t>(key.shift) << 56) |
                                 (static_cast<std::uint64_t>(key.size_eighths) << 32) | key.glyph;
    const auto known = places_.find(packed);
    if (known != places_.end()) {
        return known->second;
    }
    const FontFaces::Picture picture =
        faces_.rasterize(key.face,
                         key.glyph,
                         static_cast<float>(key.size_eighths) / 8.0f,
                         static_cast<float>(key.shift) / static_cast<float>(shifts));
    if (shelf_x_ + picture.width > width) {
        shelf_x_ = 0;
        shelf_y_ += shelf_height_;
        shelf_height_ = 0;
    }
    if (picture.width > width || shelf_y_ + picture.height > largest_height) {
        return std::nullopt;
    }
    shelf_height_ = std::max(shelf_height_, picture.height);
    if (shelf_y_ + shelf_height_ > height()) {
        coverage_.resize(static_cast<std::size_t>((shelf_y_ + shelf_height_ + 127) / 128 * 128) *
                         width);
    }
    for (int row = 0; row < picture.height; ++row) {
        std::copy_n(picture.coverage.begin() + static_cast<std::ptrdiff_t>(row) * picture.width,
                    picture.width,
                    coverage_.begin() + static_cast<std::ptrdiff_t>(shelf_y_ + row) * width +
                        shelf_x_);
    }
    const Place place{shelf_x_, shelf_y_, picture.width, picture.height, picture.left, picture.top};
    shelf_x_ += picture.width;
    ++version_;
    places_.emplace(packed, place);
    return place;
}

void GlyphAtlas::clear() {
    places_.clear();
    coverage_.clear();
    shelf_x_ = shelf_y_ = shelf_height_ = 0;
    ++version_;
}

} // namespace disinhibit
