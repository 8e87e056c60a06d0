#pragma once

#include <string>
#include <vector>

#include "engine/view/files_view.h"

namespace disinhibit {

/// What a row of the panel for files is, by the ending of its name.
enum class FileKind { folder, text, picture, figure, recent };

struct FileRow {
    std::string path; ///< as it would be typed; of a folder with "/" at its end
    std::string name; ///< as it is shown
    FileKind kind = FileKind::text;
    bool begins = true; ///< the name begins like what was typed, else it has that inside
};

/// The part of a path up to its last "/", and what comes after it.
std::string folder_of_path(const std::string& typed);
std::string name_of_path(const std::string& typed);

/// What may be meant by what was typed so far: the entries of that folder whose names begin like its last part, then those
/// that have it inside, whatever the case of letters. What begins with a dot is shown to those who type one. `with_recent`:
/// first of all the files that were used last.
std::vector<FileRow>
file_rows(const FilesView& files, const std::string& typed, FilePurpose purpose, bool with_recent);

/// `typed` made longer as far as all rows that begin like it agree.
std::string completed_path(const std::string& typed, const std::vector<FileRow>& rows);

} // namespace disinhibit
