#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "circuit/course/trajectory.h"
#include "circuit/io/report/csv.h"
#include "engine/plot/time_axis.h"
#include "engine/view/plot_set.h"
#include "engine/view/trace.h"

namespace disinhibit {

/// One curve of a figure, read from the course itself.
struct FigureCurve {
    const PlotCurve* data = nullptr;
    int signal = -1; ///< of its own run
    TraceCurve sampled;
    std::size_t run = 0; ///< 1: of side B
};

/// The curves of `plot` that the model has, read so that nothing is missed: of each of 1,200 cells that are even along
/// the axis the beginning and what Envelope keeps of it, as far as every run reaches. All curves of all runs share their
/// times.
std::vector<FigureCurve> read_figure_curves(const Plot& plot,
                                            const std::vector<const Trajectory*>& runs,
                                            const TimeAxis& axis);

/// "time [h]", each with at most nine digits behind the point and the very time at which the course was read, and a column
/// per curve, "<signal path> [<unit>]"; of two runs with the letter of its side before it.
CsvTable figure_table(const std::vector<FigureCurve>& curves,
                      const std::vector<const Trajectory*>& runs);

/// The letters of the sides in tables and recipes, where they are no matter of language.
inline constexpr std::array<const char*, 2> side_letters{"A", "B"};

} // namespace disinhibit
