#pragma once

#include <string>

#include "circuit/describe/circuit.h"
#include "circuit/describe/scenario.h"

/// Edits of a scenario as pure functions. `member` counts the members of a repeated dose from 0; -1 means the whole.
/// An edit of one member splits the repeat into what comes before it, itself and what comes after it.
/// Indices that do not exist change nothing.
namespace disinhibit {

/// The dose, or its member, moved to at_s (bounded to 0).
Scenario with_dose_moved(Scenario scenario, int dose, int member, double at_s);
Scenario with_dose_deleted(Scenario scenario, int dose, int member);
/// `change` added; it takes the place of one of the same parameter over the same time.
Scenario with_change(Scenario scenario, const ParameterChange& change);

/// When the dose, or its member, is taken; 0 if there is none.
double dose_time_s(const Scenario& scenario, int dose, int member);

/// A short name that says what is given: "Naltrexone 50 mg, Ethanol 0.5 g/kg".
std::string course_name(const Scenario& scenario, const Library& library);

} // namespace disinhibit
