#pragma once

#include <string>

#include <string>

#include "engine/ui/plot/curves.h"
#include "engine/ui/state/panel_context.h"

namespace disinhibit {

/// One row of the traces column: title, grid, curves, cursor, direct labels. `row` is the whole row, `box` its plot area.
void draw_plot(const PanelContext& panel, const Plot& plot, const Rect& row, const Rect& box);

/// The same in one line: title and value at the cursor.
void draw_plot_line(const PanelContext& panel, const Plot& plot, const Rect& row);

/// The time axis that all plots over this box share.
TimeAxis plot_time_axis(const PanelContext& panel, const Rect& box);

/// Dragging in plots moves the playhead, the wheel zooms, and where the mouse is values are read (UiState::reading_s).
/// `boxes`: the common area of plots with one time axis.
void steer_plots(const PanelContext& panel, const Rect& boxes, const std::string& name);

/// Labels of the shared time axis, below the lowest box, and the time under the mouse.
void draw_time_axis(const PanelContext& panel, const Rect& box, float middle_y);

} // namespace disinhibit
