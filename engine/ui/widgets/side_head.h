#pragma once

#include <string>

#include "engine/ui/state/panel_context.h"

namespace disinhibit {

/// Ground and edge of a panel at the side.
void draw_side_ground(const PanelContext& panel, const Rect& rect);
/// A panel at the side so low that its head must give way to what it says.
bool side_is_short(const PanelContext& panel, const Rect& rect);
/// A quiet line (not in a short panel), a title with the dot of its role, the way back (if there is one for this panel)
/// and the cross. Returns the height used.
float draw_side_head(const PanelContext& panel,
                     const Rect& rect,
                     const std::string& widget,
                     const std::string& quiet,
                     const std::string& title,
                     const std::string& role);

} // namespace disinhibit
