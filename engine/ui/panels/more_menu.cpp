#include "engine/ui/panels/more_menu.h"

#include <string>

#include "engine/ui/panels/compare_menu.h"
#include "engine/ui/panels/scenario_menu.h"
#include "engine/ui/widgets/menu.h"
#include "engine/ui/widgets/time_text.h"

namespace disinhibit {
namespace {

void draw_command(const PanelContext& panel, const Menu& menu, const Command& command) {
    const Texts& texts = *panel.view.texts;
    const std::vector<std::string> keys = shown_keys(command, texts);
    const std::string refusal = refusal_of(command, panel);
    LineLook look;
    look.on = command.on && command.on(panel);
    look.enabled = refusal.empty();
    look.keys = keys.empty() ? "" : keys.front();
    const bool chosen = menu.line(command.id, words_of(command, texts), look);
    menu.explain(refusal);
    if (chosen) {
        carry_out(command, panel);
    }
}

/// The commands that stand in this part of the menu.
void draw_commands(const PanelContext& panel, const Menu& menu, MenuPart part) {
    for (const Command& command : panel.assets.commands) {
        if (command.menu == part) {
            draw_command(panel, menu, command);
        }
    }
}

/// A list that opens beside the menu; `entries`: id -> something with a name. `act` is given the id.
template <class Map, class Act>
void draw_choice(const PanelContext& panel,
                 const Menu& menu,
                 const std::string& name,
                 const Map& entries,
                 const std::string& chosen,
                 const Act& act) {
    if (entries.size() < 2) {
        return;
    }
    if (const SubMenu list{menu, name, panel.text("ui.more." + name)}) {
        for (const auto& [id, entry] : entries) {
            if (menu.line(name + "." + id, entry.name, {.on = id == chosen}) && id != chosen) {
                act(id);
            }
        }
    }
}

void draw_subject_of_the_picture(const PanelContext& panel, const Menu& menu) {
    const Library& library = *panel.view.library;
    const Scenario& now = panel.scenario();
    if (const SubMenu list{menu, "scenario", panel.text("ui.more.scenario")}) {
        const std::string picked =
            draw_scenario_groups(panel, ScenarioLists::headings, "top.more.scenario", now.id, "");
        if (!picked.empty() && picked != now.id) {
            panel.actions.push_back(OpenScenario{picked});
        }
    }
    draw_choice(panel, menu, "circuit", library.circuits, now.circuit, [&](const std::string& id) {
        panel.actions.push_back(ChooseCircuit{id});
    });
    draw_choice(panel, menu, "subject", library.subjects, now.subject, [&](const std::string& id) {
        panel.actions.push_back(ChooseSubject{id});
    });
}

void draw_looks(const PanelContext& panel, const Menu& menu) {
    if (const SubMenu list{menu, "theme", panel.text("ui.theme_button")}) {
        for (const std::string& id : panel.view.theme_ids) {
            const bool on = id == panel.view.theme->id;
            if (menu.line("theme." + id, panel.text("ui.theme." + id), {.on = on}) && !on) {
                panel.actions.push_back(ChooseTheme{id});
            }
        }
    }
    draw_commands(panel, menu, MenuPart::looks);
}

void draw_history(const PanelContext& panel, const Menu& menu) {
    draw_commands(panel, menu, MenuPart::history);
    if (const SubMenu list{menu, "speed", panel.text("time.speed")}) {
        for (const double speed : speed_stops()) {
            const std::string label =
                speed_text(speed, panel.text("time.real_time"), panel.text("time.day"));
            if (menu.line("speed." + label, label, {.on = speed == panel.view.speed})) {
                panel.actions.push_back(SetSpeed{speed});
            }
        }
    }
}

void draw_talks(const PanelContext& panel, const Menu& menu) {
    const SubMenu list{menu, "present", panel.text("ui.more.present")};
    if (!list) {
        return;
    }
    for (const OfferedDeck& deck : panel.view.presenting.decks) {
        if (menu.line("present." + deck.id, deck.title)) {
            panel.actions.push_back(StartPresenting{deck.id});
        }
    }
    menu.separator();
    if (menu.line("present.here", panel.text("ui.more.present_here"))) {
        panel.actions.push_back(StartPresenting{});
    }
}

} // namespace

void draw_more_menu(const PanelContext& panel, const Rect& rect) {
    ButtonLook look;
    look.quiet = true;
    look.icon = Icon::more;
    look.tooltip = panel.text("ui.tip.more");
    const OpenList open{panel, rect, "top.more", "", look};
    if (!open) {
        return;
    }
    const Menu menu(panel, "top.more");
    draw_subject_of_the_picture(panel, menu);
    if (const SubMenu list{menu, "compare", panel.text("compare.button")}) {
        draw_compare_items(panel);
    }
    draw_commands(panel, menu, MenuPart::view);
    draw_talks(panel, menu);
    if (const SubMenu list{menu, "files", panel.text("ui.more.files")}) {
        draw_commands(panel, menu, MenuPart::files);
    }
    menu.separator();
    draw_looks(panel, menu);
    menu.separator();
    draw_history(panel, menu);
}

} // namespace disinhibit
