#include "engine/ui/gui/focus.h"

#include <algorithm>

#include "engine/ui/gui/gui.h"

namespace disinhibit {

int next_stop(int current, int count, bool backwards) {
    if (current < 0) {
        return backwards ? count - 1 : 0;
    }
    return (current + (backwards ? count - 1 : 1)) % count;
}

bool keys_lead() {
    return ImGui::GetCurrentContext()->NavDisableMouseHover;
}

bool focus_shown() {
    return ImGui::GetIO().NavVisible;
}

bool last_item_focused() {
    return ImGui::IsItemFocused() && focus_shown();
}

void let_keyboard_move_focus(bool may) {
    ImGuiConfigFlags& flags = ImGui::GetIO().ConfigFlags;
    flags = may ? flags | ImGuiConfigFlags_NavEnableKeyboard
                : flags & ~ImGuiConfigFlags_NavEnableKeyboard;
}

void focus_on(unsigned id) {
    ImGui::ClearActiveID();
    ImGui::SetWindowFocus();
    ImGui::SetNavID(id, ImGuiNavLayer_Main, 0, ImRect());
    ImGui::GetCurrentContext()->NavDisableHighlight = false;
}

void take_focus() {
    focus_on(ImGui::GetItemID());
}

void cancel_focus_move() {
    ImGui::NavMoveRequestCancel();
}

void move_focus(const std::vector<unsigned>& stops) {
    const ImGuiIO& io = ImGui::GetIO();
    if (stops.empty() || io.KeyCtrl || io.KeyAlt || !key_pressed(ImGuiKey_Tab)) {
        return;
    }
    ImGuiContext& context = *ImGui::GetCurrentContext();
    const bool focused = io.NavVisible || context.ActiveId != 0;
    const unsigned id = context.ActiveId != 0 ? context.ActiveId : context.NavId;
    const auto found = focused ? std::find(stops.begin(), stops.end(), id) : stops.end();
    const int current = found == stops.end() ? -1 : static_cast<int>(found - stops.begin());
    const int next = next_stop(current, static_cast<int>(stops.size()), io.KeyShift);
    focus_on(stops[static_cast<std::size_t>(next)]);
}

} // namespace disinhibit
