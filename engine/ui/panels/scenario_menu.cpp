#include "engine/ui/panels/scenario_menu.h"

#include <algorithm>

#include "engine/ui/gui/style.h"

namespace disinhibit {
namespace {

/// Says where the line that was drawn last stands.
void note_line(const PanelContext& panel, const std::string& name) {
    const ImVec2 low = ImGui::GetItemRectMin();
    const ImVec2 size = ImGui::GetItemRectSize();
    panel.state.widgets.note(name, {low.x, low.y, size.x, size.y});
}

std::string name_of(const PanelContext& panel, const ScenarioGroup& group) {
    return panel.text("scenario_group." + (group.id.empty() ? "other" : group.id));
}

/// True if the scenarios of this list are to be drawn now; if it is a menu, ImGui::EndMenu() ends it.
bool begin_group(const PanelContext& panel, ScenarioLists lists, const std::string& label) {
    if (lists == ScenarioLists::menus) {
        return ImGui::BeginMenu(label.c_str());
    }
    const ScopedFont font(TextStyle::small);
    const ScopedColor color(ImGuiCol_Text, panel.color("text3"));
    ImGui::Dummy({1.0f, panel.px(2.0f)});
    ImGui::TextUnformatted(label.c_str());
    return true;
}

} // namespace

std::vector<ScenarioGroup> group_scenarios(const Library& library,
                                           const std::vector<std::string>& order) {
    std::vector<ScenarioGroup> groups;
    for (const std::string& id : order) {
        groups.push_back({id, {}});
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
    std::erase_if(groups, [](const ScenarioGroup& group) { return group.scenarios.empty(); });
    return groups;
}

std::string draw_scenario_groups(const PanelContext& panel,
                                 ScenarioLists lists,
                                 const std::string& name,
                                 const std::string& chosen,
                                 const std::string& without) {
    std::string picked;
    for (const ScenarioGroup& group :
         group_scenarios(*panel.view.library, panel.assets.scenario_groups)) {
        const bool open = begin_group(panel, lists, name_of(panel, group));
        note_line(panel, name + "." + (group.id.empty() ? "other" : group.id));
        if (!open) {
            continue;
        }
        for (const Scenario* scenario : group.scenarios) {
            if (scenario->id == without) {
                continue;
            }
            if (ImGui::MenuItem(scenario->name.c_str(), nullptr, scenario->id == chosen)) {
                picked = scenario->id;
            }
            note_line(panel, name + "." + scenario->id);
        }
        if (lists == ScenarioLists::menus) {
            ImGui::EndMenu();
        }
    }
    return picked;
}

} // namespace disinhibit
