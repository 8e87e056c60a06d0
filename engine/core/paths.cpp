#include "engine/core/paths.h"

#include <cstdlib>

#include "circuit/io/text/input_error.h"
#include "circuit/io/text/read_file.h"

namespace disinhibit {
namespace {

namespace fs = std::filesystem;

/// The folder `name` for this program, or an empty path.
fs::path find_folder(const char* variable, const char* name) {
    if (const char* given = std::getenv(variable)) {
        return fs::is_directory(given) ? fs::path(given) : fs::path();
    }
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    if (!error) {
        for (fs::path folder = program.parent_path(); folder.has_relative_path();
             folder = folder.parent_path()) {
            if (fs::is_directory(folder / "assets") && fs::is_directory(folder / "shaders")) {
                return folder / name;
            }
        }
    }
    const fs::path built_from = fs::path(DISINHIBIT_SOURCE_DIR) / name;
    return fs::is_directory(built_from) ? built_from : fs::path();
}

} // namespace

Folders find_folders() {
    Folders folders{find_folder("DISINHIBIT_ASSETS", "assets"),
                    find_folder("DISINHIBIT_SHADERS", "shaders")};
    if (folders.assets.empty()) {
        throw InputError("assets: folder not found; expected it beside the program, or named "
                         "by the environment variable DISINHIBIT_ASSETS");
    }
    return folders;
}

std::vector<std::string> list_toml_ids(const fs::path& folder) {
    std::vector<std::string> ids;
    for (const fs::path& file : toml_files_in(folder)) {
        ids.push_back(file.stem().string());
    }
    return ids;
}

} // namespace disinhibit
