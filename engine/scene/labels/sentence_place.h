#pragma once

#include "engine/scene/stage/label_placer.h"
#include "engine/scene/stage/stage.h"
#include "engine/scene/stage/view.h"

namespace disinhibit {

/// Keeps the top of the stage for the sentence, and the drawing below, where text is large, the sentence would be written smaller
/// than usual `beside` the drawing, and comes out larger so in `share` of the height. False if not; a presentation and A | B keep their own places.
bool keep_sentence_strip(const Stage& stage, const StageView& beside, float share, StageView& view);

/// Chooses where the sentence stands and the largest type, at most `scale` times the usual one, with which it lies on no
/// body: over the width of the stage in
/// two lines, or, where the stage names a right end for it, in as many lines left of that as its longest sentence needs.
/// The result goes into `view`. A presentation keeps its caption.
void place_sentence(const Stage& stage, const LabelPlacer& placer, float scale, StageView& view);

/// In a hall: on a side of A | B the sentence stands beside and below its letter, above the drawing.
void keep_hall_sentence(StageView& view);

} // namespace disinhibit
