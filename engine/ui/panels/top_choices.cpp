#include "engine/ui/panels/top_choices.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "engine/ui/gui/style.h"
#include "engine/ui/panels/scenario_menu.h"
#include "engine/ui/widgets/menu.h"

namespace disinhibit {
namespace {

ButtonLook choice_look(const PanelContext& panel, const std::string& name, bool menu) {
    ButtonLook look;
    look.quiet = true;
    look.style = TextStyle::body;
    look.tooltip = panel.text("ui.tip." + name);
    look.menu = menu;
    look.align = Align::left;
    return look;
}

/// The place of a choice, if there is room for it; a narrow bar has the same list in the menu of everything else.
std::optional<Rect> take_choice(const PanelContext& panel,
                                Rect& room,
                                const std::string& label,
                                const ButtonLook& look) {
    const float needed = button_width(panel, label, look);
    const float width = std::min(needed, room.w);
    const float least = is_roomy_bar(panel) ? std::min(needed, panel.px(64.0f)) : needed;
    if (width < least) {
        return std::nullopt;
    }
    const Rect rect{room.x, room.y, width, room.h};
    room.x += width;
    room.w -= width;
    return rect;
}

/// A quiet list of everything in `entries` (id -> something with a name); nothing to choose: a label.
template <class Map, class Choose>
void draw_choice(const PanelContext& panel,
                 Rect& room,
                 const std::string& name,
                 const Map& entries,
                 const std::string& chosen,
                 const Choose& choose) {
    std::vector<std::string> names;
    std::vector<std::string> ids;
    int index = -1;
    for (const auto& [id, entry] : entries) {
        if (id == chosen) {
            index = static_cast<int>(ids.size());
        }
        ids.push_back(id);
        names.push_back(entry.name);
    }
    const std::string label = index >= 0 ? names[static_cast<std::size_t>(index)] : chosen;
    const ButtonLook look = choice_look(panel, name, ids.size() > 1);
    const std::optional<Rect> rect = take_choice(panel, room, label, look);
    if (!rect) {
        return;
    }
    if (ids.size() < 2) {
        paint_text(panel.draw,
                   TextStyle::body,
                   rect->x + panel.px(10.0f),
                   rect->center_y(),
                   panel.color("text2"),
                   fitted_text(TextStyle::body, label, rect->w - panel.px(12.0f)));
        return;
    }
    const int picked = drop_down(panel, *rect, "top." + name, label, names, index, look);
    if (picked >= 0 && picked != index) {
        choose(ids[static_cast<std::size_t>(picked)]);
    }
}

/// The scenarios in their lists; the name of one that stands in none of them, too.
void draw_scenario_choice(const PanelContext& panel, Rect& room) {
    const Scenario& now = panel.scenario();
    const ButtonLook look = choice_look(panel, "scenario", true);
    const std::optional<Rect> rect = take_choice(panel, room, now.name, look);
    if (!rect) {
        return;
    }
    if (const OpenList list{panel, *rect, "top.scenario", now.name, look}) {
        const std::string picked =
            draw_scenario_groups(panel, ScenarioLists::menus, "top.scenario", now.id, "");
        if (!picked.empty() && picked != now.id) {
            panel.actions.push_back(OpenScenario{picked});
        }
    }
}

} // namespace

bool is_roomy_bar(const PanelContext& panel) {
    return panel.layout.width_px / panel.layout.scale > 1400.0f;
}

float draw_top_choices(const PanelContext& panel, Rect room) {
    const Library& library = *panel.view.library;
    const Scenario& scenario = panel.scenario();
    draw_choice(
        panel, room, "circuit", library.circuits, scenario.circuit, [&](const std::string& id) {
            panel.actions.push_back(ChooseCircuit{id});
        });
    draw_choice(
        panel, room, "subject", library.subjects, scenario.subject, [&](const std::string& id) {
            panel.actions.push_back(ChooseSubject{id});
        });
    draw_scenario_choice(panel, room);
    return room.x;
}

} // namespace disinhibit
