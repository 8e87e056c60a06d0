#pragma once

#include <string>
#include <vector>

#include "engine/ui/gui/axis.h"
#include "engine/ui/state/panel_context.h"

namespace disinhibit {

/// How the curves of a former course look. Styles differ by dash as well as by colour.
struct GhostStyle {
    std::string color;          ///< name of a surface colour of every theme
    std::vector<float> dash_px; ///< on, off, on, off ... at text 100 %
};

/// Style 0 belongs to the course before the last change, the others to courses kept by name. `style` counts round.
const GhostStyle& ghost_style(int style);
int ghost_style_count();

/// A line in the style of a ghost, drawn under the present course.
void paint_ghost_line(const PanelContext& panel, const std::vector<PixelPoint>& line, int style);

} // namespace disinhibit
