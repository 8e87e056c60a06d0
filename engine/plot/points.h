#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "circuit/describe/circuit.h"
#include "circuit/describe/signals.h"
#include "circuit/experiment/published_points.h"
#include "engine/core/texts.h"
#include "engine/view/plot_set.h"
#include "engine/view/trace.h"

namespace disinhibit {

/// A published value in the unit of a plot, on the clock of the course.
struct PointMark {
    const MatchedPoint* match = nullptr;
    const PlotCurve* curve =
        nullptr; ///< beside which it is drawn; nullptr: beside none in particular
    double t_s = 0.0, from_s = 0.0, to_s = 0.0;
    double value = 0.0, low = 0.0, high = 0.0;
};

/// The value of a signal of the course at t_s, in its own unit; nothing if it is not known.
using ValueOf = std::function<std::optional<double>(int signal, double t_s)>;

/// The published values that belong into `plot`: those of its curves, in whichever of their units, and of its
/// `point_signals`. What cannot be brought into the plot's unit is left out.
std::vector<PointMark> point_marks(const std::vector<MatchedPoint>& points,
                                   const Plot& plot,
                                   const SignalTable& signals,
                                   const Snapshot& baseline,
                                   const ValueOf& value_of);

/// `value_of` for the sampled curves of a frame.
ValueOf sampled_values(const TraceSet& set);

/// One published value in words, a line each: what and how much; in whom; a note where there is one.
std::vector<std::string> point_lines(const Texts& texts, const MatchedPoint& match);

/// The works that `sources`, keys with "; " between them, name.
std::vector<std::string> citations(const Library& library, const std::string& sources);

/// What is known of a published value, in one line.
std::string in_one_line(const Texts& texts, const MatchedPoint& match);

} // namespace disinhibit
