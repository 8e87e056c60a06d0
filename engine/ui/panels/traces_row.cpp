#include <algorithm>
#include <string>
#include <vector>

#include "engine/ui/gui/paint.h"
#include "engine/ui/gui/style.h"
#include "engine/ui/panels/panels.h"
#include "engine/ui/plot/widget.h"

namespace disinhibit {
namespace {

/// One box of the row.
struct RowPlot {
    const Plot* plot = nullptr;
    bool one_side = false; ///< stacked: shows one side only
    Side side = Side::a;
};

/// Stacked plots for both sides; the others are shared. Plots that fold in a short column are the first to be left out.
std::vector<RowPlot> choose_plots(const std::vector<Plot>& plots, std::size_t most) {
    std::vector<RowPlot> chosen;
    for (const Plot& plot : plots) {
        if (plot.stacked) {
            chosen.push_back({&plot, true, Side::a});
            chosen.push_back({&plot, true, Side::b});
        } else {
            chosen.push_back({&plot, false, Side::a});
        }
    }
    for (std::size_t i = 0; i < chosen.size() && chosen.size() > most;) {
        if (chosen[i].plot->folds) {
            chosen.erase(chosen.begin() + static_cast<std::ptrdiff_t>(i));
        } else {
            ++i;
        }
    }
    // The last plots are the outcome: they stay.
    while (chosen.size() > most) {
        chosen.erase(chosen.begin());
    }
    return chosen;
}

void draw_one_side(const PanelContext& panel, const RowPlot& row, PlotPlace place) {
    place.only = row.side;
    // The same controls stand in the plot of the other side.
    const ScopedId side(static_cast<int>(row.side));
    Plot plot = *row.plot;
    plot.title += ", " + panel.text(row.side == Side::a ? "compare.a" : "compare.b");
    draw_plot(panel, plot, place);
}

} // namespace

void draw_traces_row_panel(const PanelContext& panel, const Rect& rect) {
    if (!panel.view.panels_cleared) {
        fill_rect(panel.draw, rect, panel.color("panel"));
    }
    paint_line(panel.draw, rect.x, rect.y + 0.5f, rect.right(), rect.y + 0.5f, panel.color("line"));
    panel.state.widgets.note("traces", rect);
    // Title, unit and values stand in full from here on.
    const float narrowest = panel.px(380.0f);
    const auto most = static_cast<std::size_t>(std::max(1.0f, std::floor(rect.w / narrowest)));
    const std::vector<RowPlot> plots = choose_plots(panel.view.plots->plots, most);
    if (plots.empty()) {
        return;
    }
    const float width = std::floor(rect.w / static_cast<float>(plots.size()));
    const float left = panel.px(58.0f);
    const float top = panel.px(12.0f);
    const float title = panel.px(26.0f);
    const float axis = panel.px(30.0f);
    const auto box_of = [&](std::size_t i) {
        // A value that is cut tells nothing: its room comes before the width of the box.
        const float right =
            std::max(panel.px(72.0f), values_width(panel, *plots[i].plot) + panel.px(14.0f));
        return Rect{rect.x + width * static_cast<float>(i) + left,
                    rect.y + top + title,
                    width - left - right,
                    rect.h - top - title - axis};
    };
    panel.state.reading_s.reset();
    for (std::size_t i = 0; i < plots.size(); ++i) {
        steer_plots(panel, box_of(i), "traces.row." + std::to_string(i));
    }
    for (std::size_t i = 0; i < plots.size(); ++i) {
        const Rect box = box_of(i);
        PlotPlace place{{rect.x + width * static_cast<float>(i), rect.y + top, width, rect.h - top},
                        box};
        place.names_doses = panel.view.presenting.on; // else the timeline does
        if (plots[i].one_side) {
            draw_one_side(panel, plots[i], place);
        } else {
            draw_plot(panel, *plots[i].plot, place);
        }
        draw_time_axis(panel, box);
    }
}

} // namespace disinhibit
