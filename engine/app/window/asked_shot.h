#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "engine/app/window/program_data.h"
#include "engine/run/arguments.h"
#include "engine/view/shot.h"
#include "engine/view/shot_row.h"

namespace disinhibit {

/// A shot that somebody named.
struct AskedShot {
    Shot shot;
    std::optional<PixelSize> size; ///< of the picture that it was read from
};

/// The shot in a file: of a saved session, or of a PNG or SVG that was drawn here. Nothing if the file is a scenario and no more.
/// Throws InputError.
std::optional<AskedShot> read_asked_shot(const ProgramData& data,
                                         const std::filesystem::path& file);

/// What of a view cannot be shown here - a theme, plots, the thing that is explained - is taken out of it, and told in one
/// line; empty: all can be. The runs of the shot must be runs.
std::string drop_what_is_not_here(Shot& shot, const ProgramData& data);

/// `name` is a saved session, or a PNG or SVG with a shot in it, looked for in `folder`, or the id of a shipped pair or of a
/// scenario, where that opens. It stands still. Throws InputError.
AskedShot find_shot(const ProgramData& data,
                    const std::string& name,
                    const std::filesystem::path& folder = {});

/// What rows of a file of shots may name; `data` must outlive it.
ShotSources sources_of(const ProgramData& data);

} // namespace disinhibit
