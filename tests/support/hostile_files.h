#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/small_assets.h"

namespace disinhibit {

/// One bad file of tests/fuzz/hostile and where it is to be met.
struct HostileFile {
    std::filesystem::path file;
    std::string place;    ///< "scenario", or the file of the small assets that it replaces
    std::string expected; ///< text that the message must hold
    bool is_scenario() const { return place == "scenario"; }
};

/// The rows of tests/fuzz/hostile/manifest.tsv.
inline std::vector<HostileFile> hostile_files() {
    const auto folder = std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "tests/fuzz/hostile";
    std::ifstream manifest(folder / "manifest.tsv");
    std::vector<HostileFile> files;
    for (std::string line; std::getline(manifest, line);) {
        std::istringstream cells(line);
        std::string file;
        HostileFile row;
        if (line[0] != '#' && std::getline(cells, file, '\t') &&
            std::getline(cells, row.place, '\t') && std::getline(cells, row.expected)) {
            row.file = folder / file;
            files.push_back(row);
        }
    }
    return files;
}

/// Makes `folder` a copy of the small assets in which the hostile file has taken its place.
inline void make_hostile_assets(const HostileFile& hostile, const std::filesystem::path& folder) {
    namespace fs = std::filesystem;
    fs::copy(small_assets(), folder, fs::copy_options::recursive);
    fs::copy_file(hostile.file, folder / hostile.place, fs::copy_options::overwrite_existing);
}

} // namespace disinhibit
