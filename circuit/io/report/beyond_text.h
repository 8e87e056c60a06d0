#pragma once

#include <string>

#include "circuit/course/beyond.h"

/// What lies beyond data, in words.
namespace disinhibit {

/// "Ethanol in plasma: 611 mg/dL at 40 min, lethal from 360 mg/dL (since 25 min)": how far, and what it means.
std::string describe_beyond(const Beyond& beyond);

/// A time to the minute, or to the second below one: "25 min", "13.9 d".
std::string time_in_minutes(double t_s);

/// "in plasma", "in the brain", "in the body".
std::string measure_text(LimitMeasure measure);

} // namespace disinhibit
