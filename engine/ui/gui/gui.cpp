#include "engine/ui/gui/gui.h"

#include <SDL_keyboard.h>
#include <SDL_scancode.h>

#include <algorithm>
#include <iterator>

namespace disinhibit {
namespace {

bool arrows_are_shared() {
    const ImGuiIO& io = ImGui::GetIO();
    return io.NavVisible || io.WantTextInput;
}

} // namespace

#if IMGUI_VERSION_NUM < 18967
void let_next_item_lie_below() {}

void let_last_item_lie_below() {
    ImGui::SetItemAllowOverlap();
}
#else
void let_next_item_lie_below() {
    ImGui::SetNextItemAllowOverlap();
}

void let_last_item_lie_below() {}
#endif

#if IMGUI_VERSION_NUM < 18700
// Keys are scancodes, and a map says which of them ImGui reads as what.

namespace {

int scancode_of(ImGuiKey key) {
    return key == ImGuiKey_Tab ? SDL_SCANCODE_TAB : ImGui::GetKeyIndex(key);
}

} // namespace

bool key_pressed(ImGuiKey key) {
    return ImGui::IsKeyPressed(scancode_of(key));
}

bool key_held(ImGuiKey key) {
    return ImGui::IsKeyDown(scancode_of(key));
}

void share_keys() {
    ImGuiIO& io = ImGui::GetIO();
    io.KeyMap[ImGuiKey_Space] = SDL_SCANCODE_RETURN;
    io.KeyMap[ImGuiKey_Tab] = -1;
    const bool arrows = arrows_are_shared();
    io.KeyMap[ImGuiKey_LeftArrow] = arrows ? SDL_SCANCODE_LEFT : -1;
    io.KeyMap[ImGuiKey_RightArrow] = arrows ? SDL_SCANCODE_RIGHT : -1;
    io.KeyMap[ImGuiKey_UpArrow] = arrows ? SDL_SCANCODE_UP : -1;
    io.KeyMap[ImGuiKey_DownArrow] = arrows ? SDL_SCANCODE_DOWN : -1;
}

SDL_Event in_frame_pixels(const SDL_Event& event, float) {
    return event;
}

void place_pointer(const std::optional<SDL_FPoint>& seen, float pixel_ratio) {
    ImGuiIO& io = ImGui::GetIO();
    // Where no window ever gets the focus (off-screen) the events alone tell where the pointer is.
    if (!ImGui::IsMousePosValid(&io.MousePos) && SDL_GetKeyboardFocus() == nullptr && seen) {
        io.MousePos = {seen->x, seen->y};
    }
    if (ImGui::IsMousePosValid(&io.MousePos)) {
        io.MousePos = {io.MousePos.x * pixel_ratio, io.MousePos.y * pixel_ratio};
    }
}

#else
// Input is a queue of events, keys have names, and a key that somebody owns is left alone by ImGui's navigation.

namespace {

constexpr ImGuiKey arrow_keys[] = {
    ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow, ImGuiKey_DownArrow};

bool is_withheld(ImGuiKey key) {
    return std::find(std::begin(arrow_keys), std::end(arrow_keys), key) != std::end(arrow_keys) &&
           !arrows_are_shared();
}

} // namespace

bool key_pressed(ImGuiKey key) {
    return !is_withheld(key) && ImGui::IsKeyPressed(key);
}

bool key_held(ImGuiKey key) {
    return !is_withheld(key) && ImGui::IsKeyDown(key);
}

void share_keys() {
    const ImGuiID owner = ImHashStr("keys of the program");
    ImGui::SetKeyOwner(ImGuiKey_Space, owner);
    ImGui::SetKeyOwner(ImGuiKey_Tab, owner);
    for (const ImGuiKey key : arrow_keys) {
        ImGui::SetKeyOwner(key, arrows_are_shared() ? ImGuiKeyOwner_None : owner);
    }
}

SDL_Event in_frame_pixels(const SDL_Event& event, float pixel_ratio) {
    SDL_Event scaled = event;
    if (event.type == SDL_MOUSEMOTION) {
        scaled.motion.x = static_cast<int>(static_cast<float>(event.motion.x) * pixel_ratio);
        scaled.motion.y = static_cast<int>(static_cast<float>(event.motion.y) * pixel_ratio);
    }
    return scaled;
}

void place_pointer(const std::optional<SDL_FPoint>& seen, float pixel_ratio) {
    // The back end has asked SDL itself, in window pixels.
    if (pixel_ratio != 1.0f && seen) {
        ImGui::GetIO().AddMousePosEvent(seen->x * pixel_ratio, seen->y * pixel_ratio);
    }
}

#endif

} // namespace disinhibit
