#pragma once

#include <string>
#include <vector>

#include "circuit/describe/entities.h"
#include "engine/core/texts.h"
#include "engine/scene/labels/claims.h"

namespace disinhibit {

/// A name as it stands inside a sentence: "Dopamine cells" -> "dopamine cells"; with the place that stands behind a comma in
/// brackets: "GABA cells, VTA" -> "GABA cells (VTA)".
/// Names that begin with several capitals or a digit ("RMTg", "D1") stay as they are; "β-Endorphin" -> "β-endorphin".
std::string name_inside(const std::string& name, bool has_place);

/// The claims in words, as markup (parse_sentence). Names and roles come from `entities`; without it (nullptr) no claim but
/// changes can be worded.
std::string headline_markup(const StageHeadline& headline,
                            const std::vector<Claim>& claims,
                            const EntityTable* entities,
                            const Texts& texts);

} // namespace disinhibit
