#include "engine/ui/panels/panels.h"
#include "engine/ui/commands/rows.h"
#include "engine/ui/state/layers.h"

/// What is opened beside or over the picture. A panel at the side is one row here: its keys, and what draws it.
namespace disinhibit {
namespace {

void open_search(const CommandContext& context) {
    context.state.search = {};
    context.state.search.open = true;
}

bool explains_signs(const CommandContext& context) {
    return context.view.looks.legend;
}

bool helps(const CommandContext& context) {
    return context.view.help_open;
}

void close_topmost(const CommandContext& context) {
    close_top(context.view, context.state, context.actions);
}

} // namespace

Commands panel_commands() {
    using enum KeyUse;
    return {
        {.id = "panel.search", .keys = {sign('/'), ctrl(SDLK_f)}, .run = open_search},
        {.id = "panel.changes", .keys = {key(SDLK_e)}, .panel = draw_changes_panel},
        // Remembered with the looks.
        {.id = "panel.legend",
         .keys = {key(SDLK_s)},
         .icon = Icon::signs,
         .menu = MenuPart::view,
         .on = explains_signs,
         .run = wish(ToggleLegend{}),
         .panel = draw_legend_panel},
        {.id = "panel.keys",
         .keys = {sign('?'), key(SDLK_F1, even_in_text)},
         .on = helps,
         .run = wish(ToggleHelp{})},
        {.id = "panel.close", .keys = {key(SDLK_ESCAPE, even_in_text)}, .run = close_topmost},
    };
}

} // namespace disinhibit
