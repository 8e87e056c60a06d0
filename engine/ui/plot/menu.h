#pragma once

#include "engine/ui/state/panel_context.h"

namespace disinhibit {

/// The button of one row that opens what can be done with it: other unit, logarithmic values, division of time, saving,
/// removing.
void draw_plot_menu(const PanelContext& panel, const Plot& plot, const Rect& rect);

/// The button that lists the signals that have no row yet.
void draw_plot_adder(const PanelContext& panel, const Rect& rect);

/// The division of time after `scale`, in a ring.
TimeScale next_time_scale(TimeScale scale);

} // namespace disinhibit
