#pragma once

#include <string>
#include <string_view>

namespace disinhibit {

/// What a PNG says of itself.
struct PngWords {
    int width = 0, height = 0; ///< px
    std::string shot;          ///< text chunk "Shot"; empty if there is none
};

/// True if `bytes` begin like a PNG.
bool is_png(std::string_view bytes);

/// The words before the pixels, which are not read. `name` is only told. Throws InputError if these bytes are no whole PNG.
PngWords read_png_words(const std::string& name, std::string_view bytes);

} // namespace disinhibit
