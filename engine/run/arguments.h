#pragma once

#include <string>
#include <vector>

#include "circuit/course/virtual_subject.h"
#include "circuit/describe/circuit.h"

namespace disinhibit {

/// Width and height in px.
struct PixelSize {
    int width = 0;
    int height = 0;
};

/// "1920x1080". Throws InputError; `key` names the option.
PixelSize parse_size(const std::string& text, const std::string& key);

/// A time as "45min", "1 h", "90 d", from 0 to 1000 days; in s. Throws InputError.
double parse_time_s(const std::string& text, const std::string& key);

/// Throws InputError that lists the circuits unless `id` is one of them.
void require_circuit(const Library& library, const std::string& id);

/// What the command line adds to a scenario.
struct ScenarioChanges {
    std::string circuit;            ///< hypothesis instead of the scenario's own; empty: its own
    std::string subject;            ///< likewise
    std::vector<std::string> doses; ///< sentences as parse_dose reads them
    std::vector<std::string> assignments; ///< path=value
    bool beyond = false;                  ///< assignments may lie outside of their range
    VirtualSubject who; ///< of the population that the scenario's subject stands for
};

/// The scenario `id_or_file` with the changes of the command line. Throws InputError.
Scenario make_scenario(const Library& library,
                       const std::string& id_or_file,
                       const ScenarioChanges& changes);

} // namespace disinhibit
