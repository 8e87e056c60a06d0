#pragma once

#include <SDL_keycode.h>

#include <utility>
#include <vector>

#include "engine/ui/state/panel_context.h"

/// What the rows of the table are written with, and the groups of rows: one file per noun, in the order in which they are
/// shown.
namespace disinhibit {

using Commands = std::vector<Command>;

inline Key key(int code, KeyUse use = KeyUse::always) {
    Key row;
    row.code = code;
    row.use = use;
    return row;
}
inline Key ctrl(int code, KeyUse use = KeyUse::always) {
    Key row = key(code, use);
    row.ctrl = true;
    return row;
}
/// A character, whatever keys the layout needs for it.
inline Key sign(char character) {
    Key row = key(character);
    row.sign = true;
    return row;
}
inline Key with_shift(Key row, ShiftUse shift) {
    row.shift = shift;
    return row;
}
/// Works and is not shown.
inline Key quiet(Key row) {
    row.quiet = true;
    return row;
}

/// The run of a command that is one wish.
inline std::function<void(const CommandContext&)> wish(Action action) {
    return [action = std::move(action)](const CommandContext& context) {
        context.actions.push_back(action);
    };
}

/// It can be done while `can` holds; else the text says why not.
template <class Can>
std::function<std::string(const CommandContext&)> only_if(Can can, const char* reason) {
    return [can, reason](const CommandContext& context) {
        return can(context) ? std::string() : context.text(reason);
    };
}

Commands time_commands();
Commands dose_commands(const std::vector<DoseCard>& cards);
Commands run_commands();
Commands session_commands();
Commands look_commands();
Commands plot_commands();
Commands panel_commands();
Commands scoreboard_commands();
Commands talk_commands();

} // namespace disinhibit
