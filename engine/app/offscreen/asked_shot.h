#pragma once

#include <optional>
#include <string>

#include "engine/app/window/program_data.h"
#include "engine/run/arguments.h"
#include "engine/view/shot.h"

namespace disinhibit {

/// A shot that somebody named.
struct AskedShot {
    Shot shot;
    std::optional<PixelSize> size; ///< of the picture that it was read from
};

/// `name` is a saved session, a PNG with a shot in it, or the id of a shipped comparison. It stands still. Throws InputError.
AskedShot find_shot(const ProgramData& data, const std::string& name);

} // namespace disinhibit
