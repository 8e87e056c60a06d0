#pragma once

#include <string>

#include "engine/picture/draw_list.h"

namespace disinhibit {

/// The draw list as text, one line per primitive with positions to 0.1 px and colours to 1/255: what golden tests
/// compare and what a person reads to see what changed.
std::string describe(const DrawList& list);

} // namespace disinhibit
