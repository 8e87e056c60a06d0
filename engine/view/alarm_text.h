#pragma once

#include <string>

#include "circuit/course/beyond.h"
#include "engine/core/texts.h"

/// What stands over the picture while a level kills, life is in danger or a course lies beyond data.
namespace disinhibit {

/// "Lethal: Ethanol above 360 mg/dL in plasma at 25 min; the rest is the course of a survivor".
std::string alarm_text(const Beyond& beyond, const Texts& texts);

/// The same for a signal that endangers life at this value (Signal::danger).
std::string danger_text(const Signal& signal, double value, const Texts& texts);

/// Which of them stands over the picture at the moment `now`: a level that kills, what endangers life, or what lies beyond
/// data (`gravest`, or nullptr); empty: none.
std::string alarm_at(const Beyond* gravest,
                     const SignalTable& signals,
                     const Snapshot& now,
                     const Texts& texts);

} // namespace disinhibit
