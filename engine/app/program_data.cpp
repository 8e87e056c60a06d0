#include "engine/app/program_data.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "circuit/io/load_library.h"
#include "circuit/io/read_experiment.h"
#include "engine/core/input_error.h"

namespace disinhibit {

ProgramData load_program_data() {
    ProgramData data;
    data.folders = find_folders();
    const auto& assets = data.folders.assets;
    data.defaults = load_start_defaults(assets / "defaults.toml");
    data.library = load_library(assets);
    data.experiments = read_experiments(assets / "reference", data.library);
    data.texts = load_texts(assets / "texts" / "en.toml");
    data.fonts = find_fonts();
    data.theme_ids = list_toml_ids(assets / "themes");
    return data;
}

Theme load_theme_by_id(const ProgramData& data, const std::string& id) {
    if (std::find(data.theme_ids.begin(), data.theme_ids.end(), id) == data.theme_ids.end()) {
        throw CoreInputError(fmt::format(
            "theme: found \"{}\", expected one of {}", id, fmt::join(data.theme_ids, ", ")));
    }
    return load_theme(data.folders.assets / "themes" / (id + ".toml"));
}

} // namespace disinhibit
