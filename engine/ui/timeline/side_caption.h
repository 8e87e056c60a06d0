#pragma once

#include <string>

#include "circuit/describe/circuit.h"
#include "engine/core/texts.h"

namespace disinhibit {

/// What stands on one side of A | B, in one short line: what is given, and subject and hypothesis where the other side
/// has another one.
std::string side_caption(const Library& library,
                         const Texts& texts,
                         const Scenario& side,
                         const Scenario& other);

} // namespace disinhibit
