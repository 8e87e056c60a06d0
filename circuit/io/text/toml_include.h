#pragma once

#include <filesystem>
#include <vector>

#include "circuit/io/text/toml_document.h"

namespace disinhibit {

/// A file with everything that it includes.
struct TomlSource : TomlDocument {
    std::vector<std::filesystem::path> files; ///< in the order in which they were opened
};

/// Reads a file. `include = ["parts/a.toml", ...]` (paths from its own folder) puts those files before it:
///
///   * a single value given twice: the later one holds;
///   * rows (arrays of tables) add up; one whose `id` an earlier row of that kind has changes only the keys it names.
///
/// Values keep the file and line they come from, for messages. Included files lie below the folder of `file`, and there are at
/// most 64 in all. Throws InputError.
TomlSource parse_toml_with_includes(const std::filesystem::path& file);

} // namespace disinhibit
