#include "engine/ui/commands/rows.h"
#include "engine/ui/gui/clipboard.h"

/// What was done, and the session as a whole.
namespace disinhibit {
namespace {

bool can_undo(const CommandContext& context) {
    return context.view.can_undo;
}

bool can_redo(const CommandContext& context) {
    return context.view.can_redo;
}

void paste(const CommandContext& context) {
    context.actions.push_back(OpenShotText{text_to_paste()});
}

} // namespace

Commands session_commands() {
    using enum KeyUse;
    return {
        {.id = "session.undo",
         .keys = {with_shift(ctrl(SDLK_z), ShiftUse::up)},
         .icon = Icon::undo,
         .menu = MenuPart::history,
         .cannot = only_if(can_undo, "command.not.nothing_done"),
         .run = wish(Undo{})},
        {.id = "session.redo",
         .keys = {ctrl(SDLK_y), with_shift(ctrl(SDLK_z), ShiftUse::down)},
         .icon = Icon::redo,
         .menu = MenuPart::history,
         .cannot = only_if(can_redo, "command.not.nothing_undone"),
         .run = wish(Redo{})},
        {.id = "session.afresh",
         .keys = {ctrl(SDLK_n)},
         .menu = MenuPart::history,
         .run = wish(BeginAfresh{})},
        {.id = "session.open",
         .keys = {ctrl(SDLK_o, even_in_text)},
         .menu = MenuPart::files,
         .run = wish(AskForFile{FilePurpose::open})},
        {.id = "session.save",
         .keys = {with_shift(ctrl(SDLK_s, even_in_text), ShiftUse::up)},
         .menu = MenuPart::files,
         .run = wish(SaveScenario{})},
        {.id = "session.save_as",
         .keys = {with_shift(ctrl(SDLK_s, even_in_text), ShiftUse::down)},
         .menu = MenuPart::files,
         .run = wish(AskForFile{FilePurpose::save})},
        {.id = "session.copy", .keys = {ctrl(SDLK_l)}, .run = wish(CopyShot{})},
        {.id = "session.paste", .keys = {ctrl(SDLK_v)}, .run = paste},
        {.id = "session.quit",
         .keys = {ctrl(SDLK_q, even_in_text)},
         .time = KeyTime::both,
         .run = wish(Quit{})},
    };
}

} // namespace disinhibit
