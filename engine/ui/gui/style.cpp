#include "engine/ui/gui/style.h"

#include <cmath>

#include "engine/core/fonts.h"
#include "engine/ui/gui/focus.h"

namespace disinhibit {
namespace {

ImVec4 vector_of(const Color& color) {
    return {color.r, color.g, color.b, color.a};
}

} // namespace

ControlColors control_colors(const Theme& theme) {
    const Color panel = theme.color("panel");
    const Color edge = theme.color("edge");
    const Color accent = theme.color("accent");
    return {mix(panel, edge, 0.16f),
            mix(panel, edge, 0.30f),
            mix(panel, accent, 0.34f),
            mix(panel, accent, 0.22f),
            mix(panel, edge, 0.62f),
            theme.color("text"),
            theme.color("text3")};
}

namespace {

/// Writes the theme into ImGui's style (popups, tooltips, text fields) at a text scale.
void apply_style(const Theme& theme, float text_scale) {
    ImGuiStyle style;
    const float s = text_scale;
    style.WindowPadding = {12.0f * s, 8.0f * s};
    style.FramePadding = {8.0f * s, 6.0f * s};
    style.ItemSpacing = {8.0f * s, 4.0f * s};
    style.WindowRounding = style.PopupRounding = 8.0f * s;
    style.FrameRounding = 6.0f * s;
    style.WindowBorderSize = 0.0f;
    style.PopupBorderSize = 1.0f;
    style.SelectableTextAlign = {0.0f, 0.5f};
    style.MouseCursorScale = 1.0f;
    style.DisabledAlpha = 0.55f;
    style.WindowMinSize = {1.0f, 1.0f};
    const ControlColors control = control_colors(theme);
    const Color none{0.0f, 0.0f, 0.0f, 0.0f};
    for (ImVec4& color : style.Colors) {
        color = vector_of(none);
    }
    const auto set = [&](ImGuiCol slot, const Color& color) {
        style.Colors[slot] = vector_of(color);
    };
    set(ImGuiCol_Text, theme.color("text"));
    set(ImGuiCol_TextDisabled, theme.color("text3"));
    set(ImGuiCol_PopupBg, theme.color("panel"));
    set(ImGuiCol_Border, control.outline);
    set(ImGuiCol_FrameBg, control.fill);
    set(ImGuiCol_FrameBgHovered, control.fill_hovered);
    set(ImGuiCol_FrameBgActive, control.fill);
    set(ImGuiCol_Header, control.fill_selected);
    set(ImGuiCol_HeaderHovered, control.fill_hovered);
    set(ImGuiCol_HeaderActive, control.fill_active);
    set(ImGuiCol_Separator, theme.color("line"));
    set(ImGuiCol_TextSelectedBg, with_alpha(theme.color("accent"), 0.35f));
    set(ImGuiCol_NavHighlight, theme.color("accent"));
    set(ImGuiCol_ScrollbarGrab, control.outline);
    set(ImGuiCol_ScrollbarGrabHovered, theme.color("edge"));
    set(ImGuiCol_ScrollbarGrabActive, theme.color("accent"));
    ImGui::GetStyle() = style;
}

} // namespace

bool set_up_imgui(const Theme& theme, float text_scale) {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    let_keyboard_move_focus(true);
    apply_style(theme, text_scale);
    share_keys();
    return bake_fonts(find_fonts(), text_scale);
}

} // namespace disinhibit
