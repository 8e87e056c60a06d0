#include "engine/ui/panels/compare_menu.h"

#include <algorithm>
#include <string>
#include <vector>

#include "engine/ui/gui/style.h"
#include "engine/ui/panels/scenario_menu.h"
#include "engine/ui/widgets/widgets.h"

namespace disinhibit {
namespace {

/// The lines of the menu, while its popup is open.
class Menu {
  public:
    explicit Menu(const PanelContext& panel) : panel_(panel) {}

    void heading(const std::string& text) {
        const ScopedFont font(TextStyle::small);
        const ScopedColor color(ImGuiCol_Text, panel_.color("text3"));
        ImGui::Dummy({1.0f, panel_.px(2.0f)});
        ImGui::TextUnformatted(text.c_str());
    }
    void separator() {
        ImGui::Dummy({1.0f, panel_.px(2.0f)});
        ImGui::Separator();
    }
    /// True when chosen.
    bool line(const std::string& label, bool chosen) {
        const ScopedId id(count_);
        const float width = std::max(panel_.px(248.0f), text_width(TextStyle::body, label));
        const bool picked = ImGui::Selectable(label.c_str(), chosen, 0, {width, panel_.px(28.0f)});
        note(count_++);
        return picked;
    }
    void contrast(const std::string& label, ContrastKind kind, const std::string& id) {
        if (line(label, false)) {
            panel_.actions.push_back(CompareWith{{kind, id}});
        }
    }
    /// A list that opens beside the menu; `entries`: id -> something with a name.
    template <class Map>
    void sub_menu(const std::string& label,
                  const Map& entries,
                  const std::string& without,
                  ContrastKind kind) {
        const bool any = std::any_of(
            entries.begin(), entries.end(), [&](const auto& e) { return e.first != without; });
        if (!any) {
            return;
        }
        if (begin(label)) {
            for (const auto& [id, entry] : entries) {
                if (id != without) {
                    contrast(entry.name, kind, id);
                }
            }
            ImGui::EndMenu();
        }
    }

    /// Begins a list that opens beside the menu; if true, ImGui::EndMenu() ends it.
    bool begin(const std::string& label) {
        const bool open = ImGui::BeginMenu(label.c_str());
        note(count_++);
        return open;
    }

  private:
    void note(int number) const {
        const ImVec2 low = ImGui::GetItemRectMin();
        const ImVec2 size = ImGui::GetItemRectSize();
        panel_.state.widgets.note("top.compare." + std::to_string(number),
                                  {low.x, low.y, size.x, size.y});
    }

    const PanelContext& panel_;
    int count_ = 0;
};

/// The scenario of side A, whichever side is active.
const Scenario& scenario_of_a(const FrameView& view) {
    const bool other = view.compare.on() && view.compare.active == Side::b;
    return (other ? view.compare.trajectory : view.trajectory)->scenario();
}

void draw_layouts(const PanelContext& panel, Menu& menu) {
    const CompareLayout now = panel.view.compare.layout;
    const auto line = [&](const char* key, CompareLayout layout) {
        if (menu.line(panel.text(key), now == layout) && now != layout) {
            panel.actions.push_back(SetCompareLayout{layout});
        }
    };
    line("compare.split", CompareLayout::split);
    line("compare.overlay", CompareLayout::overlay);
    line("compare.off", CompareLayout::off);
}

void draw_contrasts(const PanelContext& panel, Menu& menu) {
    const Library& library = *panel.view.library;
    const Scenario& a = scenario_of_a(panel.view);
    std::vector<std::string> given;
    for (const Dose& dose : a.doses) {
        if (std::find(given.begin(), given.end(), dose.substance) == given.end()) {
            given.push_back(dose.substance);
        }
    }
    menu.heading(panel.text("compare.side_b"));
    if (given.size() > 1) {
        for (const std::string& id : given) {
            const Substance* substance = panel.substance(id);
            menu.contrast(panel.text("compare.without",
                                     {{"substance", substance != nullptr ? substance->name : id}}),
                          ContrastKind::without_substance,
                          id);
        }
    }
    if (!given.empty()) {
        menu.contrast(panel.text("compare.no_doses"), ContrastKind::no_doses, "");
    }
    if (panel.view.compare.can_compare_with_former) {
        menu.contrast(panel.text("compare.before_edit"), ContrastKind::before_edit, "");
    }
    menu.contrast(panel.text("compare.copy"), ContrastKind::copy, "");
    menu.sub_menu(
        panel.text("compare.circuit"), library.circuits, a.circuit, ContrastKind::circuit);
    menu.sub_menu(
        panel.text("compare.subject"), library.subjects, a.subject, ContrastKind::subject);
    if (menu.begin(panel.text("compare.scenario"))) {
        const std::string picked =
            draw_scenario_groups(panel, ScenarioLists::headings, "top.compare.scenario", "", a.id);
        if (!picked.empty()) {
            panel.actions.push_back(CompareWith{{ContrastKind::scenario, picked}});
        }
        ImGui::EndMenu();
    }
}

/// The shipped pairs, in a list of their own: there are more than a menu should be long.
void draw_pairs(const PanelContext& panel, Menu& menu) {
    const CompareView& compare = panel.view.compare;
    if (compare.examples.empty() || !menu.begin(panel.text("compare.pairs"))) {
        return;
    }
    for (std::size_t i = 0; i < compare.examples.size(); ++i) {
        const int index = static_cast<int>(i);
        if (menu.line(compare.examples[i], compare.example == index)) {
            panel.actions.push_back(OpenComparison{index});
        }
    }
    ImGui::EndMenu();
}

} // namespace

void draw_compare_items(const PanelContext& panel) {
    Menu menu(panel);
    draw_pairs(panel, menu);
    draw_contrasts(panel, menu);
    menu.separator();
    draw_layouts(panel, menu);
}

void draw_compare_menu(const PanelContext& panel, const Rect& rect) {
    ButtonLook look;
    look.quiet = true;
    look.menu = true;
    look.style = TextStyle::body;
    look.selected = panel.view.compare.on();
    look.tooltip = panel.text("compare.tip.menu");
    if (button(panel, rect, "top.compare", panel.text("compare.button"), look)) {
        ImGui::OpenPopup("compare.menu");
    }
    ImGui::SetNextWindowPos(
        {rect.right(), rect.bottom() + panel.px(4.0f)}, ImGuiCond_Always, {1.0f, 0.0f});
    const ScopedFont font(TextStyle::body);
    if (ImGui::BeginPopup("compare.menu", ImGuiWindowFlags_NoMove)) {
        draw_compare_items(panel);
        ImGui::EndPopup();
    }
}

void draw_side_switch(const PanelContext& panel, const Rect& rect) {
    const float width = rect.w / 2.0f;
    for (const Side side : {Side::a, Side::b}) {
        ButtonLook look;
        look.selected = panel.view.compare.active == side;
        look.style = TextStyle::body_strong;
        look.tooltip = tip_of(panel.command("compare.swap"), panel);
        const Rect place{side == Side::a ? rect.x : rect.x + width, rect.y, width, rect.h};
        const char* key = side == Side::a ? "compare.a" : "compare.b";
        const char* name = side == Side::a ? "top.side_a" : "top.side_b";
        if (button(panel, place.inset(panel.px(2.0f), 0.0f), name, panel.text(key), look)) {
            panel.actions.push_back(ChooseSide{side});
        }
    }
}

} // namespace disinhibit
