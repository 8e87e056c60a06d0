#include "engine/ui/plot/menu.h"

#include <algorithm>
#include <array>

#include "engine/ui/plot/choice.h"
#include "engine/ui/widgets/menu.h"
#include "engine/ui/widgets/widgets.h"

namespace disinhibit {
namespace {

constexpr std::array<std::pair<TimeScale, const char*>, 3> time_scales{
    {{TimeScale::linear, "plots.time_linear"},
     {TimeScale::logarithmic, "plots.time_logarithmic"},
     {TimeScale::segmented, "plots.time_segmented"}}};

/// One line of a menu and what it does.
struct MenuItem {
    std::string label;
    Action action;
};

ButtonLook icon_look(const PanelContext& panel, Icon icon, const char* tooltip) {
    ButtonLook look;
    look.icon = icon;
    look.quiet = true;
    look.tooltip = panel.text(tooltip);
    return look;
}

std::vector<MenuItem> items_of(const PanelContext& panel, const Plot& plot) {
    std::vector<MenuItem> items;
    if (plot.other) {
        items.push_back(
            {panel.text("plots.show_unit", {{"unit", plot.other->unit}}), SwitchPlotUnit{plot.id}});
    }
    if (!plot.stacked) {
        items.push_back({panel.text(plot.log ? "plots.linear_values" : "plots.logarithmic_values"),
                         SwitchPlotScale{plot.id}});
    }
    for (const auto& [scale, text] : time_scales) {
        if (scale != panel.view.time_scale) {
            items.push_back({panel.text(text), ChooseTimeScale{scale}});
        }
    }
    items.push_back({panel.text("plots.export"), ExportPlot{plot.id}});
    items.push_back({panel.text("plots.remove"), RemovePlot{plot.id}});
    if (panel.view.plots_changed) {
        items.push_back({panel.text("plots.restore"), RestorePlots{}});
    }
    return items;
}

/// The signals worth a row: those shown by no row, less the second units of others, which a row can be switched to. What
/// happens in the brain comes first, amounts of substances after it.
std::vector<const Signal*> addable_signals(const PanelContext& panel) {
    const SignalTable& signals = panel.view.trajectory->signals();
    std::vector<const Signal*> addable;
    for (const Signal& signal : signals.rows) {
        const bool second_unit = signal.path.ends_with("_2");
        if (signal.baseline_of < 0 && !second_unit &&
            !shows_signal(*panel.view.plots, signal.path)) {
            addable.push_back(&signal);
        }
    }
    std::stable_partition(addable.begin(), addable.end(), [&](const Signal* signal) {
        return !panel.view.library->substances.contains(signal->entity);
    });
    return addable;
}

} // namespace

void draw_plot_menu(const PanelContext& panel, const Plot& plot, const Rect& rect) {
    const std::vector<MenuItem> items = items_of(panel, plot);
    std::vector<std::string> labels;
    for (const MenuItem& item : items) {
        labels.push_back(item.label);
    }
    const int picked = drop_down(panel,
                                 rect,
                                 "traces." + plot.id + ".menu",
                                 "",
                                 labels,
                                 -1,
                                 icon_look(panel, Icon::more, "plots.tip.menu"));
    if (picked >= 0) {
        panel.actions.push_back(items[static_cast<std::size_t>(picked)].action);
    }
}

void draw_plot_adder(const PanelContext& panel, const Rect& rect) {
    const std::vector<const Signal*> signals = addable_signals(panel);
    std::vector<std::string> labels;
    for (const Signal* signal : signals) {
        labels.push_back(signal->label + ", " + signal->unit);
    }
    if (panel.view.plots_changed) {
        labels.push_back(panel.text("plots.restore"));
    }
    const int picked = drop_down(
        panel, rect, "traces.add", "", labels, -1, icon_look(panel, Icon::plus, "plots.tip.add"));
    if (picked < 0) {
        return;
    }
    const auto i = static_cast<std::size_t>(picked);
    if (i < signals.size()) {
        panel.actions.push_back(AddPlot{signals[i]->path});
    } else {
        panel.actions.push_back(RestorePlots{});
    }
}

TimeScale next_time_scale(TimeScale scale) {
    for (std::size_t i = 0; i < time_scales.size(); ++i) {
        if (time_scales[i].first == scale) {
            return time_scales[(i + 1) % time_scales.size()].first;
        }
    }
    return TimeScale::linear;
}

} // namespace disinhibit
