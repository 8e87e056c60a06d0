#pragma once

#include <string>
#include <vector>

#include "circuit/course/beyond.h"
#include "engine/ui/plot/rows.h"

/// What of a plot lies beyond data, and what of it endangers life.
namespace disinhibit {

/// A stretch of the time axis that lies beyond data, px, and the text that says why.
struct BeyondRibbon {
    float from_x = 0.0f, to_x = 0.0f;
    std::string key;
};
std::vector<BeyondRibbon> beyond_ribbons(const std::vector<Beyond>& all, const TimeAxis& time);

/// A dotted line along the top of the box while the course lies beyond data, and under it the words: where it begins, or as
/// near to that as no curve runs through them; where all is full they are left to the headline.
void draw_beyond(const PanelContext& panel,
                 const Plot& plot,
                 const PlotFrame& frame,
                 const std::vector<PlotRow>& rows);

/// From where on a signal of the plot endangers life.
void draw_danger(const PanelContext& panel,
                 const Plot& plot,
                 const PlotFrame& frame,
                 const std::vector<PlotRow>& rows);

} // namespace disinhibit
