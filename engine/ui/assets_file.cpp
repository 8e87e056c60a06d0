#include "engine/ui/assets_file.h"

#include "circuit/io/text/field_reader.h"
#include "engine/core/defaults.h"
#include "engine/ui/commands/table.h"

namespace disinhibit {

UiAssets load_ui_assets(const std::filesystem::path& assets_folder) {
    const TomlDocument document = parse_toml(assets_folder / "defaults.toml");
    FieldReader root(document, "defaults");
    UiAssets assets;
    static_cast<UiDefaults&>(assets) = read_ui_defaults(root);
    assets.cards = read_dose_cards(root);
    const StartDefaults start = read_start_defaults(root);
    root.finish();
    assets.usual_theme = start.theme;
    assets.hall_theme = start.hall_theme;
    assets.commands = make_commands(assets.cards);
    return assets;
}

} // namespace disinhibit
