#pragma once

#include <string>
#include <vector>

#include "circuit/describe/circuit.h"

namespace disinhibit {

/// Reads a dose as one says it:
///   "50 mg NAME ROUTE at 0 h", "0.5 g/kg NAME at 1 h over 20 min strength 20 %",
///   "50 mg NAME at 0 h every 24 h times 7", "2 drinks NAME at 1 h" (drinks of the subject; NAME may be left out),
///   "up to 220 mg/dL NAME ROUTE at 0 h every 6 h times 24" (titrated: each member tops the body up to that level).
/// NAME is a substance id or name in any case, ROUTE a route id or name; without it the first route in the file of the
/// substance, which `remarks` then tells if there are others. Without `at` the dose is at 0 h. Throws InputError with key
/// "dose".
Dose parse_dose(const std::string& text,
                const Library& library,
                const Subject& subject,
                std::vector<std::string>* remarks = nullptr);

/// The dose as exact text that parse_dose turns into the same dose: "50 mg NAME ROUTE at 0 h ...".
std::string dose_sentence(const Dose& dose, const Library& library);

/// "50 mg NAME, ROUTE, at 1 h", "..., 20 %, over 20 min, every 24 h, 7 times": for people, one place.
std::string describe_dose(const Dose& dose, const Library& library);

/// Only how much, as written: "50 mg"; "up to 220 mg/dL" for a titrated dose.
std::string describe_amount(const Dose& dose);

/// A time for people in the largest fitting unit: "90 s", "45 min", "1.5 h", "3 d".
std::string describe_time(double t_s);

} // namespace disinhibit
