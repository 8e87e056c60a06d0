#pragma once

#include "engine/scene/stage/moment.h"

namespace disinhibit {

/// Badges, sentence, footnote, warnings and the not-medical line.
void draw_stage_texts(const StageMoment& moment, DrawBlock& block);

} // namespace disinhibit
