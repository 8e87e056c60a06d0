#pragma once

#include <filesystem>
#include <string>

#include "engine/core/pixel_image.h"

namespace disinhibit {

/// `image` as an opaque PNG.
std::string png_bytes(const PixelImage& image);

/// Writes it as a whole (write_file). Throws InputError or OutputError.
void write_png(const std::filesystem::path& file, const PixelImage& image);

} // namespace disinhibit
