#include "engine/ui/panels/compare_menu.h"

#include <algorithm>
#include <string>
#include <vector>

#include "engine/ui/panels/scenario_menu.h"
#include "engine/ui/widgets/menu.h"

namespace disinhibit {
namespace {

/// A line for every entry but `without`, in a list of its own; `entries`: id -> something with a name.
template <class Map>
void draw_others(const PanelContext& panel,
                 const Menu& menu,
                 const std::string& name,
                 const Map& entries,
                 const std::string& without,
                 ContrastKind kind) {
    const bool any =
        std::ranges::any_of(entries, [&](const auto& e) { return e.first != without; });
    if (!any) {
        return;
    }
    if (const SubMenu list{menu, name, panel.text("compare." + name)}) {
        for (const auto& [id, entry] : entries) {
            if (id != without && menu.line(name + "." + id, entry.name)) {
                panel.actions.push_back(CompareWith{{kind, id}});
            }
        }
    }
}

/// The scenario of side A, whichever side is active.
const Scenario& scenario_of_a(const FrameView& view) {
    const bool other = view.compare.on() && view.compare.active == Side::b;
    return (other ? view.compare.trajectory : view.trajectory)->scenario();
}

void draw_layouts(const PanelContext& panel, const Menu& menu) {
    const CompareLayout now = panel.view.compare.layout;
    const auto line = [&](const std::string& name, CompareLayout layout) {
        if (menu.line(name, panel.text("compare." + name), {.on = now == layout}) &&
            now != layout) {
            panel.actions.push_back(SetCompareLayout{layout});
        }
    };
    line("split", CompareLayout::split);
    line("overlay", CompareLayout::overlay);
    line("off", CompareLayout::off);
}

void draw_contrasts(const PanelContext& panel, const Menu& menu) {
    const Library& library = *panel.view.library;
    const Scenario& a = scenario_of_a(panel.view);
    std::vector<std::string> given;
    for (const Dose& dose : a.doses) {
        if (std::ranges::find(given, dose.substance) == given.end()) {
            given.push_back(dose.substance);
        }
    }
    const auto contrast = [&](const std::string& name,
                              const std::string& label,
                              ContrastKind kind,
                              const std::string& id = "") {
        if (menu.line(name, label)) {
            panel.actions.push_back(CompareWith{{kind, id}});
        }
    };
    menu.heading("side_b", panel.text("compare.side_b"));
    if (given.size() > 1) {
        for (const std::string& id : given) {
            const Substance* substance = panel.substance(id);
            contrast("without." + id,
                     panel.text("compare.without",
                                {{"substance", substance != nullptr ? substance->name : id}}),
                     ContrastKind::without_substance,
                     id);
        }
    }
    if (!given.empty()) {
        contrast("no_doses", panel.text("compare.no_doses"), ContrastKind::no_doses);
    }
    if (panel.view.compare.can_compare_with_former) {
        contrast("before_edit", panel.text("compare.before_edit"), ContrastKind::before_edit);
    }
    contrast("copy", panel.text("compare.copy"), ContrastKind::copy);
    draw_others(panel, menu, "circuit", library.circuits, a.circuit, ContrastKind::circuit);
    draw_others(panel, menu, "subject", library.subjects, a.subject, ContrastKind::subject);
    if (const SubMenu list{menu, "scenario", panel.text("compare.scenario")}) {
        const std::string picked =
            draw_scenario_groups(panel, ScenarioLists::headings, "top.compare.scenario", "", a.id);
        if (!picked.empty()) {
            panel.actions.push_back(CompareWith{{ContrastKind::scenario, picked}});
        }
    }
}

/// The shipped pairs, in a list of their own: there are more than a menu should be long.
void draw_pairs(const PanelContext& panel, const Menu& menu) {
    const CompareView& compare = panel.view.compare;
    if (compare.examples.empty()) {
        return;
    }
    if (const SubMenu list{menu, "pairs", panel.text("compare.pairs")}) {
        for (std::size_t i = 0; i < compare.examples.size(); ++i) {
            const int index = static_cast<int>(i);
            if (menu.line("pair." + std::to_string(index),
                          compare.examples[i],
                          {.on = compare.example == index})) {
                panel.actions.push_back(OpenComparison{index});
            }
        }
    }
}

} // namespace

void draw_compare_items(const PanelContext& panel) {
    const Menu menu(panel, "top.compare");
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
    if (const OpenList list{panel, rect, "top.compare", panel.text("compare.button"), look}) {
        draw_compare_items(panel);
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
