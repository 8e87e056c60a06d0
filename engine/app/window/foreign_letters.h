#pragma once

#include <string>
#include <vector>

#include "circuit/describe/scenario.h"
#include "engine/core/fonts.h"

namespace disinhibit {

/// One line that names the letters of `texts` that no font of the program has; empty if there are none. Where they would
/// stand a box is drawn.
std::string foreign_letters(const FontFiles& fonts, const std::vector<std::string>& texts);

/// What a scenario brings to be drawn: its name, its description, its doses as they were written.
std::vector<std::string> texts_of(const Scenario& scenario);

} // namespace disinhibit
