#include "engine/ui/gui/bare_window.h"

#include "engine/ui/gui/gui.h"
#include "engine/ui/gui/style.h"

namespace disinhibit {

BareWindow::BareWindow(const std::string& name,
                       float width_px,
                       float height_px,
                       WindowDepth depth) {
    constexpr ImGuiWindowFlags bare = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                      ImGuiWindowFlags_NoSavedSettings |
                                      ImGuiWindowFlags_NoBackground;
    constexpr ImGuiWindowFlags behind =
        ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse;
    ImGui::SetNextWindowPos({0.0f, 0.0f});
    ImGui::SetNextWindowSize({width_px, height_px});
    const ScopedMeasure no_padding(ImGuiStyleVar_WindowPadding, ImVec2(0.0f, 0.0f));
    ImGui::Begin(name.c_str(), nullptr, depth == WindowDepth::back ? bare | behind : bare);
}

BareWindow::~BareWindow() {
    ImGui::End();
}

} // namespace disinhibit
