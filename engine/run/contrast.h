#pragma once

#include <optional>

#include "circuit/describe/circuit.h"
#include "engine/view/compare_view.h"

namespace disinhibit {

/// Side B of A | B, made from side A; nothing if the contrast names something that does not exist.
/// `former` is side A before its last edit, or nullptr.
std::optional<Scenario> make_contrast(const Library& library,
                                      const Scenario& a,
                                      const Scenario* former,
                                      const Contrast& contrast);

/// What the key for A | B compares with before anybody has chosen: without the substance that was given first if there
/// are several, else without any dose; a copy at rest.
Contrast usual_contrast(const Scenario& a);

} // namespace disinhibit
