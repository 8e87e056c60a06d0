#include "engine/core/window_memory.h"

#include <fmt/format.h>

#include <cstdlib>

#include "circuit/io/text/write_file.h"
#include "engine/core/toml_fields.h"

namespace disinhibit {
namespace {

namespace fs = std::filesystem;

constexpr double farthest_px = 100000.0;

int pixels(const TomlFields& fields, const char* key, double least) {
    const double value = fields.number(key);
    if (value < least || value > farthest_px || value != std::floor(value)) {
        fields.fail(key, fmt::format("whole pixels from {:.0f} to {:.0f}", least, farthest_px));
    }
    return static_cast<int>(value);
}

/// As a basic string of TOML; of a text in one line that may be shown.
std::string quoted(const std::string& text) {
    std::string safe;
    for (const char letter : text) {
        safe += letter == '"' || letter == '\\' ? "\\" : "";
        safe += letter;
    }
    return "\"" + safe + "\"";
}

const char* word(bool flag) {
    return flag ? "true" : "false";
}

} // namespace

fs::path window_memory_file() {
    const auto given = [](const char* name) {
        const char* value = std::getenv(name);
        return value != nullptr && *value == '/' ? fs::path(value) : fs::path();
    };
    fs::path folder = given("XDG_STATE_HOME");
    if (folder.empty()) {
        const fs::path home = given("HOME");
        folder = home.empty() ? home : home / ".local/state";
    }
    return folder.empty() ? folder : folder / "disinhibit" / "window.toml";
}

WindowMemory load_window_memory(const fs::path& file) {
    WindowMemory memory;
    std::error_code error;
    if (file.empty() || !fs::exists(file, error)) {
        return memory;
    }
    const toml::table root = parse_toml_file(file);
    const TomlFields fields(file, root, "");
    fields.only({"x",
                 "y",
                 "width",
                 "height",
                 "maximised",
                 "theme",
                 "text_scale",
                 "level",
                 "reduced_motion",
                 "traces_open",
                 "confidence",
                 "legend",
                 "recent"});
    if (fields.has("x")) {
        memory.place = WindowPlace{pixels(fields, "x", -farthest_px),
                                   pixels(fields, "y", -farthest_px),
                                   pixels(fields, "width", 64.0),
                                   pixels(fields, "height", 64.0)};
    }
    memory.maximised = fields.flag_or("maximised", false);
    memory.theme = fields.text_or("theme", "");
    if (fields.has("text_scale")) {
        memory.text_scale = static_cast<float>(fields.number("text_scale"));
        if (!(memory.text_scale >= smallest_text_scale &&
              memory.text_scale <= largest_text_scale)) {
            fields.fail("text_scale", "a number from 0.75 to 2.5");
        }
    }
    if (fields.has("level")) {
        memory.level = level_of_name(fields.text("level"));
        if (!memory.level) {
            fields.fail("level", "brain, circuit or synapse");
        }
    }
    memory.reduced_motion = fields.flag_or("reduced_motion", false);
    memory.traces = fields.flag_or("traces_open", true);
    memory.confidence = fields.flag_or("confidence", false);
    memory.legend = fields.flag_or("legend", false);
    memory.recent = fields.texts_or_none("recent");
    return memory;
}

void save_window_memory(const fs::path& file, const WindowMemory& memory) {
    std::string text =
        "# How the window looked when it was closed. Removing this file does no harm.\n";
    if (memory.place) {
        text += fmt::format("x = {}\ny = {}\nwidth = {}\nheight = {}\n",
                            memory.place->x,
                            memory.place->y,
                            memory.place->width,
                            memory.place->height);
    }
    text += fmt::format("maximised = {}\n", word(memory.maximised));
    if (!memory.theme.empty()) {
        text += fmt::format("theme = \"{}\"\n", memory.theme);
    }
    if (memory.text_scale > 0.0f) {
        text += fmt::format("text_scale = {:.2f}\n", memory.text_scale);
    }
    if (memory.level) {
        text += fmt::format("level = \"{}\"\n", name_of(*memory.level));
    }
    text += fmt::format("reduced_motion = {}\ntraces_open = {}\nconfidence = {}\nlegend = {}\n",
                        word(memory.reduced_motion),
                        word(memory.traces),
                        word(memory.confidence),
                        word(memory.legend));
    std::string recent;
    for (const std::string& path : memory.recent) {
        recent += (recent.empty() ? "" : ", ") + quoted(path);
    }
    text += recent.empty() ? "" : "recent = [" + recent + "]\n";
    fs::create_directories(file.parent_path());
    write_file(file, text);
}

} // namespace disinhibit
