#include "engine/app/window/program_data.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "circuit/io/text/input_error.h"
#include "engine/app/window/science_files.h"

namespace disinhibit {
namespace {

/// Every side of a comparison must name what exists.
void require_sides(const ProgramData& data) {
    const auto require = [](bool known, const Comparison& row, const std::string& id) {
        if (!known) {
            throw InputError(fmt::format(
                "comparisons.toml: {}: found \"{}\", expected an id of the library", row.id, id));
        }
    };
    const Library& library = data.library;
    for (const Comparison& row : data.comparisons) {
        for (const ComparisonSide& side : {row.a, row.b}) {
            require(library.scenarios.contains(side.scenario), row, side.scenario);
            require(
                side.circuit.empty() || library.circuits.contains(side.circuit), row, side.circuit);
            require(
                side.subject.empty() || library.subjects.contains(side.subject), row, side.subject);
            require(side.without.empty() || library.substances.contains(side.without),
                    row,
                    side.without);
        }
    }
}

} // namespace

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
    data.comparisons = load_comparisons(assets / "comparisons.toml");
    require_sides(data);
    return data;
}

Theme load_theme_by_id(const ProgramData& data, const std::string& id) {
    if (std::find(data.theme_ids.begin(), data.theme_ids.end(), id) == data.theme_ids.end()) {
        throw InputError(fmt::format(
            "theme: found \"{}\", expected one of {}", id, fmt::join(data.theme_ids, ", ")));
    }
    return load_theme(data.folders.assets / "themes" / (id + ".toml"));
}

} // namespace disinhibit
