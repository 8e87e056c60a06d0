#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <sstream>
#include <utility>

#include "circuit/describe/clock.h"
#include "circuit/describe/units.h"
#include "circuit/io/events/columns.h"
#include "circuit/io/events/event_table.h"
#include "circuit/io/read/dose_amount.h"
#include "circuit/io/read/written_quantity.h"
#include "circuit/io/text/input_error.h"

namespace disinhibit {
namespace {

/// The shortest number of units that the clock reads as this time.
std::string clock_number(double t_s, double unit_s) {
    constexpr int most_digits = 17;
    char buffer[40];
    for (int digits = 1; digits < most_digits; ++digits) {
        const auto printed = std::to_chars(
            buffer, buffer + sizeof buffer, t_s / unit_s, std::chars_format::general, digits);
        double read = 0.0;
        std::from_chars(buffer, printed.ptr, read);
        if (on_clock(read * unit_s) == t_s) {
            return csv_number(read);
        }
    }
    return csv_number(t_s / unit_s);
}

/// `written` of the dose as a number of `unit`, if it says the dose exactly.
std::optional<std::string>
amount_in(const std::string& unit, const Dose& dose, const Library& library) {
    const double factor = internal_per(unit);
    const double value = dose.amount_nmol > 0.0 ? dose.amount_nmol : dose.mass_kg;
    Dose read;
    const std::string text = exact_quantity_text(value, unit, factor, "?");
    if (text.ends_with('?')) {
        return std::nullopt;
    }
    try {
        read_amount(text, library.substances.at(dose.substance), Subject{}, read, {}, "");
    } catch (const InputError&) {
        return std::nullopt;
    }
    const bool is_same = read.mass_kg == dose.mass_kg && read.amount_nmol == dose.amount_nmol &&
                         read.basis == dose.basis;
    return is_same ? std::optional(text) : std::nullopt;
}

bool goes_to(const EventCompartment& one, const Dose& dose) {
    return one.substance == dose.substance && one.route == dose.route &&
           one.strength_fraction == dose.strength_fraction;
}

/// Finds a compartment for a dose, or makes one, and writes its amount in the unit of it.
void settle(Dose& dose, const Library& library, EventDeclarations& declarations) {
    for (const EventCompartment& one : declarations.compartments) {
        const auto text =
            goes_to(one, dose) ? amount_in(one.amount_unit, dose, library) : std::nullopt;
        if (text) {
            dose.written = *text;
            return;
        }
    }
    dose.written = exact_amount_text(dose, library);
    EventCompartment own;
    own.name = std::to_string(declarations.compartments.size() + 1);
    own.substance = dose.substance;
    own.route = dose.route;
    own.strength_fraction = dose.strength_fraction;
    own.amount_unit = parse_written_quantity(dose.written)->unit_text;
    declarations.compartments.push_back(own);
}

/// Number and compartment of a dose whose `written` is in the unit of one of them.
std::pair<std::string, std::string> amount_and_place(const Dose& dose,
                                                     const EventDeclarations& declarations) {
    const std::optional<WrittenQuantity> written = parse_written_quantity(dose.written);
    for (const EventCompartment& one : declarations.compartments) {
        if (written && goes_to(one, dose) && one.amount_unit == written->unit_text) {
            return {csv_number(written->number), one.name};
        }
    }
    return {".", "."};
}

void write_subject(std::ostream& out, const EventSubject& subject, const EventTable& table) {
    const double unit_s = table.declarations.time_unit_s;
    const auto time = [unit_s](double t_s) { return clock_number(t_s, unit_s); };
    auto reading = subject.readings.begin();
    const auto write_readings = [&](double before_s) {
        for (; reading != subject.readings.end() && reading->t_s < before_s; ++reading) {
            out << fmt::format("{},{},0,{},.,.,.,.,0,{}\n",
                               subject.id,
                               time(reading->t_s),
                               reading->compartment,
                               csv_number(reading->written));
        }
    };
    for (const Dose& dose : subject.doses) {
        write_readings(dose.at_s);
        const auto [amount, place] = amount_and_place(dose, table.declarations);
        const bool repeats = dose.count > 1;
        out << fmt::format("{},{},1,{},{},{},{},{},1,.\n",
                           subject.id,
                           time(dose.at_s),
                           place,
                           amount,
                           dose.over_s > 0.0 ? time(dose.over_s) : ".",
                           repeats ? time(dose.every_s) : ".",
                           repeats ? std::to_string(dose.count - 1) : ".");
    }
    write_readings(2.0 * largest_time_s);
}

} // namespace

EventTable
event_table_of(const Scenario& scenario, const Library& library, const std::string& time_unit) {
    EventTable table;
    declare({"time", time_unit, {{}, 0}}, table.declarations);
    EventSubject one;
    one.id = "1";
    one.doses = scenario.doses;
    std::ranges::stable_sort(one.doses, {}, &Dose::at_s);
    for (Dose& dose : one.doses) {
        if (dose.to_level_nM > 0.0) {
            throw InputError({},
                             scenario.id,
                             fmt::format("found a dose up to {}", dose.written),
                             "doses of an amount: a table of events has no other");
        }
        settle(dose, library, table.declarations);
        table.end_s = std::max(table.end_s, last_end_s(dose));
    }
    table.subjects.push_back(one);
    return table;
}

std::vector<std::string> not_in_a_table(const Scenario& scenario) {
    std::vector<std::string> sentences;
    const auto count = [&](std::size_t number, const char* what) {
        if (number > 0) {
            sentences.push_back(fmt::format("{} {}", number, what));
        }
    };
    count(scenario.changes.size(), "changed parameters");
    count(scenario.clamps.size(), "clamps");
    count(scenario.pulses.size(), "trains of pulses");
    count(scenario.removals.size(), "removals");
    return sentences;
}

std::string event_table_text(const EventTable& table, const Recipe& recipe) {
    std::ostringstream out;
    write_recipe(out, recipe);
    for (const EventDeclaration& said : declarations_text(table.declarations)) {
        write_recipe(out, {{said.key, said.value}});
    }
    out << "ID,TIME,EVID,CMT,AMT,DUR,II,ADDL,MDV,DV\n";
    for (const EventSubject& subject : table.subjects) {
        write_subject(out, subject, table);
    }
    return out.str();
}

} // namespace disinhibit
