#include "circuit/io/events/columns.h"

#include <algorithm>
#include <cctype>

namespace disinhibit {

const std::vector<EventColumnMeaning>& event_columns() {
    static const std::vector<EventColumnMeaning> all{
        {EventColumn::row, "ROW", false, "a number that rises from row to row"},
        {EventColumn::id, "ID", true, "whole number above 0; the rows of one stand together"},
        {EventColumn::time,
         "TIME",
         true,
         "0 or more, in the declared unit; never falls within an ID but at a reset"},
        {EventColumn::evid,
         "EVID",
         true,
         "0 observation, 1 dose, 2 other: nothing happens; 3 reset and 4 reset and dose are "
         "refused: a course has memory from its beginning"},
        {EventColumn::cmt,
         "CMT",
         true,
         "number or name that `map` turns into substance and route, or into a signal"},
        {EventColumn::amt, "AMT", true, "of a dose, above 0, in the unit of its map; else . or 0"},
        {EventColumn::rate,
         "RATE",
         false,
         "of a dose, above 0: amount per time, where all of the dose arrives; . or 0: at once or "
         "DUR; -1 and -2 (modelled) are refused"},
        {EventColumn::dur,
         "DUR",
         false,
         "of a dose: given over this time, whatever share of it arrives; not beside RATE"},
        {EventColumn::ii, "II", false, "time between the doses of ADDL"},
        {EventColumn::addl, "ADDL", false, "how many more doses follow, every II"},
        {EventColumn::ss,
         "SS",
         false,
         "0 or .; 1 and 2 are refused: a course with memory of weeks has no steady state to begin "
         "with"},
        {EventColumn::mdv, "MDV", false, "1: no value is observed in this row, 0: DV is one"},
        {EventColumn::dv,
         "DV",
         false,
         "of an observation: the value, in the unit of its map; else ."}};
    return all;
}

std::optional<EventColumn> find_event_column(const std::string& name) {
    const std::string upper = in_upper_case(name);
    const auto& all = event_columns();
    const auto found =
        std::ranges::find(all, upper, [](const auto& one) { return std::string(one.name); });
    return found == all.end() ? std::nullopt : std::optional(found->column);
}

std::string name_of(EventColumn column) {
    return event_columns()[static_cast<std::size_t>(column)].name;
}

const std::vector<EventDeclarationMeaning>& event_declaration_meanings() {
    static const std::vector<EventDeclarationMeaning> all{
        {"time", true, "unit of TIME, DUR and II, and under RATE: h"},
        {"map",
         true,
         "one line for each CMT=SUBSTANCE/ROUTE [UNIT] of doses (with strength 20 % of a drink) "
         "and CMT=SIGNAL [UNIT] of observations"},
        {"dialect",
         false,
         "nonmem (if nobody says), mrgsolve or rxode2: what EVID beyond 4 means, "
         "and whether TIME may fall at a reset"},
        {"ignore",
         false,
         "@: lines that begin with a letter or @ are passed over; C: those that begin with C"},
        {"varying", false, "covariates, with commas between them, that change within an ID"}};
    return all;
}

const std::vector<std::string>& body_mass_columns() {
    static const std::vector<std::string> all{"WT", "BW", "WEIGHT"};
    return all;
}

std::string in_upper_case(const std::string& text) {
    std::string upper;
    for (const char letter : text) {
        upper.push_back(static_cast<char>(std::toupper(static_cast<unsigned char>(letter))));
    }
    return upper;
}

} // namespace disinhibit
