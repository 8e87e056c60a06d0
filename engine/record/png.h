#pragma once

#include <filesystem>
#include <string>

#include "circuit/io/report/csv.h"
#include "engine/core/pixel_image.h"

namespace disinhibit {

/// `image` as an opaque PNG. A text chunk "Software" names the program, "Comment" holds the recipe, a line "key: value" each.
std::string png_bytes(const PixelImage& image, const Recipe& recipe = {});

/// Writes it as a whole (write_file). Throws InputError or OutputError.
void write_png(const std::filesystem::path& file,
               const PixelImage& image,
               const Recipe& recipe = {});

} // namespace disinhibit
