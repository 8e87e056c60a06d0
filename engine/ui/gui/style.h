#pragma once

#include "engine/core/theme.h"
#include "engine/picture/rect.h"
#include "engine/ui/gui/fonts.h"
#include "engine/ui/gui/gui.h"

namespace disinhibit {

/// Colours of controls, mixed from the theme once per use.
struct ControlColors {
    Color fill, fill_hovered, fill_active, fill_selected, outline, text, text_disabled;
};
ControlColors control_colors(const Theme& theme);

/// Style and fonts for a theme and a text scale (view.text_scale * view.pixel_ratio), and the share of the keys. Needs an
/// ImGui context, after the SDL backend's Init and outside a frame. Call it again when theme or scale change; it returns true if the fonts were baked anew, and then
/// the GL font texture must be made again (ImGui_ImplOpenGL3_DestroyFontsTexture, ..._CreateFontsTexture).
/// Throws InputError if no font is found.
bool set_up_imgui(const Theme& theme, float text_scale);

/// Font for the widgets of ImGui itself, popped at the end of the scope.
class ScopedFont {
  public:
    explicit ScopedFont(TextStyle style) { ImGui::PushFont(font_of(style)); }
    ~ScopedFont() { ImGui::PopFont(); }
    ScopedFont(const ScopedFont&) = delete;
    ScopedFont& operator=(const ScopedFont&) = delete;
};

/// One colour of ImGui's style, restored at the end of the scope.
class ScopedColor {
  public:
    ScopedColor(ImGuiCol slot, const Color& color) {
        ImGui::PushStyleColor(slot, ImVec4(color.r, color.g, color.b, color.a));
    }
    ~ScopedColor() { ImGui::PopStyleColor(); }
    ScopedColor(const ScopedColor&) = delete;
    ScopedColor& operator=(const ScopedColor&) = delete;
};

/// One measure of ImGui's style, restored at the end of the scope.
class ScopedMeasure {
  public:
    ScopedMeasure(ImGuiStyleVar slot, float value) { ImGui::PushStyleVar(slot, value); }
    ScopedMeasure(ImGuiStyleVar slot, ImVec2 value) { ImGui::PushStyleVar(slot, value); }
    ~ScopedMeasure() { ImGui::PopStyleVar(); }
    ScopedMeasure(const ScopedMeasure&) = delete;
    ScopedMeasure& operator=(const ScopedMeasure&) = delete;
};

/// Everything inside does not react and is not reached by the keyboard.
class ScopedDisabled {
  public:
    explicit ScopedDisabled(bool disabled) { ImGui::BeginDisabled(disabled); }
    ~ScopedDisabled() { ImGui::EndDisabled(); }
    ScopedDisabled(const ScopedDisabled&) = delete;
    ScopedDisabled& operator=(const ScopedDisabled&) = delete;
};

/// To be looked at: everything inside does not react, and is as bright as ever.
class ScopedPicture {
  public:
    ScopedPicture() : bright_(ImGuiStyleVar_DisabledAlpha, 1.0f), disabled_(true) {}

  private:
    ScopedMeasure bright_;
    ScopedDisabled disabled_;
};

/// Painting and the mouse are confined to a rectangle inside.
class ScopedClip {
  public:
    explicit ScopedClip(const Rect& rect) {
        ImGui::PushClipRect({rect.x, rect.y}, {rect.right(), rect.bottom()}, true);
    }
    ~ScopedClip() { ImGui::PopClipRect(); }
    ScopedClip(const ScopedClip&) = delete;
    ScopedClip& operator=(const ScopedClip&) = delete;
};

/// Names inside get a prefix in ImGui's identifiers.
class ScopedId {
  public:
    explicit ScopedId(const std::string& id) { ImGui::PushID(id.c_str()); }
    explicit ScopedId(int id) { ImGui::PushID(id); }
    ~ScopedId() { ImGui::PopID(); }
    ScopedId(const ScopedId&) = delete;
    ScopedId& operator=(const ScopedId&) = delete;
};

} // namespace disinhibit
