#pragma once

#include <string>
#include <vector>

#include "circuit/course/envelope.h"
#include "circuit/course/trajectory.h"
#include "engine/core/texts.h"

namespace disinhibit {

/// What of a whole course endangers life or lies beyond data, one sentence each: what stands over the picture at its worst
/// moment, and when or how far. `extremes` of the whole course, one per signal.
std::vector<std::string> warnings_of(const Trajectory& trajectory,
                                     const std::vector<Extremes>& extremes,
                                     const Texts& texts);

} // namespace disinhibit
