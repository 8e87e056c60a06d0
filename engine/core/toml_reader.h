#pragma once

#include <toml++/toml.h>

#include <filesystem>
#include <string>

namespace disinhibit {

/// Parses a TOML file. Throws InputError "file:line: what".
toml::table parse_toml_file(const std::filesystem::path& file);

/// "file:line: key: found ..., expected ..." as a InputError.
[[noreturn]] void throw_toml_error(const std::filesystem::path& file,
                                   const toml::node* node,
                                   const std::string& key,
                                   const std::string& message);

} // namespace disinhibit
