#pragma once

#include "engine/ui/panel_context.h"
#include "engine/ui/rect.h"

namespace disinhibit {

/// Everything that the bars of a narrow window have no room for, in one menu: what is shown, comparing, looks, history,
/// speed. So the mouse reaches at every text size what the keys reach.
void draw_more_menu(const PanelContext& panel, const Rect& rect);

} // namespace disinhibit
