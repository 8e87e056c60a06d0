#pragma once

#include <string>
#include <vector>

#include "circuit/describe/circuit.h"

namespace disinhibit {

/// What somebody who runs the scenario should be told: one line for each dose, change, hold, train of pulses and removal of
/// which something begins only after the end of the course and so is not reached. Empty if all is.
std::vector<std::string> remarks_on(const Scenario& scenario, const Library& library);

} // namespace disinhibit
