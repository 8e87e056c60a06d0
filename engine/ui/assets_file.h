#pragma once

#include <filesystem>

#include "engine/ui/state/assets.h"

namespace disinhibit {

/// Reads defaults.toml below `assets_folder` and makes the table of commands; no plots. Throws InputError.
UiAssets load_ui_assets(const std::filesystem::path& assets_folder);

} // namespace disinhibit
