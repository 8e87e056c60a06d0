#include "engine/ui/gui/input.h"

#include "engine/ui/gui/gui.h"

namespace disinhibit {
namespace {

constexpr float hair_px = 3.0f;

int steps(ImGuiKey forward, ImGuiKey back) {
    return (key_pressed(forward) ? 1 : 0) - (key_pressed(back) ? 1 : 0);
}

} // namespace

Pointer pointer() {
    const ImGuiIO& io = ImGui::GetIO();
    Pointer now;
    now.at = {io.MousePos.x, io.MousePos.y};
    now.pressed_at = {io.MouseClickedPos[0].x, io.MouseClickedPos[0].y};
    now.has_place = ImGui::IsMousePosValid();
    now.moved = io.MouseDelta.x != 0.0f || io.MouseDelta.y != 0.0f;
    now.pressed = ImGui::IsMouseClicked(ImGuiMouseButton_Left);
    now.twice = ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
    now.presses = io.MouseClickedLastCount[ImGuiMouseButton_Left];
    now.held = ImGui::IsMouseDown(ImGuiMouseButton_Left);
    now.released = ImGui::IsMouseReleased(ImGuiMouseButton_Left);
    now.dragged = ImGui::IsMouseDragging(ImGuiMouseButton_Left, hair_px);
    now.pressed_right = ImGui::IsMouseClicked(ImGuiMouseButton_Right);
    now.wheel = io.MouseWheel;
    now.wheel_sideways = io.MouseWheelH;
    now.shift = io.KeyShift;
    now.ctrl = io.KeyCtrl;
    return now;
}

bool pointer_on_window() {
    return ImGui::IsWindowHovered();
}

bool any_popup_open() {
    return ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
}

void shape_pointer(PointerShape shape) {
    ImGui::SetMouseCursor(shape == PointerShape::none ? ImGuiMouseCursor_None
                                                      : ImGuiMouseCursor_ResizeEW);
}

int arrow_steps_right() {
    return steps(ImGuiKey_RightArrow, ImGuiKey_LeftArrow);
}

int arrow_steps_down() {
    return steps(ImGuiKey_DownArrow, ImGuiKey_UpArrow);
}

bool sideways_arrow_held() {
    return key_held(ImGuiKey_LeftArrow) || key_held(ImGuiKey_RightArrow);
}

bool enter_pressed() {
    return key_pressed(ImGuiKey_Enter);
}

bool tab_pressed() {
    return key_pressed(ImGuiKey_Tab);
}

bool escape_pressed() {
    return key_pressed(ImGuiKey_Escape);
}

float frame_s() {
    return ImGui::GetIO().DeltaTime;
}

bool text_field_active() {
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    return context.IO.WantTextInput ||
           (context.ActiveId != 0 && context.ActiveId == context.InputTextState.ID);
}

} // namespace disinhibit
