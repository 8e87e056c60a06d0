#pragma once

#include <filesystem>

#include "circuit/io/csv.h"
#include "engine/core/pixel_image.h"

namespace disinhibit {

/// Writes `image` as an opaque PNG through "<file>.partial". A text chunk "Software" names the program, "Comment" holds the
/// recipe, a line "key: value" each. Throws std::runtime_error naming the file.
void write_png(const std::filesystem::path& file,
               const PixelImage& image,
               const Recipe& recipe = {});

} // namespace disinhibit
