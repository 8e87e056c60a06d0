#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "engine/ui/state/panel_context.h"

union SDL_Event;

namespace disinhibit {

/// A key with its modifiers, or a sign that was typed.
struct KeyPress {
    int key =
        0; ///< SDL_Keycode as the layout of the keyboard names the key; of a sign: its character
    int place = 0; ///< what a US keyboard has at this place, if the layout has that nowhere; else 0
    bool sign =
        false; ///< typed: whatever keys a layout needs for it, and then modifiers say nothing
    bool ctrl = false, shift = false, alt = false;
    bool repeated = false; ///< the key is being held
};

/// True if some key of the present layout is this SDL_Keycode.
using OnLayout = std::function<bool(int)>;

/// The key press of an SDL_KEYDOWN event or the sign of an SDL_TEXTINPUT event; nothing for other events.
/// Letters and digits count by the layout; where it has none (Cyrillic, Greek, Hebrew letters; French digits) by their place.
std::optional<KeyPress> key_press_of(const SDL_Event& event, const OnLayout& on_layout);

/// Who has the keyboard at the moment (ImGui: WantTextInput, NavVisible).
struct KeyboardOwner {
    bool text_field = false;
    bool focused_widget = false;
    bool presenting = false; ///< a talk has keys of its own
};

/// The command that `press` means, or nullptr.
const Command*
command_of(const std::vector<Command>& table, const KeyPress& press, const KeyboardOwner& owner);

/// The whole way from one SDL event to Actions. Call it for every event, after ImGui's backend has seen it.
/// True if the event was the key of a command, whether or not that can be done now.
bool handle_key(const SDL_Event& event, const CommandContext& context);

} // namespace disinhibit
