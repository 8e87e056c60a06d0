#include "engine/ui/commands/keyboard.h"
#include "engine/ui/gui/focus.h"
#include "engine/ui/gui/input.h"

#include <SDL.h>

#include <algorithm>
#include <utility>

namespace disinhibit {
namespace {

/// Letter, digit or '=' of a US keyboard at this place; 0 elsewhere.
int us_key(SDL_Scancode place) {
    if (place >= SDL_SCANCODE_A && place <= SDL_SCANCODE_Z) {
        return 'a' + (place - SDL_SCANCODE_A);
    }
    if (place >= SDL_SCANCODE_1 && place <= SDL_SCANCODE_9) {
        return '1' + (place - SDL_SCANCODE_1);
    }
    return place == SDL_SCANCODE_0 ? '0' : place == SDL_SCANCODE_EQUALS ? '=' : 0;
}

bool is_pressed(const Key& key, const KeyPress& press) {
    if (key.sign || press.sign) {
        return key.sign && press.sign && key.code == press.key;
    }
    const bool wrong_shift =
        key.shift != ShiftUse::any && press.shift != (key.shift == ShiftUse::down);
    return key.code == press.key && key.ctrl == press.ctrl && !press.alt && !wrong_shift;
}

bool is_free(const Key& key, const KeyboardOwner& owner) {
    return !(owner.text_field && key.use != KeyUse::even_in_text) &&
           !(owner.focused_widget && key.use == KeyUse::not_focused);
}

} // namespace

std::optional<KeyPress> key_press_of(const SDL_Event& event, const OnLayout& on_layout) {
    KeyPress press;
    if (event.type == SDL_TEXTINPUT) {
        // Signs are ASCII; a longer text comes from an input method.
        press.sign = true;
        press.key = event.text.text[1] == '\0' ? event.text.text[0] : '\0';
        return press;
    }
    if (event.type != SDL_KEYDOWN) {
        return std::nullopt;
    }
    const SDL_Keysym& pressed = event.key.keysym;
    press.key = pressed.sym;
    const int on_us = us_key(pressed.scancode);
    press.place = on_us != 0 && !on_layout(on_us) ? on_us : 0;
    press.ctrl = (pressed.mod & (KMOD_CTRL | KMOD_GUI)) != 0;
    press.shift = (pressed.mod & KMOD_SHIFT) != 0;
    press.alt = (pressed.mod & KMOD_ALT) != 0;
    press.repeated = event.key.repeat != 0;
    return press;
}

const Command*
command_of(const std::vector<Command>& table, const KeyPress& press, const KeyboardOwner& owner) {
    const KeyTime other_time = owner.presenting ? KeyTime::window : KeyTime::presenting;
    for (const Command& command : table) {
        if (command.time == other_time || (press.repeated && !command.repeats)) {
            continue;
        }
        if (std::ranges::any_of(command.keys, [&](const Key& key) {
                return is_pressed(key, press) && is_free(key, owner);
            })) {
            return &command;
        }
    }
    if (press.place != 0) {
        KeyPress by_place = press;
        by_place.key = std::exchange(by_place.place, 0);
        return command_of(table, by_place, owner);
    }
    return nullptr;
}

bool handle_key(const SDL_Event& event, const CommandContext& context) {
    std::optional<KeyPress> press = key_press_of(
        event, [](int key) { return SDL_GetScancodeFromKey(key) != SDL_SCANCODE_UNKNOWN; });
    if (!press) {
        return false;
    }
    UiState& state = context.state;
    if (press->sign) {
        // The key that types it went down just before.
        press->repeated = state.key_repeats;
        if (state.key_with_alt) {
            return false;
        }
    } else {
        state.key_repeats = press->repeated;
        state.key_with_alt = (event.key.keysym.mod & KMOD_LALT) != 0;
    }
    const Command* found =
        command_of(context.assets.commands,
                   *press,
                   {text_field_active(), focus_shown(), context.view.presenting.on});
    if (found != nullptr) {
        carry_out(*found, context);
    }
    return found != nullptr;
}

} // namespace disinhibit
