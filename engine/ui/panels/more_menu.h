#pragma once

#include "engine/picture/rect.h"
#include "engine/ui/state/panel_context.h"

namespace disinhibit {

/// Everything that the bars of a narrow window have no room for, in one menu: what is shown, comparing, looks, history,
/// speed. So the mouse reaches at every text size what the keys reach.
void draw_more_menu(const PanelContext& panel, const Rect& rect);

} // namespace disinhibit
