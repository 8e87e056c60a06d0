#pragma once

#include <toml++/toml.h>

#include <filesystem>
#include <string>

namespace disinhibit {

/// A parsed file. Every value knows the file and the line that it comes from.
struct TomlDocument {
    std::string file;
    toml::table root;
};

/// Throws InputError if `text` is not TOML, has a dotted key of more than 16 parts (each costs the parser a level of
/// recursion) or a text with a character that is not fit to be shown (printable.h).
TomlDocument parse_toml(const std::filesystem::path& file, const std::string& text);

/// The same for a file (read_file).
TomlDocument parse_toml(const std::filesystem::path& file);

} // namespace disinhibit
