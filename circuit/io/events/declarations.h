#pragma once

#include <string>
#include <vector>

#include "circuit/io/text/input_error.h"

/// What a table of events does not say in its rows: units, what a compartment is, and whose dialect it speaks.
namespace disinhibit {

/// Whose meaning EVID beyond 4 has. nonmem has none; mrgsolve 8 replace; rxode2 5 replace, 6 multiply, 7 phantom. In all but
/// mrgsolve TIME may fall at a reset.
enum class EventDialect { nonmem, mrgsolve, rxode2 };

/// What a value of CMT stands for: where doses go, what is observed there, or both.
struct EventCompartment {
    std::string name;             ///< as the table writes it
    std::string substance, route; ///< ids; empty: no dose goes there
    std::string amount_unit;      ///< of AMT
    double strength_fraction = 0.0;
    std::string signal;             ///< path; empty: nothing is observed there
    std::string signal_unit;        ///< of DV
    Place dose_place, signal_place; ///< where it was declared
};

struct EventDeclarations {
    std::string time_unit; ///< empty: not declared
    double time_unit_s = 0.0;
    EventDialect dialect = EventDialect::nonmem;
    char ignore = 0; ///< '@', 'C', or none
    std::vector<std::string> varying;
    std::vector<EventCompartment> compartments;
};

/// One declaration, in a line "# KEY: VALUE" of a file or on a command line.
struct EventDeclaration {
    std::string key, value;
    Place place;
};

/// True for the keys that mean something to a table of events.
bool is_event_declaration(const std::string& key);

/// Adds a declaration; a later one takes the place of an earlier one. Throws InputError.
void declare(const EventDeclaration& said, EventDeclarations& all);

/// The compartment of this name, or nullptr.
const EventCompartment* find_compartment(const EventDeclarations& all, const std::string& name);

/// The declarations as pairs that `declare` turns into the same.
std::vector<EventDeclaration> declarations_text(const EventDeclarations& all);

const char* word_of(EventDialect dialect);

} // namespace disinhibit
