#include "engine/app/window/asked_shot.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "circuit/io/text/input_error.h"
#include "circuit/io/text/read_file.h"
#include "engine/record/png_words.h"
#include "engine/run/pair.h"
#include "engine/view/shot_text.h"

namespace disinhibit {
namespace {

// A shot stands before the pixels of its picture.
constexpr std::size_t most_bytes = 20'000'000;

Shot shot_of_comparison(const ProgramData& data, int index) {
    const Comparison& pair = data.comparisons[static_cast<std::size_t>(index)];
    SessionSettings settings;
    settings.speed = data.defaults.speed;
    settings.playing = false;
    SessionPair session(data.library, data.library.scenarios.at(pair.a.scenario), settings);
    session.offer(data.comparisons);
    session.carry_out(OpenComparison{index});
    return session.shot();
}

AskedShot shot_of_picture(const ProgramData& data, const std::string& name, std::string_view png) {
    const PngWords words = read_png_words(name, png);
    if (words.shot.empty()) {
        throw InputError(
            {name}, "PNG", "found a picture without a shot", "one that Disinhibit drew");
    }
    return {read_shot(name, words.shot, data.library), PixelSize{words.width, words.height}};
}

} // namespace

std::optional<AskedShot> read_asked_shot(const ProgramData& data,
                                         const std::filesystem::path& file) {
    const std::string bytes = read_beginning(file, most_bytes);
    if (is_png(bytes)) {
        return shot_of_picture(data, file.string(), bytes);
    }
    std::optional<Shot> shot = read_shot_file(file, data.library);
    return shot ? std::optional(AskedShot{std::move(*shot), std::nullopt}) : std::nullopt;
}

std::string drop_what_is_not_here(View& view, const ProgramData& data) {
    if (view.theme.empty() ||
        std::ranges::find(data.theme_ids, view.theme) != data.theme_ids.end()) {
        return "";
    }
    const std::string theme = std::exchange(view.theme, "");
    return data.texts.get("window.no_theme", {{"theme", one_line(theme, 40)}});
}

AskedShot
find_shot(const ProgramData& data, const std::string& name, const std::filesystem::path& folder) {
    const auto pair = std::ranges::find(data.comparisons, name, &Comparison::id);
    const auto scenario = data.library.scenarios.find(name);
    const std::filesystem::path file = folder / name;
    AskedShot asked;
    if (std::error_code unseen; std::filesystem::exists(file, unseen)) {
        std::optional<AskedShot> found = read_asked_shot(data, file);
        if (!found) {
            throw InputError({name}, "shot", "missing", "a table [shot]");
        }
        asked = std::move(*found);
    } else if (pair != data.comparisons.end()) {
        asked.shot = shot_of_comparison(data, static_cast<int>(pair - data.comparisons.begin()));
    } else if (scenario != data.library.scenarios.end()) {
        asked.shot.a.scenario = scenario->second;
        asked.shot.time_s = scenario->second.open_at_s;
        asked.shot.speed = data.defaults.speed;
    } else {
        std::vector<std::string> ids;
        std::ranges::transform(data.comparisons, std::back_inserter(ids), &Comparison::id);
        throw InputError({},
                         "--shot",
                         fmt::format("found \"{}\"", one_line(name)),
                         fmt::format("a file that is there, a scenario, or a comparison: {}",
                                     fmt::join(ids, ", ")));
    }
    asked.shot.playing = false;
    return asked;
}

} // namespace disinhibit
