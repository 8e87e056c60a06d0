#pragma once

#include <filesystem>
#include <string>

#include "engine/app/figure/figure.h"

namespace disinhibit {

/// Writes `<stem>.svg`, `<stem>.png` (300 dots per inch) and `<stem>.csv`, each through a partial file. Throws
/// std::runtime_error or InputError naming the file that cannot be written.
void write_figure(const PlotFigure& figure, Glyphs& glyphs, const std::filesystem::path& stem);

/// Writes one of the three, by the ending of `file`. Throws InputError for another ending.
void write_figure_file(const PlotFigure& figure, Glyphs& glyphs, const std::filesystem::path& file);

/// "<folder>/<name>-<n>" with the first n for which none of the three files exists.
std::filesystem::path free_stem(const std::filesystem::path& folder, const std::string& name);

} // namespace disinhibit
