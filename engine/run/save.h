#pragma once

#include <filesystem>

#include "circuit/describe/circuit.h"
#include "engine/view/shot.h"

namespace disinhibit {

/// Writes a session as "<id>-session-<n>.toml" into `folder`, with the first n that is free, and returns the file. Throws
/// InputError or OutputError.
std::filesystem::path
save_shot(const Shot& shot, const Library& library, const std::filesystem::path& folder);

/// The same into this file, which ends in ".toml" (it is added to a name without an ending). Returns it.
std::filesystem::path
save_shot_as(const Shot& shot, const Library& library, std::filesystem::path file);

/// "<id>-session-<n>.toml" in `folder`, with the first n that is free.
std::filesystem::path free_session_file(const Shot& shot, const std::filesystem::path& folder);

/// What the lab and figures are given: the planned duration, or, where somebody played past it, what was seen, but no more
/// than a week after the last thing that happens. Playing at a day per second makes no course of years.
Scenario saved_scenario(Scenario scenario, double seen_s);

} // namespace disinhibit
