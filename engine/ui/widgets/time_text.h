#pragma once

#include <string>
#include <vector>

#include "engine/core/texts.h"

namespace disinhibit {

/// The clock: "1 h 45 min". The finest part shown is what an eye can follow at `speed` (simulated seconds per second):
/// "12.34 s" in slow motion, "3 d 6 h" at a day per second. The parts shown do not depend on the value beyond a day, so
/// the text does not jump.
std::string clock_text(double t_s, double speed);

/// A length of time in its largest fitting unit: "45 min", "1.5 h", "90 d".
std::string duration_text(double t_s);

/// When something is, as people say it: "at the start", "at 45 min".
std::string moment_text(const Texts& texts, double t_s);

/// "×0.01", "real time", "1 min/s", "1 h/s", "1 day/s". `real_time` and `day` are words of the text catalogue.
std::string speed_text(double speed, const std::string& real_time, const std::string& day);

/// The six named stops of the speed slider, simulated seconds per second, ascending.
const std::vector<double>& speed_stops();
/// Place 0..1 of a speed on the slider: the stops are evenly spaced, logarithmic in between.
double speed_position(double speed);
/// The speed at a place 0..1; snaps to a stop that is nearer than `snap`.
double speed_at(double position, double snap = 0.0);
/// The next speed up (direction > 0) or down the ladder of round speeds.
double next_speed(double speed, int direction);

} // namespace disinhibit
