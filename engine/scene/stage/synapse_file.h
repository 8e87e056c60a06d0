#pragma once

#include "engine/scene/stage/stage.h"
#include "engine/scene/stage/table.h"

namespace disinhibit {

/// Reads the rows of stage_synapse.h from the root of a stage file. Throws InputError.
void read_synapse_rows(StageTable& root, Stage& stage);

/// ball, cap or diamond under the key "glyph".
LigandGlyph read_glyph(StageTable& table);

} // namespace disinhibit
