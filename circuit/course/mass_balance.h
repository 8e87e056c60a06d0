#pragma once

#include <string>

#include "circuit/course/trajectory.h"
#include "circuit/describe/circuit.h"

namespace disinhibit {

/// Nothing comes from nothing: at t_s the body holds no more of a substance than was given until then, and no more moles of all
/// together. Empty if so, else a sentence that says what there is too much of. A substance that is held at a level or titrated,
/// and all together with it, has no amount to compare with; nor has a metabolite of its own.
std::string more_than_given(const Library& library, const Trajectory& course, double t_s);

} // namespace disinhibit
