#pragma once

#include <filesystem>

#include "engine/core/pixel_image.h"

namespace disinhibit {

/// Writes `image` as an opaque PNG through "<file>.partial". Throws std::runtime_error naming the file.
void write_png(const std::filesystem::path& file, const PixelImage& image);

} // namespace disinhibit
