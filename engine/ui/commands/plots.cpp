#include "engine/ui/commands/rows.h"
#include "engine/ui/plot/menu.h"

/// The traces beside the stage.
namespace disinhibit {
namespace {

bool shows_traces(const CommandContext& context) {
    return context.layout.traces_in_drawer ? context.state.drawer_open : context.view.looks.traces;
}

void toggle_traces(const CommandContext& context) {
    if (context.layout.traces_in_drawer) {
        context.state.drawer_open = !context.state.drawer_open;
    } else {
        context.actions.push_back(ToggleTraces{});
    }
}

void switch_unit(const CommandContext& context) {
    context.actions.push_back(SwitchPlotUnit{context.state.plot_in_hand});
}

void next_scale(const CommandContext& context) {
    context.actions.push_back(ChooseTimeScale{next_time_scale(context.view.time_scale)});
}

void export_plot(const CommandContext& context) {
    context.actions.push_back(ExportPlot{context.state.plot_in_hand});
}

} // namespace

Commands plot_commands() {
    using enum KeyUse;
    return {
        {.id = "plots.show", .keys = {key(SDLK_t)}, .on = shows_traces, .run = toggle_traces},
        {.id = "plots.unit", .keys = {key(SDLK_u)}, .run = switch_unit},
        {.id = "plots.time_scale", .keys = {key(SDLK_x)}, .run = next_scale},
        {.id = "plots.save", .keys = {ctrl(SDLK_e, even_in_text)}, .run = export_plot},
    };
}

} // namespace disinhibit
