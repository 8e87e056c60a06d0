#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "circuit/course/beyond.h"
#include "engine/app/figure/figure.h"
#include "engine/app/figure/samples.h"
#include "engine/ui/plot/curves.h"
#include "engine/ui/plot/points.h"

namespace disinhibit {

/// Type sizes of a figure, px.
inline constexpr float label_size = 12.5f;
inline constexpr float tick_size = 12.0f;
/// Type size of the small words of a figure.
inline constexpr float small_size = 10.0f;

/// A run with everything that a figure says of it.
struct RunOnPage {
    const Trajectory* course = nullptr;
    std::string letter; ///< of its side; empty: the only one
    bool side_b = false;
    std::vector<Beyond> beyond;
    std::vector<PointMark> marks;
    std::vector<FigureCurve> curves; ///< that are drawn
};

/// Before what is said of one side: "A: ...".
std::string of_side(const FigureSource& source, const RunOnPage& run, const std::string& what);

/// One pair of axes with all that is drawn in it. `runs` share it; the frame holds all of them.
void draw_box(const FigureSource& source,
              const std::vector<const RunOnPage*>& runs,
              const PlotFrame& frame,
              Glyphs& glyphs,
              Drawing& drawing);

/// How far above the box the names of doses reach, px.
float height_of_dose_names(std::size_t runs);
/// How far below it the numbers of the time axis do.
inline constexpr float height_of_time_ticks = 26.0f;

} // namespace disinhibit
