#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/app/command/invocation.h"
#include "engine/app/window/program_data.h"
#include "engine/view/shot.h"

namespace disinhibit {

/// A shot for people to look at: a row [[picture]] (engine/view/shot_row.h) with `id`, `windows` and `text_scales` beside
/// the shot.
struct Picture {
    std::string id; ///< begins the names of its files; without one the id of its scenario
    Shot shot;
    bool one_level = false, one_theme = false; ///< as the shot says, else all
    std::vector<PixelSize> windows;            ///< the sizes it is drawn in; none: the usual one
    std::vector<double> text_scales;           ///< percent, with `windows`
};

/// The rows of a file like assets/pictures.toml. Throws InputError.
std::vector<Picture> read_pictures(const std::filesystem::path& file, const ProgramData& data);

/// `disinhibit pictures`: the rows of assets/pictures.toml at all levels in all themes, or in their sizes of window and
/// text, as PNGs in a folder with an index.html; both named on stdout. Throws InputError or std::runtime_error if a run
/// fails or a file cannot be written.
void run_pictures(ProgramData& data, const Invocation& invocation);

} // namespace disinhibit
