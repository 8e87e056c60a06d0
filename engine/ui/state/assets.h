#pragma once

#include <string>
#include <vector>

#include "engine/core/dose_card.h"
#include "engine/core/ui_defaults.h"
#include "engine/ui/state/command.h"
#include "engine/view/plot_set.h"

namespace disinhibit {

/// What the panels show that lies in files.
struct UiAssets : UiDefaults {
    std::vector<DoseCard> cards;
    PlotSet plots;
    std::string usual_theme; ///< that the program starts with
    std::string hall_theme;  ///< that of talks
    std::vector<Command> commands;
};

} // namespace disinhibit
