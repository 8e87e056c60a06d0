#pragma once

#include <string>
#include <vector>

#include "engine/picture/draw_list.h"
#include "engine/scene/labels/warning.h"
#include "engine/scene/stage/clock.h"
#include "engine/scene/stage/stage.h"
#include "engine/scene/stage/view.h"

namespace disinhibit {

/// Slow motion against life as text: the factor of the spike trains times that of the playback.
std::string slow_text(const StageClock& clock);
std::string exchange_text(const ExchangeClock& clock, const Texts& texts);

/// What a footnote says about speed: how much spikes are slowed, and how receptors exchange.
struct MotionTexts {
    std::string factor;
    std::string exchange;
    bool spikes_stand = false; ///< the footnote says that spikes do not move
};

/// The longest that they get: the labels of the stage leave room for it.
MotionTexts widest_motion_texts(const Texts& texts);

/// The lines at the lower right: warnings, footnote (the short one where the long one does not fit), not-medical line.
void draw_bottom_lines(const Stage& stage,
                       const std::vector<const StageWarning*>& warnings,
                       const MotionTexts& motion,
                       const StageView& view,
                       DrawBlock& block);

/// Everything that these lines may ever say, written over one another: the places that they need. Returns the height,
/// px.
float draw_all_bottom_lines(const Stage& stage, const StageView& view, DrawBlock& block);

} // namespace disinhibit
