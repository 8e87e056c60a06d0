#include "engine/ui/state/file_rows.h"

#include <algorithm>

namespace disinhibit {
namespace {

std::string in_small_letters(std::string text) {
    for (char& letter : text) {
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return text;
}

FileKind kind_of(const FolderEntry& entry) {
    const std::string name = in_small_letters(entry.name);
    return entry.is_folder          ? FileKind::folder
           : name.ends_with(".png") ? FileKind::picture
           : name.ends_with(".svg") ? FileKind::figure
                                    : FileKind::text;
}

/// The bytes at the beginning that both have, but for the case of letters; no letter is cut.
std::size_t common_bytes(const std::string& a, const std::string& b) {
    std::size_t length = 0;
    while (length < std::min(a.size(), b.size()) && a[length] == b[length]) {
        ++length;
    }
    const auto inside_a_letter = [&](std::size_t at) {
        return at < a.size() && (static_cast<unsigned char>(a[at]) & 0xC0u) == 0x80u;
    };
    while (length > 0 && inside_a_letter(length)) {
        --length;
    }
    return length;
}

} // namespace

std::string folder_of_path(const std::string& typed) {
    return typed.substr(0, typed.rfind('/') + 1);
}

std::string name_of_path(const std::string& typed) {
    return typed.substr(typed.rfind('/') + 1);
}

std::vector<FileRow>
file_rows(const FilesView& files, const std::string& typed, FilePurpose purpose, bool with_recent) {
    std::vector<FileRow> rows;
    if (with_recent) {
        for (const std::string& path : files.recent) {
            rows.push_back({path, path, FileKind::recent, false});
        }
    }
    if (files.folder != folder_of_path(typed)) {
        return rows; // it has not been looked at yet
    }
    const std::string wanted = in_small_letters(name_of_path(typed));
    for (const bool begins : {true, false}) {
        for (const FolderEntry& entry : files.entries) {
            const std::size_t at = in_small_letters(entry.name).find(wanted);
            const FileKind kind = kind_of(entry);
            const bool hidden = entry.name.starts_with('.') && !wanted.starts_with('.');
            const bool useless =
                purpose == FilePurpose::save && kind != FileKind::folder && kind != FileKind::text;
            if (at != std::string::npos && (at == 0) == begins && !hidden && !useless) {
                const std::string name = entry.name + (entry.is_folder ? "/" : "");
                rows.push_back({files.folder + name, name, kind, begins});
            }
        }
    }
    return rows;
}

std::string completed_path(const std::string& typed, const std::vector<FileRow>& rows) {
    std::string longest;
    bool found = false;
    for (const FileRow& row : rows) {
        if (row.begins) {
            longest = found ? longest.substr(0, common_bytes(longest, row.path)) : row.path;
            found = true;
        }
    }
    return longest.size() > typed.size() || in_small_letters(longest) == in_small_letters(typed)
               ? longest
               : typed;
}

} // namespace disinhibit
