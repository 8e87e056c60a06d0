#include "engine/core/window_memory.h"

#include <fmt/format.h>

#include <cstdlib>

#include "circuit/io/text/field_reader.h"
#include "circuit/io/text/read_file.h"
#include "circuit/io/text/write_file.h"

namespace disinhibit {
namespace {

namespace fs = std::filesystem;

constexpr int farthest_px = 100000;
constexpr int smallest_px = 64;

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
    return read_window_memory(file, read_file(file));
}

WindowMemory read_window_memory(const fs::path& file, const std::string& text, FieldLog* log) {
    const TomlDocument document = parse_toml(file, text);
    FieldReader root(document, "window", log);
    WindowMemory memory;
    if (root.has("x")) {
        memory.place = WindowPlace{root.count("x", -farthest_px, farthest_px),
                                   root.count("y", -farthest_px, farthest_px),
                                   root.count("width", smallest_px, farthest_px),
                                   root.count("height", smallest_px, farthest_px)};
    }
    memory.maximised = root.flag_or("maximised", false);
    memory.theme = root.text_or("theme");
    memory.text_scale = static_cast<float>(
        root.number_or("text_scale", memory.text_scale, smallest_text_scale, largest_text_scale));
    const StageLevel level = root.choice<StageLevel>("level", level_words, StageLevel::circuit);
    if (root.has("level")) {
        memory.level = level;
    }
    memory.reduced_motion = root.flag_or("reduced_motion", false);
    memory.traces = root.flag_or("traces_open", true);
    memory.confidence = root.flag_or("confidence", false);
    memory.legend = root.flag_or("legend", false);
    memory.recent = root.texts("recent");
    root.finish();
    return memory;
}

std::string window_memory_text(const WindowMemory& memory) {
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
    return recent.empty() ? text : text + "recent = [" + recent + "]\n";
}

void save_window_memory(const fs::path& file, const WindowMemory& memory) {
    fs::create_directories(file.parent_path());
    write_file(file, window_memory_text(memory));
}

} // namespace disinhibit
