#pragma once

#include <string>
#include <vector>

namespace disinhibit {

/// What the signs of the present picture mean, for the panel that says so: the signs stand under each other in one picture on
/// the graphics card, one cell for each line of words.
struct LegendView {
    unsigned texture = 0; ///< GL name; its row 0 is the bottom row
    float cell_width_px = 0.0f;
    float cell_height_px = 0.0f;
    std::vector<std::string> words; ///< one per sign, from the top
    std::vector<std::string> terms; ///< "NAME: meaning" of the names on the picture
};

} // namespace disinhibit
