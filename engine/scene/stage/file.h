#pragma once

#include <filesystem>

#include "circuit/io/text/field_log.h"
#include "engine/scene/stage/stage.h"

namespace disinhibit {

/// Reads a stage file with rows of these kinds. Throws InputError "file:line: key: what" for a missing or unknown key, a
/// wrong type, a path whose points are not 1 + 3 n, or a reference to an element that the file does not have. `log` is told
/// of every key.
Stage load_stage(const std::filesystem::path& file,
                 FieldLog* log = nullptr,
                 const PartList& parts = stage_parts());

} // namespace disinhibit
