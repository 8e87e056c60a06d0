#pragma once

#include <string>
#include <vector>

#include "circuit/course/beyond.h"
#include "engine/plot/time_axis.h"

namespace disinhibit {

/// A stretch of the time axis that lies beyond data, px, and the text that says why.
struct BeyondRibbon {
    float from_x = 0.0f, to_x = 0.0f;
    std::string key;
};
std::vector<BeyondRibbon> beyond_ribbons(const std::vector<Beyond>& all, const TimeAxis& time);

} // namespace disinhibit
