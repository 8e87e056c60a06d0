#pragma once

#include <iosfwd>

#include "circuit/course/trajectory.h"
#include "circuit/io/report/csv.h"

namespace disinhibit {

/// The course of a trajectory as a file for XPPAUT: parameters with unit and source in comments, states under short names with
/// their ids, resting values, right-hand sides, signals as auxiliary quantities, and every event as a `global` line. Events are
/// exact where a step ends just before them: the step is chosen so, and the file says in one line where that cannot be, and
/// what else differs. Throws ModelError for more events than XPPAUT takes.
void write_ode(std::ostream& out, const Trajectory& trajectory, const Recipe& recipe);

} // namespace disinhibit
