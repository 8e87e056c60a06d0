#include "engine/ui/panels/scenario_menu.h"

#include <algorithm>

#include "engine/ui/gui/paint.h"
#include "engine/ui/widgets/menu.h"

namespace disinhibit {
namespace {

std::string name_of(const PanelContext& panel, const ScenarioGroup& group) {
    return panel.text("scenario_group." + (group.id.empty() ? "other" : group.id));
}

std::string line_name(const ScenarioGroup& group) {
    return group.id.empty() ? "other" : group.id;
}

bool draw_name(const Menu& menu, const Scenario& scenario, bool chosen) {
    const bool picked = menu.line(scenario.id, scenario.name, {.on = chosen});
    menu.explain(first_sentence(scenario.text));
    return picked;
}

/// The name, and below it what the scenario tells.
bool draw_story(const PanelContext& outer,
                const Menu& menu,
                const Scenario& scenario,
                bool chosen) {
    const PanelContext panel = outer.here();
    const float width = panel.px(400.0f);
    const float indent = panel.px(16.0f);
    const float gap = panel.px(5.0f);
    const std::string sentence = first_sentence(scenario.text);
    const float name_px = text_block_height(TextStyle::body, scenario.name, width);
    const float room = width - 2.0f * indent;
    Rect line;
    line.w = width;
    line.h = name_px + text_block_height(TextStyle::small, sentence, room) + 2.0f * gap;
    const bool picked = menu.bare_line(scenario.id, line);
    const float middle = line.y + gap + 0.5f * name_px;
    const Color ink = panel.color("text");
    if (chosen) {
        paint_glyph(panel.draw, "disc", line.x + 0.5f * indent, middle, panel.px(6.0f), ink);
    }
    paint_text(panel.draw, TextStyle::body_medium, line.x + indent, middle, ink, scenario.name);
    paint_text_block(panel.draw,
                     TextStyle::small,
                     line.x + indent,
                     line.y + gap + name_px,
                     room,
                     panel.color("text2"),
                     sentence);
    return picked;
}

/// The id that is picked from a group.
std::string draw_stories(const PanelContext& panel,
                         const Menu& menu,
                         const ScenarioGroup& group,
                         const std::string& chosen,
                         const std::string& without,
                         bool told) {
    std::string picked;
    for (const Scenario* scenario : group.scenarios) {
        const bool on = scenario->id == chosen;
        if (scenario->id != without &&
            (told ? draw_story(panel, menu, *scenario, on) : draw_name(menu, *scenario, on))) {
            picked = scenario->id;
        }
    }
    return picked;
}

} // namespace

std::string first_sentence(const std::string& text) {
    const std::size_t end = text.find(". ");
    return end != std::string::npos ? text.substr(0, end + 1) : text;
}

std::vector<ScenarioGroup> group_scenarios(const Library& library,
                                           const std::vector<ScenarioList>& lists) {
    std::vector<ScenarioGroup> groups;
    for (const ScenarioList& list : lists) {
        groups.push_back({list.id, {}});
    }
    groups.emplace_back();
    for (const auto& [id, scenario] : library.scenarios) {
        const std::string& wanted = scenario.group;
        const auto own =
            std::find_if(groups.begin(), groups.end() - 1, [&wanted](const ScenarioGroup& group) {
                return group.id == wanted;
            });
        own->scenarios.push_back(&scenario);
    }
    for (std::size_t i = 0; i < lists.size(); ++i) {
        const std::vector<std::string>& first = lists[i].first;
        std::ranges::stable_sort(groups[i].scenarios, {}, [&first](const Scenario* scenario) {
            return std::ranges::find(first, scenario->id) - first.begin();
        });
    }
    std::erase_if(groups, [](const ScenarioGroup& group) { return group.scenarios.empty(); });
    return groups;
}

std::string draw_scenario_groups(const PanelContext& panel,
                                 ScenarioLists lists,
                                 const std::string& name,
                                 const std::string& chosen,
                                 const std::string& without) {
    const Menu menu(panel, name);
    std::string picked;
    for (const ScenarioGroup& group :
         group_scenarios(*panel.view.library, panel.assets.scenario_lists)) {
        std::string found;
        if (lists == ScenarioLists::headings) {
            menu.heading(line_name(group), name_of(panel, group));
            found = draw_stories(panel, menu, group, chosen, without, false);
        } else if (const SubMenu list{menu, line_name(group), name_of(panel, group)}) {
            found = draw_stories(panel, menu, group, chosen, without, true);
        }
        picked = found.empty() ? picked : found;
    }
    return picked;
}

} // namespace disinhibit
