#pragma once

#include <string>
#include <vector>

#include "engine/scene/badge.h"
#include "engine/scene/label_placer.h"
#include "engine/scene/stage_layout.h"

namespace disinhibit {

/// What no label should cover: bodies with their receptors, endings, clouds, axons.
std::vector<KeptFree> kept_free(const Stage& stage, const StageLayout& layout);

/// Places every label of a stage: first what has its fixed place (sentence, bottom lines), then bars, letters, badges,
/// chips, names of regions and notes. Where the room does not suffice a badge loses its last line, then becomes
/// smaller; what finds no place at all is not shown. The shapes of `layout` must be laid out.
StageLabels place_labels(const Stage& stage,
                         const StageLayout& layout,
                         const std::vector<std::string>& badge_units);

} // namespace disinhibit
