#pragma once

#include <vector>

#include "circuit/describe/scenario.h"

namespace disinhibit {

/// One marker on an axis of time: a dose, a repeated dose, or a member of a repeat that has been opened.
struct DoseMarker {
    int dose = -1; ///< index into Scenario::doses
    double at_s = 0.0;
    double last_s = 0.0;  ///< start of the last member of a repeat, else at_s
    int count = 1;        ///< members that it stands for
    double every_s = 0.0; ///< between members; 0: not a repeat
    int member = -1;      ///< of an open repeat; -1: the whole
};
/// One marker per dose; a repeat whose index is in `open` has one per member.
std::vector<DoseMarker> dose_markers(const Scenario& scenario, const std::vector<int>& open = {});

} // namespace disinhibit
