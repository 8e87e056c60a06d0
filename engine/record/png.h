#pragma once

#include <filesystem>
#include <string>

#include "circuit/io/report/csv.h"
#include "engine/core/pixel_image.h"

namespace disinhibit {

/// Whether a picture has a ground.
enum class Ground {
    opaque,
    none ///< the fourth byte is the opacity, with which the colours have been multiplied
};

/// `image` as a PNG. A text chunk "Software" names the program, "Comment" holds the recipe, a line "key: value"
/// each, "Shot" the text of the shot, from which the same picture can be drawn (read_png_words); empty: none.
std::string png_bytes(const PixelImage& image,
                      const Recipe& recipe = {},
                      const std::string& shot = "",
                      Ground ground = Ground::opaque);

/// Writes it as a whole (write_file). Throws InputError or OutputError.
void write_png(const std::filesystem::path& file,
               const PixelImage& image,
               const Recipe& recipe = {},
               const std::string& shot = "");

} // namespace disinhibit
