#pragma once

#include <string>
#include <vector>

#include "engine/scene/draw_list.h"
#include "engine/scene/spike_train.h"
#include "engine/scene/stage.h"
#include "engine/scene/stage_view.h"

namespace disinhibit {

/// Slow motion against life as text: the factor of the spike trains times that of the playback.
std::string slow_text(const StageClock& clock);

/// The lines at the lower right: warnings, footnote (the short one where the long one does not fit), not-medical line.
/// `spikes_stand`: the footnote says that spikes do not move.
void draw_bottom_lines(const Stage& stage,
                       const std::vector<const StageWarning*>& warnings,
                       const std::string& factor,
                       bool spikes_stand,
                       const StageView& view,
                       DrawBlock& block);

} // namespace disinhibit
