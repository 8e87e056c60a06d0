#pragma once

#include <optional>
#include <string>
#include <vector>

#include "circuit/course/beyond.h"
#include "circuit/course/trajectory.h"
#include "circuit/describe/circuit.h"
#include "engine/core/texts.h"
#include "engine/core/theme.h"
#include "engine/picture/text_measure.h"
#include "engine/plot/points.h"
#include "engine/view/plot_set.h"
#include "engine/view/trace.h"

/// What one pair of axes shows, whoever draws it.
namespace disinhibit {

/// Where the names of doses stand.
enum class DoseNames {
    none,   ///< another plot of the same times says them
    inside, ///< at the top of the box, where no curve runs through them
    above   ///< over the box, where the page keeps room
};

/// How large things are drawn, px, and on what.
struct PlotStyle {
    float scale = 1.0f;        ///< of gaps, dashes and marks
    float tick_px = 13.0f;     ///< type of numbers at the axes
    float small_px = 13.0f;    ///< type of words
    float label_px = 14.0f;    ///< type of the names of curves and bands
    float tolerance_px = 0.2f; ///< what a stretch of a curve may deviate from straight
    bool whole_pixels = false; ///< a screen: fine lines are crisp
    bool values = false;       ///< labels tell the value where they stand
    DoseNames dose_names = DoseNames::none;
};

/// A curve of the plot in one run.
struct PlotTrace {
    const PlotCurve* data = nullptr;
    int signal = -1;                     ///< of its own run
    const TraceCurve* sampled = nullptr; ///< may be absent
    double read = 0.0;                   ///< where its label stands; NaN: it has none
    std::vector<std::string> quiet{};    ///< lines under its label where there is room
};

struct PlotRun {
    const Trajectory* course = nullptr;
    std::string letter; ///< of its side; empty: there is one run
    bool side_b = false;
    const std::vector<Beyond>* beyond = nullptr; ///< what of it lies beyond data
    std::vector<PointMark> marks{};
    std::vector<PlotTrace> traces{}; ///< in the order of the plot's curves
};

/// A former course, its curves in the order of the plot's.
struct PlotGhost {
    int style = 0; ///< of ghost_style.h
    std::vector<const TraceCurve*> curves{};
};

/// References must outlive the content, and it what is drawn of it.
struct PlotContent {
    const Plot& plot;
    const Library& library;
    const Texts& texts;
    const Theme& theme;
    const TextMeasure& measure;
    PlotStyle style{};
    float right_px = 0.0f; ///< how far labels beside the box may reach
    std::vector<PlotRun> runs{};
    std::vector<PlotGhost> ghosts{};
    std::vector<PlotTrace> preview{}; ///< what a held control would do
    double preview_from_s = 0.0;      ///< where it leaves the course
    std::optional<double>
        now_s{}; ///< what comes later is planned and drawn fainter; none: no playhead

    /// Two runs in one pair of axes are told apart by letters.
    bool shared() const { return runs.size() > 1; }
    /// The unit of the plot, whichever run has its signals.
    std::string unit() const;
};

/// Of a stack in percent: what is less is not named.
inline constexpr double least_named_percent = 0.5;
/// What is less all the time would draw a line on top of its neighbour.
inline constexpr double least_drawn_percent = 0.05;
/// True if a curve of a stack is somewhere worth a band of its own.
bool is_present(const TraceCurve& curve);

/// "A: ...", or only `what` where there is no letter.
std::string of_side(const Texts& texts, const std::string& letter, const std::string& what);

} // namespace disinhibit
