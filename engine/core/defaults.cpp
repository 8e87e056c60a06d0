#include "engine/core/defaults.h"

#include <fmt/format.h>

namespace disinhibit {
namespace {

constexpr int largest_px = 100'000;

} // namespace

StartDefaults read_start_defaults(FieldReader& root) {
    FieldReader start = root.table("start");
    StartDefaults defaults;
    defaults.scenario = start.text("scenario");
    defaults.theme = start.text("theme");
    defaults.figure_theme = start.text("figure_theme");
    defaults.hall_theme = start.text("hall_theme");
    defaults.notes_theme = start.text("notes_theme");
    defaults.speed = start.number("speed");
    if (!(defaults.speed > 0.0)) {
        start.fail("speed", fmt::format("found {}", defaults.speed), "a number above 0");
    }
    defaults.text_scale = static_cast<float>(start.number("text_scale"));
    defaults.playing = start.flag("playing");
    defaults.window_width_px = start.count("window_width", 1, largest_px);
    defaults.window_height_px = start.count("window_height", 1, largest_px);
    start.finish();
    return defaults;
}

StartDefaults load_start_defaults(const std::filesystem::path& file) {
    const TomlDocument document = parse_toml(file);
    FieldReader root(document, "defaults");
    return read_start_defaults(root);
}

} // namespace disinhibit
