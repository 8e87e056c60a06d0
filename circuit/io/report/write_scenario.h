#pragma once

#include <filesystem>
#include <string>

#include "circuit/describe/circuit.h"

namespace disinhibit {

/// The scenario as TOML that read_scenario_file turns into an equal Scenario (the id is the stem of the file name).
/// Values of parameters are written in the unit of the parameter, so the library is needed. `path` ("run.") stands before
/// the names of its tables where the scenario is a table of another file.
std::string
scenario_text(const Scenario& scenario, const Library& library, const std::string& path = "");

/// Writes scenario_text to `file` as a whole (write_file). Throws InputError or OutputError.
void write_scenario(const Scenario& scenario,
                    const Library& library,
                    const std::filesystem::path& file);

} // namespace disinhibit
