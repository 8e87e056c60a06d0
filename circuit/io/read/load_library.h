#pragma once

#include <filesystem>

#include "circuit/describe/circuit.h"
#include "circuit/io/text/field_log.h"

namespace disinhibit {

/// Reads the asset folder: substances/, subjects/, circuits/, scenarios/ (*.toml, in the order of their names),
/// references.bib and defaults.toml. Every quantity is checked for unit, dimension, sign, source and grade, every
/// reference between files is followed, and subjects are resolved against what they inherit.
/// `content_hash` covers substances, subjects and circuits (what decides a course), not scenarios, sources or rows.
/// Throws InputError at the first fault. `log` is told of every key that is asked for.
Library load_library(const std::filesystem::path& assets, FieldLog* log = nullptr);

/// A subject id of the library, or the path of a subject file, which becomes a subject of the library under the stem of its name.
/// Throws InputError: also for a file whose name is taken.
std::string find_subject(const std::string& id_or_file, Library& library);

/// Reads one scenario file, e.g. given on the command line. Its id is the stem of the file. Throws InputError.
Scenario read_scenario_file(const std::filesystem::path& file, const Library& library);

/// A scenario id of the library, or the path of a scenario file. Throws InputError that lists the ids.
Scenario find_scenario(const std::string& id_or_file, const Library& library);

} // namespace disinhibit
