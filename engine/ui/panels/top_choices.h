#pragma once

#include "engine/picture/rect.h"
#include "engine/ui/state/panel_context.h"

namespace disinhibit {

/// A roomy top bar has room for everything.
bool is_roomy_bar(const PanelContext& panel);

/// The choices of hypothesis, subject and scenario in `room`, from the left. Where the next thing may begin.
float draw_top_choices(const PanelContext& panel, Rect room);

} // namespace disinhibit
