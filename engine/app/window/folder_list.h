#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/view/files_view.h"

/// Files as people name them.
namespace disinhibit {

/// What was typed as a path: "~" at its beginning is the home of the user.
std::filesystem::path typed_path(const std::string& typed);

/// A path as it would be typed: absolute, and "~" for the home of the user.
std::string shown_path(const std::filesystem::path& file);

/// What lies in the folder of `typed`, and may be opened: folders, and files by their endings.
void list_folder(const std::string& folder, FilesView& view);

/// Moves `file` to the front of the files that were used last.
void put_first(std::vector<std::string>& recent, const std::filesystem::path& file);

} // namespace disinhibit
