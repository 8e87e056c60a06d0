#pragma once

#include "engine/ui/state/ui_state.h"
#include "engine/view/actions.h"
#include "engine/view/frame_view.h"

/// What lies over the picture for a while: sheets, cards, drawers.
namespace disinhibit {

/// The scoreboard chooses another row when it is drawn next.
void step_in_scoreboard(const FrameView& view, UiState& state, int rows);

/// Whatever lies on top goes away.
void close_top(const FrameView& view, UiState& state, Actions& actions);

} // namespace disinhibit
