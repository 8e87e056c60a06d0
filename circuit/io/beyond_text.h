#pragma once

#include <string>

#include "circuit/beyond.h"

/// What lies beyond data, in words.
namespace disinhibit {

/// "Ethanol in plasma: 611 mg/dL at 40 min, lethal from 360 mg/dL (since 25 min)": how far, and what it means.
std::string describe_beyond(const Beyond& beyond);

/// What stands over a picture while it lasts: "Lethal: Ethanol above 360 mg/dL in plasma at 25 min; the rest is the course
/// of a survivor".
std::string beyond_headline(const Beyond& beyond);

/// The same for a signal that endangers life at this value (Signal::danger).
std::string danger_headline(const Signal& signal, double value);

/// Which of them stands over the picture at the moment `now`: a level that kills, what endangers life, or what lies beyond
/// data (`gravest`, or nullptr); empty: none.
std::string alarm_headline(const Beyond* gravest, const SignalTable& signals, const Snapshot& now);

/// A time to the minute, or to the second below one: "25 min", "13.9 d".
std::string time_in_minutes(double t_s);

/// "in plasma", "in the brain", "in the body".
std::string measure_text(LimitMeasure measure);

} // namespace disinhibit
