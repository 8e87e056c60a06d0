#pragma once

#include <string>
#include <vector>

#include "engine/core/texts.h"
#include "engine/ui/plot/curves.h"
#include "engine/ui/plot/points.h"
#include "engine/view/plot_set.h"

/// The axes of one plot, for the window and for figures.
namespace disinhibit {

/// Axes that hold what the plot shows at least, its curves and its published values.
PlotFrame make_plot_frame(const Plot& plot,
                          const TimeAxis& time,
                          const Rect& box,
                          const std::vector<const TraceCurve*>& curves,
                          const std::vector<PointMark>& points);

/// A line of the grid and its number.
struct ValueTick {
    double value = 0.0;
    std::string label;
};
std::vector<ValueTick> value_ticks(const PlotFrame& frame, int most);

/// What the axis measures: unit, and what a glance at its lower end would miss ("from 80", "logarithmic").
std::string axis_text(const Texts& texts, const PlotFrame& frame, const std::string& unit);

/// The unit of a plot: its own, or that of its first curve in the model.
std::string plot_unit(const Plot& plot, const SignalTable& signals);

} // namespace disinhibit
