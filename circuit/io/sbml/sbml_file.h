#pragma once

#include <string>

#include "circuit/course/trajectory.h"
#include "circuit/io/report/csv.h"

namespace disinhibit {

/// The course of a trajectory as SBML, level 3 version 2: states, constants and signals are parameters with their units, states
/// with rate rules, signals with assignment rules; every event is an event. Throws InputError if the program was built
/// without libSBML.
std::string sbml_text(const Trajectory& trajectory, const Recipe& recipe);

} // namespace disinhibit
