#pragma once

#include <string>
#include <vector>

#include "circuit/course/trajectory.h"
#include "circuit/describe/circuit.h"
#include "engine/view/actions.h"

namespace disinhibit {

/// One thing in which the present course differs from the default subject left alone.
struct ChangeRow {
    enum class Kind { circuit, subject, parameter, dose, clamp, pulses, removal };
    Kind kind = Kind::dose;
    std::string path; ///< of the parameter or signal, id of the substance, circuit or subject
    int index = 0;    ///< in the vector of its kind in the scenario
    double was = 0.0; ///< parameter: the value before, internal unit
    double now = 0.0; ///< parameter: the new value; clamp: the held value; internal unit
    double at_s = 0.0;
    double until_s = 0.0; ///< end of a clamp or of a temporary change; 0: none

    /// The act that takes it back.
    Action undo(const Scenario& standard) const;
};

/// Everything in which `course` differs from `standard` (the scenario the program starts with, whose circuit and subject
/// are the default ones) with no doses and no changes: circuit, subject, then by time.
std::vector<ChangeRow> list_changes(const Trajectory& course, const Scenario& standard);

/// The key of a text below "changes.kind".
std::string to_text(ChangeRow::Kind kind);

} // namespace disinhibit
