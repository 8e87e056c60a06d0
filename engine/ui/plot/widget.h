#pragma once

#include <string>

#include "engine/ui/plot/window_plot.h"
#include "engine/ui/state/panel_context.h"

namespace disinhibit {

/// One row of the traces column: the drawing of the plot, the cursor, and what the pointer finds in it.
void draw_plot(const PanelContext& panel, const Plot& plot, const PlotPlace& place);

/// The same in one line: title and values at the cursor, of both sides of A | B where there is room.
void draw_plot_line(const PanelContext& panel, const Plot& plot, const Rect& row);

/// Dragging in plots moves the playhead, the wheel zooms, and where the mouse is values are read (UiState::reading_s).
/// `boxes`: the common area of plots with one time axis.
void steer_plots(const PanelContext& panel, const Rect& boxes, const std::string& name);

/// Numbers of the shared time axis, below the lowest box, and the time under the mouse.
void draw_time_axis(const PanelContext& panel, const Rect& box);

/// Width that the labels beside a plot need so that none is shortened, px.
float values_width(const PanelContext& panel, const Plot& plot);

} // namespace disinhibit
