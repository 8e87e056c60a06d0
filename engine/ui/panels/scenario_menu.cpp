#include "engine/ui/panels/scenario_menu.h"

#include <algorithm>

#include "engine/ui/gui/paint.h"
#include "engine/ui/gui/style.h"
#include "engine/ui/widgets/widgets.h"

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

bool draw_name(const PanelContext& panel, const Scenario& scenario, bool chosen) {
    const bool picked = ImGui::MenuItem(scenario.name.c_str(), nullptr, chosen);
    if (ImGui::IsItemHovered()) {
        show_tooltip(panel, first_sentence(scenario.text));
    }
    return picked;
}

/// The name, and below it what the scenario tells.
bool draw_story(const PanelContext& panel, const Scenario& scenario, bool chosen) {
    const float width = panel.px(400.0f);
    const float indent = panel.px(16.0f);
    const float gap = panel.px(5.0f);
    const std::string sentence = first_sentence(scenario.text);
    const float name_px = ImGui::GetTextLineHeight();
    const ScopedFont font(TextStyle::small);
    const float below_px =
        ImGui::CalcTextSize(sentence.c_str(), nullptr, false, width - 2.0f * indent).y;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = name_px + below_px + 2.0f * gap;
    const bool picked = ImGui::Selectable(("##" + scenario.id).c_str(), chosen, 0, {width, height});
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const float middle = at.y + gap + 0.5f * name_px;
    if (chosen) {
        paint_glyph(
            draw, "disc", at.x + 0.5f * indent, middle, panel.px(6.0f), panel.color("text"));
    }
    paint_text(
        draw, TextStyle::body_medium, at.x + indent, middle, panel.color("text"), scenario.name);
    draw.AddText(ImGui::GetFont(),
                 ImGui::GetFontSize(),
                 {at.x + indent, at.y + gap + name_px},
                 packed(panel.color("text2")),
                 sentence.c_str(),
                 nullptr,
                 width - 2.0f * indent);
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
    std::string picked;
    for (const ScenarioGroup& group :
         group_scenarios(*panel.view.library, panel.assets.scenario_lists)) {
        const bool open = begin_group(panel, lists, name_of(panel, group));
        note_line(panel, name + "." + (group.id.empty() ? "other" : group.id));
        if (!open) {
            continue;
        }
        for (const Scenario* scenario : group.scenarios) {
            if (scenario->id == without) {
                continue;
            }
            const bool now = scenario->id == chosen;
            const bool wanted = lists == ScenarioLists::menus ? draw_story(panel, *scenario, now)
                                                              : draw_name(panel, *scenario, now);
            if (wanted) {
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
