#include "engine/ui/assets_file.h"

#include "engine/core/defaults.h"
#include "engine/core/toml_fields.h"
#include "engine/ui/commands/table.h"

namespace disinhibit {

UiAssets load_ui_assets(const std::filesystem::path& assets_folder) {
    UiAssets assets;
    const std::filesystem::path defaults = assets_folder / "defaults.toml";
    assets.cards = load_dose_cards(defaults);
    const toml::table root = parse_toml_file(defaults);
    const toml::table* ui = root["ui"].as_table();
    if (ui == nullptr) {
        throw_toml_error(defaults, &root, "ui", "missing, expected a table");
    }
    const TomlFields fields(defaults, *ui, "ui");
    fields.only({"logo_role",
                 "message_role",
                 "keyed_circuit",
                 "scenario_group",
                 "blocked_signal",
                 "blocked_above",
                 "blocked_role"});
    assets.blocked_signal = fields.text("blocked_signal");
    assets.blocked_above = fields.number("blocked_above");
    assets.blocked_role = fields.text("blocked_role");
    assets.logo_role = fields.text("logo_role");
    assets.keyed_circuit = fields.text("keyed_circuit");
    for (const TomlFields& list : fields.tables("scenario_group")) {
        list.only({"id", "first"});
        assets.scenario_lists.push_back({list.text("id"), list.texts_or_none("first")});
    }
    assets.message_role = fields.text("message_role");
    const StartDefaults start = load_start_defaults(defaults);
    assets.usual_theme = start.theme;
    assets.hall_theme = start.hall_theme;
    assets.commands = make_commands(assets.cards);
    return assets;
}

} // namespace disinhibit
