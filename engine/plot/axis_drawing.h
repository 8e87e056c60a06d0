#pragma once

#include <string>
#include <vector>

#include "circuit/describe/signals.h"
#include "engine/core/texts.h"
#include "engine/plot/curves.h"
#include "engine/plot/points.h"
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

/// Decimals of this value of the plot: as its data say, or three significant digits of the top of the axis; where the axis
/// is logarithmic small values have two significant digits of their own.
int value_decimals(const Plot& plot, const PlotFrame& frame, double value);

/// "31 %", "4.3": the percent sign belongs to the number, other units stand above the plot.
std::string value_text(const std::string& unit, int decimals, double value);

} // namespace disinhibit
