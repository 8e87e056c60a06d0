#pragma once

#include <string>
#include <vector>

#include "circuit/course/trajectory.h"
#include "circuit/io/report/csv.h"
#include "engine/ui/plot/curves.h"
#include "engine/view/plot_set.h"

namespace disinhibit {

/// One curve of a figure, read from the course itself.
struct FigureCurve {
    const PlotCurve* data = nullptr;
    int signal = -1;
    TraceCurve sampled;
};

/// The curves of `plot` that the model has, read so that nothing is missed: of each of 1,200 cells that are even along
/// the axis the beginning and what Envelope keeps of it. All curves share their times.
std::vector<FigureCurve>
read_figure_curves(const Plot& plot, const Trajectory& trajectory, const TimeAxis& axis);

/// "time [h]" and a column per curve, "<signal path> [<unit>]".
CsvTable figure_table(const std::vector<FigureCurve>& curves, const SignalTable& signals);

} // namespace disinhibit
