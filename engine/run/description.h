#pragma once

#include <string>
#include <vector>

#include "circuit/course/trajectory.h"
#include "circuit/describe/circuit.h"
#include "engine/core/texts.h"

namespace disinhibit {

/// A whole course in words, a line each: who, what is given, what endangers life, what changes and when. Computes the
/// course to its end.
std::vector<std::string>
describe_course(const Library& library, Trajectory& trajectory, const Texts& texts);

} // namespace disinhibit
