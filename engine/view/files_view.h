#pragma once

#include <string>
#include <vector>

namespace disinhibit {

/// What the panel for files asks for.
enum class FilePurpose { none, open, save };

/// A folder, or a file that the program may have written.
struct FolderEntry {
    std::string name;
    bool is_folder = false;
};

/// What that panel may know about the files that are there.
struct FilesView {
    std::string folder;               ///< as it was typed, up to the last "/"; that of `entries`
    std::vector<FolderEntry> entries; ///< folders first, each by name
    std::string fault; ///< why the folder cannot be looked at, one line; empty: it can
    std::vector<std::string> recent; ///< saved or opened last, the newest first; as they are typed
};

} // namespace disinhibit
