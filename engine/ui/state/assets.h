#pragma once

#include <string>
#include <vector>

#include "engine/core/dose_card.h"
#include "engine/ui/state/command.h"
#include "engine/view/plot_set.h"

namespace disinhibit {

/// A list of scenarios: what it begins with, as a story is told. The others of the list follow by their ids.
struct ScenarioList {
    std::string id;
    std::vector<std::string> first;
};

/// What the panels show that lies in files.
struct UiAssets {
    std::vector<DoseCard> cards;
    PlotSet plots;
    std::string logo_role;                    ///< palette role of the logo mark
    std::string keyed_circuit;                ///< the hypothesis that has a key of its own
    std::vector<ScenarioList> scenario_lists; ///< in their order
    std::string message_role;                 ///< palette role of the edge of the message bar
    std::string
        blocked_signal; ///< how much antagonists hold, %: the timeline shows how long it is above
    double blocked_above = 0.0; ///< this
    std::string blocked_role;   ///< in this palette role
    std::string usual_theme;    ///< that the program starts with
    std::string hall_theme;     ///< that of talks
    std::vector<Command> commands;
};

} // namespace disinhibit
