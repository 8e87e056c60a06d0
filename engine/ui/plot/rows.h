#pragma once

#include <string>
#include <vector>

#include "engine/ui/plot/curves.h"
#include "engine/ui/state/panel_context.h"

/// Shared by the files that draw one plot.
namespace disinhibit {

/// concept.md: the planned course is drawn at one third strength.
inline constexpr float future_strength = 0.34f;
/// Of a stack in percent: what is less is neither drawn nor named.
inline constexpr double least_named_percent = 0.5;

/// A curve of the plot with everything known about it in this frame.
struct PlotRow {
    const PlotCurve* data = nullptr;
    int signal = -1;
    double now = 0.0;  ///< value at the playhead
    double read = 0.0; ///< value at the reading cursor: where the mouse is, else `now`
    double rest = 0.0; ///< own baseline
    const TraceCurve* course = nullptr; ///< may be absent
    const TraceCurve* preview = nullptr;
    const TraceCurve* compared = nullptr; ///< A | B: the side that is not active
    double compared_now = 0.0;            ///< at the playhead; NaN if that side lacks the signal
    double compared_read = 0.0;           ///< at the reading cursor
    struct Ghost {
        const TraceCurve* curve;
        int style; ///< of ghost_style.h
    };
    std::vector<Ghost> ghosts; ///< those that have this signal
    bool named = false;        ///< its name stands in the plot already
};

/// The curves of a plot that the model has.
std::vector<PlotRow> plot_rows(const PanelContext& panel, const Plot& plot);

/// Decimals of this value of the plot: as its data say, or three significant digits of the top of the axis; where the axis
/// is logarithmic small values have two significant digits of their own.
int value_decimals(const Plot& plot, const PlotFrame& frame, double value);

/// "31 %", "4.3": the percent sign belongs to the number, other units stand at the top right.
std::string value_text(const std::string& unit, int decimals, double value);

/// How the strokes of the two sides of A | B differ: side B is dashed.
inline bool is_side_b(const CompareView& compare, bool compared) {
    return compare.on() && (compare.active == Side::b) != compared;
}

/// The unit of a plot, whichever side has its signals.
std::string shown_unit(const FrameView& view, const Plot& plot);

/// The box shows a curve of side B, alone or beside side A.
inline bool shows_side_b(const FrameView& view, bool compared) {
    return view.one_side == Side::b || is_side_b(view.compare, compared);
}

/// Everything that draw_plot strokes for these rows, and the line of the playhead.
std::vector<Polyline> plot_lines(const PanelContext& panel,
                                 const Plot& plot,
                                 const PlotFrame& frame,
                                 const std::vector<PlotRow>& rows);

/// A stroke, dashed as curve_dashes says.
void stroke_curve(const PanelContext& panel,
                  const std::vector<float>& dashes,
                  const std::vector<PixelPoint>& line,
                  const Color& color);

/// Areas stacked upwards in the order of the rows, with their names where they fit; sets PlotRow::named. True if the
/// remainder is named too.
bool draw_stack(const PanelContext& panel,
                const Plot& plot,
                const PlotFrame& frame,
                std::vector<PlotRow>& rows);

/// Width that the labels of draw_values() need so that none is shortened, px.
float values_width(const PanelContext& panel, const Plot& plot);

/// The values at the reading cursor, right of the box at the height of their curves, up to `right`.
void draw_values(const PanelContext& panel,
                 const Plot& plot,
                 const PlotFrame& frame,
                 const std::vector<PlotRow>& rows,
                 const std::string& unit,
                 float right,
                 bool remainder_named);

} // namespace disinhibit
