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
    bool line(const std::string& name, const std::string& label, bool on, bool enabled = true) {
        const bool picked = ImGui::MenuItem(label.c_str(), nullptr, on, enabled);
        note(name);
        return picked;
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
    if (menu.line("motion", panel.text("ui.motion_button"), panel.view.looks.reduced_motion)) {
        panel.actions.push_back(ToggleReducedMotion{});
    }
}

void draw_history(const PanelContext& panel, MoreMenu& menu) {
    const FrameView& view = panel.view;
    if (menu.line("undo", panel.text("time.tip.undo"), false, view.can_undo)) {
        panel.actions.push_back(Undo{});
    }
    if (menu.line("redo", panel.text("time.tip.redo"), false, view.can_redo)) {
        panel.actions.push_back(Redo{});
    }
    if (menu.line("ghosts", panel.text("ghosts.title"), panel.state.ghosts_open)) {
        panel.state.ghosts_open = !panel.state.ghosts_open;
    }
    if (menu.line("afresh", panel.text("window.afresh"), false)) {
        panel.actions.push_back(BeginAfresh{});
    }
    if (menu.line("restart", panel.text("time.tip.restart"), false)) {
        panel.actions.push_back(RestartScenario{});
    }
    if (menu.begin("speed", panel.text("time.speed"))) {
        for (const double speed : speed_stops()) {
            const std::string label =
                speed_text(speed, panel.text("time.real_time"), panel.text("time.day"));
            if (menu.line("speed." + label, label, speed == view.speed)) {
                panel.actions.push_back(SetSpeed{speed});
            }
        }
        ImGui::EndMenu();
    }
}

void draw_files(const PanelContext& panel, MoreMenu& menu) {
    if (menu.line("open", panel.text("ui.more.open"), false)) {
        panel.actions.push_back(AskForFile{FilePurpose::open});
    }
    if (menu.line("save", panel.text("ui.more.save"), false)) {
        panel.actions.push_back(SaveScenario{});
    }
    if (menu.line("save_as", panel.text("ui.more.save_as"), false)) {
        panel.actions.push_back(AskForFile{FilePurpose::save});
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
    if (menu.line("scoreboard", panel.text("scoreboard.button"), panel.view.scoreboard.open)) {
        panel.actions.push_back(ToggleScoreboard{});
    }
    draw_talks(panel, menu);
    ImGui::Separator();
    draw_files(panel, menu);
    ImGui::Separator();
    draw_looks(panel, menu);
    ImGui::Separator();
    draw_history(panel, menu);
    ImGui::EndPopup();
}

} // namespace disinhibit
