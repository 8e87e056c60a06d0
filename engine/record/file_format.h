#pragma once

#include <filesystem>
#include <vector>

namespace disinhibit {

/// What a picture or a figure can be written as.
enum class FileFormat { svg, png, csv };

/// The format of a figure of one plot by the ending of the file's name, in small or capital letters. Throws InputError
/// that tells what is possible.
FileFormat format_of_figure(const std::filesystem::path& file);

/// Endings of all formats of a figure, ".svg" ...
std::vector<const char*> figure_endings();

/// Throws InputError, which tells what is possible, for the name of a picture of the window whose ending means another
/// format. A name without an ending means nothing else.
void require_picture_name(const std::filesystem::path& file);

} // namespace disinhibit
