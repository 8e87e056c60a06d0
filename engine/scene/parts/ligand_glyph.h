#pragma once

#include <string>

#include "engine/core/theme.h"
#include "engine/picture/draw_list.h"
#include "engine/scene/stage/table.h"

namespace disinhibit {

enum class LigandGlyph { ball, cap, diamond };

/// ball, cap or diamond under the key "glyph".
LigandGlyph read_glyph(StageTable& table);

/// One molecule as the stage draws it everywhere, at (0, 0): endogenous peptides are balls, blockers flat caps, agonist
/// drugs diamonds. `scale`: screen px per design px.
Shape2D
make_ligand_glyph(LigandGlyph glyph, const std::string& role, float scale, const Theme& theme);

} // namespace disinhibit
