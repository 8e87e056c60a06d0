#pragma once

#include <vector>

#include "engine/scene/layout.h"
#include "engine/scene/stage/label_placer.h"

namespace disinhibit {

/// What no label should cover. Never: live cell bodies and nodes, terminals with their vesicles, receptors, membranes,
/// transporters, endings of axons, marks of substances. As little as possible: clouds, axons, dendrites, molecules,
/// outlines. The shapes of `layout` must be laid out.
std::vector<KeptFree> kept_free(const Stage& stage, const StageLayout& layout);

} // namespace disinhibit
