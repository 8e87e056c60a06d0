#pragma once

#include "engine/app/command/invocation.h"
#include "engine/app/window/program_data.h"

namespace disinhibit {

/// `disinhibit pictures`: the moments of assets/pictures.toml at all levels in all themes, and one of them in all sizes of
/// window and text, as PNGs in a folder with an index.html; both named on stdout. Throws InputError or
/// std::runtime_error if a run fails or a file cannot be written.
void run_pictures(ProgramData& data, const Invocation& invocation);

} // namespace disinhibit
