#pragma once

#include <string>
#include <vector>

#include "engine/ui/panel_context.h"
#include "engine/ui/plot_curves.h"

/// Shared by the files that draw one plot.
namespace disinhibit {

/// concept.md: the planned course is drawn at one third strength.
inline constexpr float future_strength = 0.34f;

/// A curve of the plot with everything known about it in this frame.
struct PlotRow {
    const PlotCurve* data = nullptr;
    int signal = -1;
    double now = 0.0;                   ///< value at the playhead
    double rest = 0.0;                  ///< own baseline
    const TraceCurve* course = nullptr; ///< each may be absent
    const TraceCurve* ghost = nullptr;
    const TraceCurve* preview = nullptr;
    bool named = false; ///< its name stands in the plot already
};

/// A stroke in the curve's own dash.
void stroke_curve(const PanelContext& panel,
                  const PlotRow& row,
                  const std::vector<PixelPoint>& line,
                  const Color& color);

/// Areas stacked upwards in the order of the rows, with their names where they fit; sets PlotRow::named.
void draw_stack(const PanelContext& panel,
                const Plot& plot,
                const PlotFrame& frame,
                std::vector<PlotRow>& rows);

} // namespace disinhibit
