#include "engine/app/window/asked_shot.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "circuit/describe/entities.h"
#include "circuit/io/text/input_error.h"
#include "circuit/io/text/nearest_name.h"
#include "circuit/io/text/read_file.h"
#include "circuit/model.h"
#include "engine/record/png_words.h"
#include "engine/record/svg_words.h"
#include "engine/view/shot_text.h"

namespace disinhibit {
namespace {

// A shot stands before the pixels of its picture.
constexpr std::size_t most_bytes = 20'000'000;

AskedShot shot_of_picture(const ProgramData& data, const std::string& name, std::string_view png) {
    const PngWords words = read_png_words(name, png);
    if (words.shot.empty()) {
        throw InputError(
            {name}, "PNG", "found a picture without a shot", "one that Disinhibit drew");
    }
    return {read_shot(name, words.shot, data.library), PixelSize{words.width, words.height}};
}

AskedShot shot_of_figure(const ProgramData& data, const std::string& name, std::string_view svg) {
    const std::string shot = read_svg_shot(name, svg);
    if (shot.empty()) {
        throw InputError(
            {name}, "SVG", "found a figure without a shot", "one that Disinhibit drew");
    }
    return {read_shot(name, shot, data.library), std::nullopt};
}

constexpr std::size_t longest_name = 40; ///< bytes, of what is not here

template <class Test> bool in_a_run(const Shot& shot, const Test& test) {
    return test(shot.a.scenario) || (shot.b && test(shot.b->scenario));
}

bool has_entity(const Library& library, const Scenario& scenario, const std::string& id) {
    return make_entity_table(library,
                             library.circuits.at(scenario.circuit),
                             library.subjects.at(scenario.subject))
               .find(id) != nullptr;
}

} // namespace

std::optional<AskedShot> read_asked_shot(const ProgramData& data,
                                         const std::filesystem::path& file) {
    const std::string bytes = read_beginning(file, most_bytes);
    if (is_png(bytes)) {
        return shot_of_picture(data, file.string(), bytes);
    }
    if (is_svg(bytes)) {
        return shot_of_figure(data, file.string(), bytes);
    }
    std::optional<Shot> shot = read_shot_file(file, data.library);
    return shot ? std::optional(AskedShot{std::move(*shot), std::nullopt}) : std::nullopt;
}

std::string drop_what_is_not_here(Shot& shot, const ProgramData& data) {
    View& view = shot.view;
    std::string line;
    if (!view.theme.empty() &&
        std::ranges::find(data.theme_ids, view.theme) == data.theme_ids.end()) {
        const std::string theme = std::exchange(view.theme, "");
        line = data.texts.get("window.no_theme", {{"theme", one_line(theme, longest_name)}});
    }
    std::vector<std::string> gone;
    if (!view.explained.empty() && !in_a_run(shot, [&](const Scenario& scenario) {
            return has_entity(data.library, scenario, view.explained);
        })) {
        gone.push_back(std::exchange(view.explained, ""));
    }
    std::erase_if(view.plots.added, [&](const std::string& path) {
        const bool here = in_a_run(shot, [&](const Scenario& scenario) {
            return make_model(data.library, scenario)->signals.index(path) >= 0;
        });
        if (!here) {
            gone.push_back(path);
        }
        return !here;
    });
    if (!gone.empty()) {
        line += (line.empty() ? "" : " ") +
                data.texts.get("window.not_here", {{"what", one_line(listed(gone), longest_name)}});
    }
    return line;
}

AskedShot
find_shot(const ProgramData& data, const std::string& name, const std::filesystem::path& folder) {
    const std::vector<OfferedPair>& pairs = data.offered.pairs;
    const auto pair = std::ranges::find(pairs, name, &OfferedPair::id);
    const auto scenario = data.library.scenarios.find(name);
    const std::filesystem::path file = folder / name;
    AskedShot asked;
    if (std::error_code unseen; std::filesystem::exists(file, unseen)) {
        std::optional<AskedShot> found = read_asked_shot(data, file);
        if (!found) {
            throw InputError({name}, "shot", "missing", "a table [shot]");
        }
        asked = std::move(*found);
    } else if (pair != pairs.end()) {
        asked.shot = pair->shot;
    } else if (scenario != data.library.scenarios.end()) {
        asked.shot = shot_of_scenario(scenario->second, data.defaults.speed);
    } else {
        std::vector<std::string> ids;
        std::ranges::transform(pairs, std::back_inserter(ids), &OfferedPair::id);
        throw InputError(
            {},
            "--shot",
            fmt::format("found \"{}\"", one_line(name)),
            fmt::format("a file that is there, a scenario, or a pair: {}", fmt::join(ids, ", ")));
    }
    asked.shot.playing = false;
    return asked;
}

ShotSources sources_of(const ProgramData& data) {
    return {data.library,
            data.defaults.speed,
            [&data](const std::string& name, const std::filesystem::path& folder) {
                return find_shot(data, name, folder).shot;
            }};
}

} // namespace disinhibit
