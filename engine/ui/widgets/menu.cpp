#include "engine/ui/widgets/menu.h"

#include <algorithm>

#include "engine/ui/gui/gui.h"
#include "engine/ui/gui/input.h"

namespace disinhibit {
namespace {

bool open_below(const PanelContext& panel,
                const Rect& rect,
                const std::string& name,
                const std::string& label,
                const ButtonLook& look) {
    const std::string list = name + ".list";
    if (button(panel, rect, name, label, look)) {
        ImGui::OpenPopup(list.c_str());
    }
    const UiLayout& layout = panel.layout;
    const bool below = rect.center_y() < layout.height_px / 2.0f;
    const float gap = panel.px(4.0f);
    const bool right_half = rect.center_x() > layout.width_px / 2.0f;
    ImGui::SetNextWindowPos(
        {right_half ? rect.right() : rect.x, below ? rect.bottom() + gap : rect.y - gap},
        ImGuiCond_Always,
        {right_half ? 1.0f : 0.0f, below ? 0.0f : 1.0f});
    const float room = (below ? layout.height_px - rect.bottom() : rect.y) - gap;
    ImGui::SetNextWindowSizeConstraints({0.0f, 0.0f}, {layout.width_px, room});
    return ImGui::BeginPopup(list.c_str(), ImGuiWindowFlags_NoMove);
}

bool open_at_pointer(const std::string& name, bool over) {
    if (over && pointer().pressed_right) {
        ImGui::OpenPopup(name.c_str());
    }
    return ImGui::BeginPopup(name.c_str());
}

/// Lines of a list are high enough for a finger; large text is by itself.
ScopedMeasure line_height(const PanelContext& panel) {
    constexpr float finger_px = 28.0f;
    const ImVec2 usual = ImGui::GetStyle().ItemSpacing;
    const float wanted = finger_px * panel.view.pixel_ratio - ImGui::GetTextLineHeight();
    return {ImGuiStyleVar_ItemSpacing, ImVec2(usual.x, std::max(usual.y, wanted))};
}

} // namespace

OpenList::OpenList(const PanelContext& panel,
                   const Rect& rect,
                   const std::string& name,
                   const std::string& label,
                   const ButtonLook& look)
    : font_(TextStyle::body), open_(open_below(panel, rect, name, label, look)) {}

OpenList::~OpenList() {
    if (open_) {
        ImGui::EndPopup();
    }
}

ContextList::ContextList(const std::string& name, bool over)
    : font_(TextStyle::body), open_(open_at_pointer(name, over)) {}

ContextList::~ContextList() {
    if (open_) {
        ImGui::EndPopup();
    }
}

bool Menu::line(const std::string& name, const std::string& label, const LineLook& look) const {
    const ScopedMeasure height = line_height(panel_);
    const ScopedId id(name);
    const bool chosen = ImGui::MenuItem(
        label.c_str(), look.keys.empty() ? nullptr : look.keys.c_str(), look.on, look.enabled);
    note(name);
    return chosen;
}

bool Menu::bare_line(const std::string& name, Rect& rect) const {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    rect.x = at.x;
    rect.y = at.y;
    const bool chosen = ImGui::Selectable(("##" + name).c_str(), false, 0, {rect.w, rect.h});
    note(name);
    return chosen;
}

void Menu::explain(const std::string& words) const {
    if (ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) {
        show_tooltip(panel_, words);
    }
}

void Menu::heading(const std::string& name, const std::string& words) const {
    const ScopedFont font(TextStyle::small);
    const ScopedColor color(ImGuiCol_Text, panel_.color("text3"));
    ImGui::Dummy({1.0f, panel_.px(2.0f)});
    ImGui::TextUnformatted(words.c_str());
    note(name);
}

void Menu::separator() const {
    ImGui::Separator();
}

void Menu::note(const std::string& name) const {
    const ImVec2 low = ImGui::GetItemRectMin();
    const ImVec2 size = ImGui::GetItemRectSize();
    panel_.state.widgets.note(name_ + "." + name, {low.x, low.y, size.x, size.y});
}

SubMenu::SubMenu(const Menu& menu, const std::string& name, const std::string& label)
    : open_([&] {
          const ScopedMeasure height = line_height(menu.panel_);
          return ImGui::BeginMenu(label.c_str());
      }()) {
    menu.note(name);
}

SubMenu::~SubMenu() {
    if (open_) {
        ImGui::EndMenu();
    }
}

int drop_down(const PanelContext& panel,
              const Rect& rect,
              const std::string& name,
              const std::string& label,
              const std::vector<std::string>& items,
              int chosen,
              const ButtonLook& look) {
    int picked = -1;
    if (const OpenList list{panel, rect, name, label, look}) {
        const Menu menu(panel, name);
        for (int i = 0; i < static_cast<int>(items.size()); ++i) {
            if (menu.line(
                    std::to_string(i), items[static_cast<std::size_t>(i)], {.on = i == chosen})) {
                picked = i;
            }
        }
    }
    return picked;
}

} // namespace disinhibit
