#pragma once

#include <string>
#include <vector>

#include "circuit/course/trajectory.h"
#include "circuit/describe/circuit.h"
#include "circuit/experiment/published_points.h"
#include "circuit/io/report/csv.h"
#include "engine/core/texts.h"
#include "engine/core/theme.h"
#include "engine/picture/drawing.h"
#include "engine/record/glyphs.h"
#include "engine/view/plot_set.h"
#include "engine/view/time_scale.h"

namespace disinhibit {

/// A run that a figure shows, and the published values that belong beside it.
struct FigureRun {
    const Trajectory& course; ///< read as far as it reaches
    const std::vector<MatchedPoint>& points;
};

/// What a figure is made of. References must outlive the call that gets it.
struct FigureSource {
    const Library& library;
    const Texts& texts;
    const Theme& theme;
    const Plot& plot;
    std::vector<FigureRun> runs; ///< one, or sides A and B of A | B
    TimeScale scale = TimeScale::linear;
    double begin_s = 0.0, end_s = 0.0;
    std::string
        shot{}; ///< text that stands in the files: from it they can be drawn again (figure_shot.h); may be empty
};

/// One plot for a page, and its numbers. The picture is drawn from the table's columns.
struct PlotFigure {
    Drawing drawing;
    CsvTable
        table; ///< "time [h]", then a column per curve, named by its signal and, of two runs, the letter of its side
    Recipe recipe; ///< stands in both
};

/// The whole course in full strength, with title, axes, dose marks, direct labels, published values and their citations,
/// and how it came about. Two runs are told apart by letter and stroke as well as by what is given, in one pair of axes;
/// stacks have a pair each.
PlotFigure make_plot_figure(const FigureSource& source, const Glyphs& glyphs);

} // namespace disinhibit
