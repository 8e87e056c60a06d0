#pragma once

#include "engine/picture/rect.h"
#include "engine/ui/state/panel_context.h"

namespace disinhibit {

/// The button "Compare" with its menu: shipped pairs, what side B is, split or overlay.
void draw_compare_menu(const PanelContext& panel, const Rect& rect);

/// The lines of that menu, inside an open popup.
void draw_compare_items(const PanelContext& panel);

/// Two letters, the active side filled; pressing one makes it the side that doses and edits go to.
void draw_side_switch(const PanelContext& panel, const Rect& rect);

} // namespace disinhibit
