#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

/// The columns of an event table, as NONMEM names them. The one place that says what each may hold: the reader asks here, and so
/// do `formats events` and the writer.
namespace disinhibit {

enum class EventColumn { row, id, time, evid, cmt, amt, rate, dur, ii, addl, ss, mdv, dv };

/// How many kinds of columns there are.
inline constexpr std::size_t event_column_count = 13;

struct EventColumnMeaning {
    EventColumn column = EventColumn::id;
    const char* name = "";    ///< in upper case
    bool is_required = false; ///< the table has to have it
    const char* what = "";    ///< that it may hold, in words
};

/// All of them, in the order of the enumeration.
const std::vector<EventColumnMeaning>& event_columns();

/// The column of this name in any case; nothing for a covariate.
std::optional<EventColumn> find_event_column(const std::string& name);

/// "AMT".
std::string name_of(EventColumn column);

/// What a table declares in lines "# KEY: VALUE" above its header.
struct EventDeclarationMeaning {
    const char* key = "";
    bool is_required = false;
    const char* what = "";
};
const std::vector<EventDeclarationMeaning>& event_declaration_meanings();

/// Names of a column with the body mass of a subject in kg, in upper case.
const std::vector<std::string>& body_mass_columns();
/// The parameter that they stand for.
inline constexpr const char* body_mass_path = "subject.body_mass";

/// `text` with its letters in upper case.
std::string in_upper_case(const std::string& text);

} // namespace disinhibit
