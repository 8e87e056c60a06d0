#pragma once

#include <cstddef>
#include <vector>

#include "circuit/describe/scenario.h"

/// A scenario taken apart into single happenings in the order of schedule.h.
namespace disinhibit {

/// The order within one time.
enum class Step {
    end_infusion,
    end_change,
    end_pulse,
    end_hold,
    change, ///< lasting
    begin_change,
    begin_pulse,
    removal,
    dose,
    titration,
    begin_hold
};

struct Happening {
    double tick = 0.0;
    Step step = Step::dose;
    std::size_t item = 0; ///< index in the scenario's list of its kind
    double begin_tick =
        0.0;               ///< when what ends here began; for a pulse and a dose the same as `tick`
    double end_tick = 0.0; ///< when what begins here ends
};

/// All happenings but the changes at rest, by time and step. Members of repeats are counted in ticks from the first one, so
/// that no rounding adds up.
std::vector<Happening> list_happenings(const Scenario& scenario);

} // namespace disinhibit
