#pragma once

#include "engine/ui/plot/window_plot.h"
#include "engine/ui/state/panel_context.h"

/// What the pointer and the keyboard find in a plot.
namespace disinhibit {

/// A line through the box with a dot on every curve; hollow dots at the reading cursor.
void draw_cursors(const PanelContext& panel, const WindowPlot& made);

/// Notes the curve under the mouse, so that a press there explains it, and says so.
void point_at_curve(const PanelContext& panel, const WindowPlot& made);

/// Published values say what they are while they are hovered or focused.
void touch_points(const PanelContext& panel, const WindowPlot& made);

/// The label of a curve is the way to why it runs so.
void touch_labels(const PanelContext& panel, const WindowPlot& made);

} // namespace disinhibit
