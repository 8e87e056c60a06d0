#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace disinhibit {

/// Where the data of the program lies.
struct Folders {
    std::filesystem::path assets;
    std::filesystem::path shaders;
};

/// Looks for the folders in this order: the environment variables DISINHIBIT_ASSETS and
/// DISINHIBIT_SHADERS; "assets" and "shaders" beside the executable or above it (build/..); the
/// source folder this program was built from. Throws InputError if there is none.
Folders find_folders();

/// File stems of all *.toml in a folder, ascending.
std::vector<std::string> list_toml_ids(const std::filesystem::path& folder);

} // namespace disinhibit
