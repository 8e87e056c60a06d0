#pragma once

#include <string>
#include <vector>

#include "circuit/io/text/field_reader.h"

namespace disinhibit {

/// A list of scenarios: what it begins with, as a story is told. The others of the list follow by their ids.
struct ScenarioList {
    std::string id;
    std::vector<std::string> first;
};

/// What the panels show beside the cards (assets/defaults.toml, table [ui]).
struct UiDefaults {
    std::string logo_role;                    ///< palette role of the logo mark
    std::string keyed_circuit;                ///< the hypothesis that has a key of its own
    std::vector<ScenarioList> scenario_lists; ///< in their order
    std::string message_role;                 ///< palette role of the edge of the message bar
    std::string
        blocked_signal; ///< how much antagonists hold, %: the timeline shows how long it is above
    double blocked_above = 0.0; ///< this
    std::string blocked_role;   ///< in this palette role
};

/// Reads the table [ui] of the whole file. Throws InputError.
UiDefaults read_ui_defaults(FieldReader& root);

} // namespace disinhibit
