#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "circuit/io/text/field_log.h"
#include "engine/core/looks.h"
#include "engine/core/stage_level.h"

namespace disinhibit {

/// Where a window was, in window px of the desktop.
struct WindowPlace {
    int x = 0, y = 0, width = 0, height = 0;
    bool operator==(const WindowPlace&) const = default;
};

/// What the window looked like when it was closed: never anything of a simulation. What is absent takes its default.
struct WindowMemory : Looks {
    std::optional<WindowPlace> place; ///< when not maximised
    bool maximised = false;
    std::optional<StageLevel> level;
    std::vector<std::string> recent; ///< files that were saved or opened last, the newest first
    bool operator==(const WindowMemory&) const = default;
};

/// The file that remembers: "disinhibit/window.toml" in $XDG_STATE_HOME, else in ~/.local/state; an empty path if neither
/// is known.
std::filesystem::path window_memory_file();

/// Reads the file; all absent if there is none. Throws InputError with file, line and key if it is faulty.
WindowMemory load_window_memory(const std::filesystem::path& file);

/// The same from `text` as it stands in `file`, whose name is only told; `log` is told of every key. Throws InputError.
WindowMemory read_window_memory(const std::filesystem::path& file,
                                const std::string& text,
                                FieldLog* log = nullptr);

/// As TOML that reads back as an equal memory.
std::string window_memory_text(const WindowMemory& memory);

/// Writes it, with its folders. Throws InputError or OutputError.
void save_window_memory(const std::filesystem::path& file, const WindowMemory& memory);

} // namespace disinhibit
