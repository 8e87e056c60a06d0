#pragma once

#include <sys/stat.h>

#include <filesystem>
#include <optional>

namespace disinhibit {

/// Where the bytes for an output path go.
struct OutputPlace {
    std::filesystem::path target; ///< with the links of its last part followed
    bool through =
        false; ///< a pipe, a terminal or another device: written as it is, never replaced
    std::optional<struct stat> former; ///< of the plain file that is replaced

    std::filesystem::path folder() const {
        return target.has_parent_path() ? target.parent_path() : std::filesystem::path(".");
    }
};

/// Looks where `file` leads without touching anything. Throws InputError for a folder, a disk, a socket, a file that may
/// not be written, links without end and a folder that is not there.
OutputPlace find_output_place(const std::filesystem::path& file);

} // namespace disinhibit
