#include "engine/ui/state/command.h"

#include <SDL_keycode.h>

#include <algorithm>
#include <map>
#include <stdexcept>

#include "engine/ui/state/panel_context.h"

namespace disinhibit {
namespace {

/// Of keys that write nothing, or not what stands on them: the last part of the key of their text.
const char* name_of_key(int code) {
    static const std::map<int, const char*> names{{SDLK_SPACE, "space"},
                                                  {SDLK_RIGHT, "right"},
                                                  {SDLK_LEFT, "left"},
                                                  {SDLK_UP, "up"},
                                                  {SDLK_DOWN, "down"},
                                                  {SDLK_HOME, "home"},
                                                  {SDLK_END, "end"},
                                                  {SDLK_PAGEUP, "page_up"},
                                                  {SDLK_PAGEDOWN, "page_down"},
                                                  {SDLK_RETURN, "enter"},
                                                  {SDLK_ESCAPE, "escape"},
                                                  {SDLK_DELETE, "delete"},
                                                  {SDLK_BACKSPACE, "backspace"},
                                                  {SDLK_MINUS, "minus"}};
    const auto found = names.find(code);
    return found != names.end() ? found->second : nullptr;
}

std::string plate_text(int code, const Texts& texts) {
    if (const char* name = name_of_key(code)) {
        return texts.get(std::string("key.") + name);
    }
    if (code >= SDLK_F1 && code <= SDLK_F12) {
        return "F" + std::to_string(code - SDLK_F1 + 1);
    }
    const bool small = code >= 'a' && code <= 'z';
    return std::string(1, static_cast<char>(small ? code - 'a' + 'A' : code));
}

} // namespace

std::string to_text(const Key& key, const Texts& texts) {
    std::string text = key.ctrl ? texts.get("key.ctrl") + " " : "";
    text += key.shift == ShiftUse::down ? texts.get("key.shift") + " " : "";
    return text + plate_text(key.code, texts);
}

const Command& find_command(const std::vector<Command>& table, const std::string& id) {
    const auto found = std::ranges::find(table, id, &Command::id);
    if (found == table.end()) {
        throw std::logic_error("no command \"" + id + "\"");
    }
    return *found;
}

std::vector<std::string> shown_keys(const Command& command, const Texts& texts) {
    std::vector<std::string> shown;
    for (const Key& key : command.keys) {
        const std::string text = to_text(key, texts);
        if (!key.quiet && std::ranges::find(shown, text) == shown.end()) {
            shown.push_back(text);
        }
    }
    return shown;
}

std::string words_of(const Command& command, const Texts& texts) {
    return texts.get(command.words.empty() ? "command." + command.id : command.words);
}

std::string refusal_of(const Command& command, const CommandContext& context) {
    const bool talk = context.view.presenting.on;
    if (command.time == (talk ? KeyTime::window : KeyTime::presenting)) {
        return context.text(talk ? "command.not.in_talks" : "command.not.outside_talks");
    }
    return command.cannot ? command.cannot(context) : "";
}

std::string tip_of(const Command& command, const CommandContext& context) {
    const Texts& texts = *context.view.texts;
    const std::string more = command.tip.empty() ? "command.tip." + command.id : command.tip;
    std::string tip = texts.entries.contains(more) ? texts.get(more) : words_of(command, texts);
    std::string keys;
    for (const std::string& key : shown_keys(command, texts)) {
        keys += (keys.empty() ? "" : ", ") + key;
    }
    tip += keys.empty() ? "" : " (" + keys + ")";
    const std::string refusal = refusal_of(command, context);
    return tip + (refusal.empty() ? "" : "\n" + refusal);
}

bool carry_out(const Command& command, const CommandContext& context) {
    const bool can = refusal_of(command, context).empty();
    if (can) {
        command.run(context);
    }
    return can;
}

} // namespace disinhibit
