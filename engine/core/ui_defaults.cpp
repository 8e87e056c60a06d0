#include "engine/core/ui_defaults.h"

namespace disinhibit {

UiDefaults read_ui_defaults(FieldReader& root) {
    FieldReader table = root.table("ui");
    UiDefaults defaults;
    defaults.logo_role = table.filled_text("logo_role");
    defaults.message_role = table.filled_text("message_role");
    defaults.blocked_signal = table.filled_text("blocked_signal");
    defaults.blocked_above = table.number("blocked_above");
    defaults.blocked_role = table.filled_text("blocked_role");
    defaults.keyed_circuit = table.filled_text("keyed_circuit");
    for (FieldReader& list : table.tables("scenario_group")) {
        defaults.scenario_lists.push_back({list.filled_text("id"), list.texts("first")});
        list.finish();
    }
    table.finish();
    return defaults;
}

} // namespace disinhibit
