#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "circuit/describe/circuit.h"
#include "circuit/io/events/declarations.h"
#include "circuit/io/report/csv.h"

/// Tables of events and observations in the convention of NONMEM: who got what when, and what was measured. columns.h says what a
/// column may hold. Tests: tests/fuzz/event_tables_test.cpp.
namespace disinhibit {

/// A measured value.
struct EventReading {
    double t_s = 0.0;
    std::string compartment; ///< CMT
    double written = 0.0;    ///< DV
    std::string signal;      ///< path
    double value = 0.0;      ///< in the unit of the signal
    bool operator==(const EventReading&) const = default;
};

/// All rows of one ID.
struct EventSubject {
    std::string id;
    std::vector<Dose> doses;              ///< by time
    std::vector<EventReading> readings;   ///< by time
    std::vector<ParameterChange> changes; ///< from birth, what its covariates say
};

struct EventTable {
    EventDeclarations declarations;
    std::vector<EventSubject> subjects; ///< as in the file
    double end_s = 0.0;                 ///< of the last row, repeats included
    std::vector<std::string> used;     ///< covariates that set a parameter, "WT: subject.body_mass"
    std::vector<std::string> unused;   ///< names of those that do not
    std::vector<std::string> warnings; ///< one sentence each
};

/// Reads a table for courses that are `base` in everything but their doses. `said`: declarations that take the place of those
/// in the file. Throws InputFaults with all faults of the file, each with line and column.
EventTable read_event_table(const std::filesystem::path& file,
                            const std::vector<EventDeclaration>& said,
                            const Library& library,
                            const Scenario& base);

/// The same from a text; `file` names it.
EventTable parse_event_table(const std::string& file,
                             const std::string& text,
                             const std::vector<EventDeclaration>& said,
                             const Library& library,
                             const Scenario& base);

/// `base` with the doses of this subject in place of its own, and with what its covariates say.
Scenario scenario_of(const EventSubject& subject, const Scenario& base);

/// The doses of a scenario as a table of one ID; times in `time_unit`. Throws InputError for a dose that a table cannot say (one
/// to a level).
EventTable
event_table_of(const Scenario& scenario, const Library& library, const std::string& time_unit);

/// What a scenario holds and a table of events cannot say, one sentence each.
std::vector<std::string> not_in_a_table(const Scenario& scenario);

/// The table as text that parse_event_table turns into the same subjects (covariates aside) and that is then the same text again:
/// recipe, declarations, header, rows by ID and time.
std::string event_table_text(const EventTable& table, const Recipe& recipe);

} // namespace disinhibit
