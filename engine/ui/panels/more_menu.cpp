#include "engine/ui/panels/more_menu.h"

#include <string>

#include "engine/ui/gui/style.h"
#include "engine/ui/panels/compare_menu.h"
#include "engine/ui/panels/scenario_menu.h"
#include "engine/ui/widgets/time_text.h"
#include "engine/ui/widgets/widgets.h"

namespace disinhibit {
namespace {

/// The lines of the menu, while its popup is open.
class MoreMenu {
  public:
    explicit MoreMenu(const PanelContext& panel) : panel_(panel) {}

    /// True when chosen.
    bool line(const std::string& name, const std::string& label, bool on) {
        const bool picked = ImGui::MenuItem(label.c_str(), nullptr, on);
        note(name);
        return picked;
    }

    /// The commands that stand in this part of the menu.
    void commands(MenuPart part) {
        for (const Command& command : panel_.assets.commands) {
            if (command.menu == part) {
                this->command(command);
            }
        }
    }

    /// A list that opens beside the menu; `entries`: id -> something with a name. `act` is given the id.
    template <class Map, class Act>
    void
    choice(const std::string& name, const Map& entries, const std::string& chosen, const Act& act) {
        if (entries.size() < 2 || !begin(name, panel_.text("ui.more." + name))) {
            return;
        }
        for (const auto& [id, entry] : entries) {
            if (line(name + "." + id, entry.name, id == chosen) && id != chosen) {
                act(id);
            }
        }
        ImGui::EndMenu();
    }

    /// Begins a list that opens beside the menu; if true, ImGui::EndMenu() ends it.
    bool begin(const std::string& name, const std::string& label) {
        const bool open = ImGui::BeginMenu(label.c_str());
        note(name);
        return open;
    }

  private:
    void command(const Command& command) {
        const Texts& texts = *panel_.view.texts;
        const std::vector<std::string> keys = shown_keys(command, texts);
        const std::string refusal = refusal_of(command, panel_);
        const bool picked = ImGui::MenuItem(words_of(command, texts).c_str(),
                                            keys.empty() ? nullptr : keys.front().c_str(),
                                            command.on && command.on(panel_),
                                            refusal.empty());
        note(command.id);
        if (ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) {
            show_tooltip(panel_, refusal);
        }
        if (picked) {
            carry_out(command, panel_);
        }
    }

    void note(const std::string& name) const {
        const ImVec2 low = ImGui::GetItemRectMin();
        const ImVec2 size = ImGui::GetItemRectSize();
        panel_.state.widgets.note("top.more." + name, {low.x, low.y, size.x, size.y});
    }

    const PanelContext& panel_;
};

void draw_subject_of_the_picture(const PanelContext& panel, MoreMenu& menu) {
    const Library& library = *panel.view.library;
    const Scenario& now = panel.scenario();
    if (menu.begin("scenario", panel.text("ui.more.scenario"))) {
        const std::string picked =
            draw_scenario_groups(panel, ScenarioLists::headings, "top.more.scenario", now.id, "");
        if (!picked.empty() && picked != now.id) {
            panel.actions.push_back(OpenScenario{picked});
        }
        ImGui::EndMenu();
    }
    menu.choice("circuit", library.circuits, now.circuit, [&](const std::string& id) {
        panel.actions.push_back(ChooseCircuit{id});
    });
    menu.choice("subject", library.subjects, now.subject, [&](const std::string& id) {
        panel.actions.push_back(ChooseSubject{id});
    });
}

void draw_looks(const PanelContext& panel, MoreMenu& menu) {
    if (menu.begin("theme", panel.text("ui.theme_button"))) {
        for (const std::string& id : panel.view.theme_ids) {
            const bool on = id == panel.view.theme->id;
            if (menu.line("theme." + id, panel.text("ui.theme." + id), on) && !on) {
                panel.actions.push_back(ChooseTheme{id});
            }
        }
        ImGui::EndMenu();
    }
    menu.commands(MenuPart::looks);
}

void draw_history(const PanelContext& panel, MoreMenu& menu) {
    menu.commands(MenuPart::history);
    if (menu.begin("speed", panel.text("time.speed"))) {
        for (const double speed : speed_stops()) {
            const std::string label =
                speed_text(speed, panel.text("time.real_time"), panel.text("time.day"));
            if (menu.line("speed." + label, label, speed == panel.view.speed)) {
                panel.actions.push_back(SetSpeed{speed});
            }
        }
        ImGui::EndMenu();
    }
}

void draw_talks(const PanelContext& panel, MoreMenu& menu) {
    if (!menu.begin("present", panel.text("ui.more.present"))) {
        return;
    }
    for (const OfferedDeck& deck : panel.view.presenting.decks) {
        if (menu.line("present." + deck.id, deck.title, false)) {
            panel.actions.push_back(StartPresenting{deck.id});
        }
    }
    ImGui::Separator();
    if (menu.line("present.here", panel.text("ui.more.present_here"), false)) {
        panel.actions.push_back(StartPresenting{});
    }
    ImGui::EndMenu();
}

} // namespace

void draw_more_menu(const PanelContext& panel, const Rect& rect) {
    ButtonLook look;
    look.quiet = true;
    look.icon = Icon::more;
    look.tooltip = panel.text("ui.tip.more");
    if (button(panel, rect, "top.more", "", look)) {
        ImGui::OpenPopup("more.menu");
    }
    ImGui::SetNextWindowPos(
        {rect.right(), rect.bottom() + panel.px(4.0f)}, ImGuiCond_Always, {1.0f, 0.0f});
    ImGui::SetNextWindowSizeConstraints(
        {0.0f, 0.0f}, {panel.layout.width_px, panel.layout.height_px - rect.bottom()});
    const ScopedFont font(TextStyle::body);
    if (!ImGui::BeginPopup("more.menu", ImGuiWindowFlags_NoMove)) {
        return;
    }
    MoreMenu menu(panel);
    draw_subject_of_the_picture(panel, menu);
    if (menu.begin("compare", panel.text("compare.button"))) {
        draw_compare_items(panel);
        ImGui::EndMenu();
    }
    menu.commands(MenuPart::view);
    draw_talks(panel, menu);
    if (menu.begin("files", panel.text("ui.more.files"))) {
        menu.commands(MenuPart::files);
        ImGui::EndMenu();
    }
    ImGui::Separator();
    draw_looks(panel, menu);
    ImGui::Separator();
    draw_history(panel, menu);
    ImGui::EndPopup();
}

} // namespace disinhibit
