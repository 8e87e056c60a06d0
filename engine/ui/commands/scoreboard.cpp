#include "engine/ui/commands/rows.h"
#include "engine/ui/state/layers.h"

/// Published experiments against the hypothesis.
namespace disinhibit {
namespace {

constexpr int rows_per_page = 12;

bool is_open(const CommandContext& context) {
    return context.view.scoreboard.open;
}

void open_row(const CommandContext& context) {
    context.state.scoreboard.open_chosen = true;
}

/// Only while the scoreboard is open.
Command step_command(const char* id, const Key& key, int rows) {
    return {.id = id,
            .keys = {key},
            .repeats = true,
            .cannot = only_if(is_open, "command.not.no_scoreboard"),
            .run = [rows](const CommandContext& context) {
                step_in_scoreboard(context.view, context.state, rows);
            }};
}

} // namespace

Commands scoreboard_commands() {
    using enum KeyUse;
    return {
        {.id = "scoreboard.show",
         .keys = {key(SDLK_v)},
         .menu = MenuPart::view,
         .on = is_open,
         .run = wish(ToggleScoreboard{})},
        step_command("scoreboard.down", with_shift(key(SDLK_DOWN, not_focused), ShiftUse::up), 1),
        step_command("scoreboard.up", with_shift(key(SDLK_UP, not_focused), ShiftUse::up), -1),
        step_command(
            "scoreboard.page_down", with_shift(key(SDLK_DOWN), ShiftUse::down), rows_per_page),
        step_command(
            "scoreboard.page_up", with_shift(key(SDLK_UP), ShiftUse::down), -rows_per_page),
        {.id = "scoreboard.open_row",
         .keys = {key(SDLK_RETURN, not_focused)},
         .cannot = only_if(is_open, "command.not.no_scoreboard"),
         .run = open_row},
    };
}

} // namespace disinhibit
