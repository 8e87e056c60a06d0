#pragma once

#include <cstdint>
#include <vector>

namespace disinhibit {

/// A picture in memory: RGBA, 8 bits each, rows from the top down without padding.
struct PixelImage {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba; ///< 4 * width * height bytes
};

} // namespace disinhibit
