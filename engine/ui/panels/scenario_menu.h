#pragma once

#include <string>
#include <vector>

#include "circuit/describe/circuit.h"
#include "engine/ui/state/panel_context.h"

namespace disinhibit {

/// Scenarios that stand together. `id` is empty for those that name no list of the program.
struct ScenarioGroup {
    std::string id;
    std::vector<const Scenario*> scenarios;
};

/// The scenarios of the library in their lists, those of no list last; no list is empty.
std::vector<ScenarioGroup> group_scenarios(const Library& library,
                                           const std::vector<ScenarioList>& lists);

/// What a scenario tells in one sentence.
std::string first_sentence(const std::string& text);

enum class ScenarioLists {
    menus,   ///< each opens beside the open one and tells its stories, a sentence each
    headings ///< one below the other: inside a menu, where large text leaves no room beside it
};

/// The lists in an open popup, all scenarios but `without`. The id that is picked in this frame, or an empty text.
std::string draw_scenario_groups(const PanelContext& panel,
                                 ScenarioLists lists,
                                 const std::string& name,
                                 const std::string& chosen,
                                 const std::string& without);

} // namespace disinhibit
