#pragma once

#include <optional>
#include <string>
#include <vector>

#include "circuit/io/events/grid.h"

/// The rows of a table of events as numbers, held against the rules of the convention.
namespace disinhibit {

enum class EventKind { observation, dose, other };

struct EventRow {
    int line = 0;
    std::string id;
    EventKind kind = EventKind::other;
    double time = 0.0; ///< as written, in the declared unit
    std::string compartment;
    double amount = 0.0;
    double rate = 0.0, duration = 0.0, interval = 0.0; ///< as written; 0: none
    int more = 0;                                      ///< ADDL
    std::optional<double> value;                       ///< DV, where one is observed
    const GridRow* cells = nullptr;
};

/// All rows that have no fault of their own. Adds every fault, also what is right in the convention and nothing that a course
/// here can do. `grid` must outlive the rows.
std::vector<EventRow> check_rows(const EventGrid& grid, FaultList& faults);

} // namespace disinhibit
