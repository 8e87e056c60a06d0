#pragma once

#include <string>
#include <vector>

#include "engine/scene/labels/badge.h"
#include "engine/scene/layout.h"
#include "engine/scene/stage/label_placer.h"

namespace disinhibit {

/// Places every label of a stage around what has its fixed place (sentence, lines at the bottom): first bars and letters,
/// then badges, chips, names of regions and notes. A name is never dropped while its thing is there: where the room does
/// not suffice, a badge loses its last line, then becomes narrower or shorter, then all labels become smaller together
/// (StageView::label_scale), and what had to move far gets a line to its thing. Only notes may be left out. The shapes
/// of `layout` must be laid out; the view in it gets the place of the sentence and the size of the labels.
StageLabels
place_labels(const Stage& stage, StageLayout& layout, const std::vector<std::string>& badge_units);

} // namespace disinhibit
