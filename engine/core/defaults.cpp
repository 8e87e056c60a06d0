#include "engine/core/defaults.h"

#include "engine/core/toml_reader.h"

namespace disinhibit {
namespace {

template <class T>
T read(const std::filesystem::path& file,
       const toml::table& start,
       const char* key,
       const char* expected) {
    const auto node = start[key];
    const auto value = node.value<T>();
    if (!value) {
        throw_toml_error(file,
                         node ? node.node() : &start,
                         std::string("start.") + key,
                         std::string("expected ") + expected);
    }
    return *value;
}

} // namespace

StartDefaults load_start_defaults(const std::filesystem::path& file) {
    const toml::table root = parse_toml_file(file);
    const toml::table* start = root["start"].as_table();
    if (start == nullptr) {
        throw_toml_error(file, &root, "start", "missing, expected a table");
    }
    StartDefaults defaults;
    defaults.scenario = read<std::string>(file, *start, "scenario", "the id of a scenario");
    defaults.theme = read<std::string>(file, *start, "theme", "the id of a theme");
    defaults.figure_theme = read<std::string>(file, *start, "figure_theme", "the id of a theme");
    defaults.hall_theme = read<std::string>(file, *start, "hall_theme", "the id of a theme");
    defaults.notes_theme = read<std::string>(file, *start, "notes_theme", "the id of a theme");
    defaults.speed = read<double>(file, *start, "speed", "simulated seconds per second");
    defaults.text_scale = read<float>(file, *start, "text_scale", "a number, 1 = 100 %");
    defaults.playing = read<bool>(file, *start, "playing", "true or false");
    defaults.window_width_px = read<int>(file, *start, "window_width", "pixels");
    defaults.window_height_px = read<int>(file, *start, "window_height", "pixels");
    if (!(defaults.speed > 0.0)) {
        throw_toml_error(file, start->get("speed"), "start.speed", "expected a number above 0");
    }
    return defaults;
}

} // namespace disinhibit
