#pragma once

#include <filesystem>

#include "circuit/circuit.h"

namespace disinhibit {

/// Writes a session as "<id>-session-<n>.toml" into `folder`, with the first n that is free, and returns
/// the file. Throws InputError or OutputError.
std::filesystem::path
save_session(const Scenario& scenario, const Library& library, const std::filesystem::path& folder);

} // namespace disinhibit
