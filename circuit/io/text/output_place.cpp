#include "circuit/io/text/output_place.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "circuit/io/text/input_error.h"

namespace disinhibit {
namespace {

namespace fs = std::filesystem;

constexpr int most_links = 40; // as the kernel has it
constexpr mode_t any_write = S_IWUSR | S_IWGRP | S_IWOTH;

[[noreturn]] void
refuse(const fs::path& file, const std::string& found, const std::string& expected) {
    throw InputError({file.string()}, "", "found " + found, expected);
}

/// Links such as /dev/stdout lead to what a process holds open; the names they show are no files.
bool leads_to_an_open_file(const fs::path& link) {
    std::error_code fault;
    const fs::path folder = fs::canonical(link.parent_path(), fault);
    return !fault && folder.string().starts_with("/proc/");
}

void check_kind(const fs::path& file, const struct stat& status) {
    if (S_ISDIR(status.st_mode)) {
        refuse(file, "a folder", "a file to write");
    }
    if (S_ISBLK(status.st_mode)) {
        refuse(file, "a disk", "a file to write");
    }
    if (S_ISSOCK(status.st_mode)) {
        refuse(file, "a socket", "a file to write");
    }
    // The bits are asked too: they say what the owner meant, while everything is allowed to root.
    if (S_ISREG(status.st_mode) && ((status.st_mode & any_write) == 0 ||
                                    faccessat(AT_FDCWD, file.c_str(), W_OK, AT_EACCESS) != 0)) {
        refuse(file, "a file that may not be written", "one that may");
    }
}

} // namespace

OutputPlace find_output_place(const fs::path& file) {
    OutputPlace place{file, false, std::nullopt};
    for (int links = 0; links <= most_links; ++links) {
        if (!place.target.has_filename()) {
            refuse(file, "no name of a file", "a file to write");
        }
        struct stat status {};
        if (lstat(place.target.c_str(), &status) != 0) {
            if (errno == ENOENT) {
                return place;
            }
            refuse(file, std::system_category().message(errno), "a place that can be written");
        }
        if (S_ISLNK(status.st_mode) && leads_to_an_open_file(place.target)) {
            place.through = true;
            return place;
        }
        if (!S_ISLNK(status.st_mode)) {
            check_kind(place.target, status);
            place.through = !S_ISREG(status.st_mode);
            if (!place.through) {
                place.former = status;
            }
            return place;
        }
        std::error_code fault;
        const fs::path next = fs::read_symlink(place.target, fault);
        if (fault) {
            refuse(file, fault.message(), "a link that can be read");
        }
        place.target = next.is_absolute() ? next : place.folder() / next;
    }
    refuse(file, "a link that leads to itself", "a file to write");
}

} // namespace disinhibit
