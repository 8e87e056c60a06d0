#include "engine/app/window/program_data.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "circuit/io/text/input_error.h"
#include "engine/app/window/asked_shot.h"
#include "engine/app/window/science_files.h"
#include "engine/core/log.h"

namespace disinhibit {

ProgramData load_program_data() {
    ProgramData data;
    data.folders = find_folders();
    const auto& assets = data.folders.assets;
    data.defaults = load_start_defaults(assets / "defaults.toml");
    Science science = load_science(assets);
    data.library = std::move(science.library);
    data.experiments = std::move(science.experiments);
    data.protections = std::move(science.protections);
    data.texts = load_texts(assets / "texts" / "en.toml");
    data.fonts = find_fonts();
    data.theme_ids = list_toml_ids(assets / "themes");
    offer_pairs(data);
    return data;
}

void offer_pairs(ProgramData& data) {
    data.offered = read_pairs(data.folders.assets / "pairs.toml", sources_of(data));
    if (!data.offered.remark.empty()) {
        log_warning(data.offered.remark);
    }
}

Theme load_theme_by_id(const ProgramData& data, const std::string& id) {
    if (std::find(data.theme_ids.begin(), data.theme_ids.end(), id) == data.theme_ids.end()) {
        throw InputError(fmt::format(
            "theme: found \"{}\", expected one of {}", id, fmt::join(data.theme_ids, ", ")));
    }
    return load_theme(data.folders.assets / "themes" / (id + ".toml"));
}

} // namespace disinhibit
