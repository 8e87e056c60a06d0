#pragma once

#include <string>
#include <vector>

namespace disinhibit {

/// How the curves of a former course look. Styles differ by dash as well as by colour.
struct GhostStyle {
    std::string color;          ///< name of a surface colour of every theme
    std::vector<float> dash_px; ///< on, off, on, off ... at text 100 %
};

/// Style 0 belongs to the course before the last change, the others to courses kept by name. `style` counts round.
const GhostStyle& ghost_style(int style);
int ghost_style_count();

} // namespace disinhibit
