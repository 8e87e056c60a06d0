#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/core/texts.h"
#include "engine/picture/rect.h"
#include "engine/ui/gui/paint.h"

/// What a person can tell the program to do. Each command is declared once, in engine/ui/commands: keys, buttons, menus, the
/// sheet of keys and the search follow from there.
namespace disinhibit {

struct CommandContext;
struct PanelContext;

enum class KeyUse {
    always,      ///< unless a text field is active
    not_focused, ///< not while a widget has the keyboard focus (arrows)
    even_in_text ///< also while a text field is active
};

/// Whether Shift has to be up or down. Most keys do not care.
enum class ShiftUse { any, up, down };

/// When a command's keys mean it, and when it can be done.
enum class KeyTime {
    window,     ///< not in a talk
    presenting, ///< in a talk only
    both
};

/// One key with its modifiers.
struct Key {
    int code = 0;      ///< SDL_Keycode
    bool sign = false; ///< `code` is a character, typed with whatever keys the layout needs for it
    bool ctrl = false;
    ShiftUse shift = ShiftUse::any;
    KeyUse use = KeyUse::always;
    bool quiet = false; ///< works and is not shown: the same on another keyboard
};

/// "Ctrl ←"; the names of keys are texts below "key".
std::string to_text(const Key& key, const Texts& texts);

/// Where in the menu of everything else a command stands.
enum class MenuPart { none, view, files, looks, history };

struct Command {
    std::string id;             ///< "noun.verb"
    std::vector<Key> keys = {}; ///< the first stands on buttons and in texts
    KeyTime time = KeyTime::window;
    bool repeats = false; ///< also while a key is held
    Icon icon = Icon::none;
    MenuPart menu = MenuPart::none;
    /// Why it cannot be done now, in words; empty: it can. None: it always can.
    std::function<std::string(const CommandContext&)> cannot = {};
    /// Of what can be on and off: whether it is on.
    std::function<bool(const CommandContext&)> on = {};
    /// Appends Actions or changes what the panels remember.
    std::function<void(const CommandContext&)> run = {};
    /// Of a panel at the side, which the command opens and closes: what draws it. `on` and `run` may be left out.
    void (*panel)(const PanelContext&, const Rect&) = nullptr;
    std::string words = {}; ///< key of a text; empty: "command.<id>"
    std::string tip =
        {}; ///< the same of what more is to be said; empty: "command.tip.<id>", if there is one
};

/// The command of this id; it is a fault of the program if there is none (std::logic_error).
const Command& find_command(const std::vector<Command>& table, const std::string& id);

/// Its keys that are shown, each once, in their order.
std::vector<std::string> shown_keys(const Command& command, const Texts& texts);

/// What it does, in a few words.
std::string words_of(const Command& command, const Texts& texts);

/// Why it cannot be done now: not in a talk, or only there, or a reason of its own. Empty: it can.
std::string refusal_of(const Command& command, const CommandContext& context);

/// What stands beside its button: what it does, its keys, and why it cannot be done.
std::string tip_of(const Command& command, const CommandContext& context);

/// Does it, unless it cannot be done now; true if it was done.
bool carry_out(const Command& command, const CommandContext& context);

} // namespace disinhibit
