#pragma once

#include "engine/scene/stage/layout.h"
#include "engine/scene/stage/view.h"

namespace disinhibit {

/// Places every label of a stage around what has its fixed place (sentence, lines at the bottom), rank by rank: first bars and
/// letters, then badges, names of regions, chips and notes. A name is never dropped while its thing is there: where the room
/// does not suffice, a badge loses its last line, then becomes narrower or shorter, then all labels become smaller together
/// (StageView::label_scale), and what had to move far gets a line to its thing. Only notes may be left out. The shapes of the
/// layout must be there; `view`, that of the layout, gets the place of the sentence and the size of the labels.
StageLabels place_labels(const LaidStage& laid, StageView& view);

} // namespace disinhibit
