#include "engine/ui/scenario_menu.h"

#include <algorithm>

#include "engine/ui/style.h"

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

} // namespace

std::vector<ScenarioGroup> group_scenarios(const Library& library,
                                           const std::vector<std::string>& order) {
    std::vector<ScenarioGroup> groups;
    for (const std::string& id : order) {
        groups.push_back({id, {}});
    }
    groups.emplace_back();
    for (const auto& [id, scenario] : library.scenarios) {
        const auto own =
            std::find_if(groups.begin(), groups.end() - 1, [&](const ScenarioGroup& group) {
                return group.id == scenario.group;
            });
        own->scenarios.push_back(&scenario);
    }
    std::erase_if(groups, [](const ScenarioGroup& group) { return group.scenarios.empty(); });
    return groups;
}

std::string draw_scenario_groups(const PanelContext& panel,
                                 const std::string& name,
                                 const std::string& chosen,
                                 const std::string& without) {
    std::string picked;
    for (const ScenarioGroup& group :
         group_scenarios(*panel.view.library, panel.assets.scenario_groups)) {
        const bool open = ImGui::BeginMenu(name_of(panel, group).c_str());
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
        ImGui::EndMenu();
    }
    return picked;
}

} // namespace disinhibit
