#include "circuit/io/events/declarations.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <sstream>

#include "circuit/describe/units.h"
#include "circuit/io/events/columns.h"
#include "circuit/io/read/written_quantity.h"

namespace disinhibit {
namespace {

constexpr std::array dialects{EventDialect::nonmem, EventDialect::mrgsolve, EventDialect::rxode2};

[[noreturn]] void fail(const EventDeclaration& said, const std::string& expected) {
    throw InputError(
        said.place, said.key, fmt::format("found \"{}\"", one_line(said.value)), expected);
}

void declare_time(const EventDeclaration& said, EventDeclarations& all) {
    const std::optional<Unit> unit = parse_unit(said.value);
    if (!unit || unit->dimension != Dimension::time) {
        fail(said, "a unit of time (s, min, h, d)");
    }
    all.time_unit = said.value;
    all.time_unit_s = unit->internal_per_unit;
}

void declare_dialect(const EventDeclaration& said, EventDeclarations& all) {
    const auto found = std::ranges::find(
        dialects, said.value, [](EventDialect one) { return std::string(word_of(one)); });
    if (found == dialects.end()) {
        fail(said, "one of nonmem, mrgsolve, rxode2");
    }
    all.dialect = *found;
}

void declare_ignore(const EventDeclaration& said, EventDeclarations& all) {
    if (said.value != "@" && said.value != "C") {
        fail(said, "@ or C");
    }
    all.ignore = said.value.front();
}

void declare_varying(const EventDeclaration& said, EventDeclarations& all) {
    std::istringstream words(said.value);
    for (std::string word; std::getline(words, word, ',');) {
        all.varying.push_back(without_blanks(word));
    }
}

/// "20 %" of "strength 20 %"; 0 of nothing.
double read_strength(const EventDeclaration& said, const std::string& tail) {
    const std::string word = "strength ";
    if (tail.empty()) {
        return 0.0;
    }
    const std::optional<WrittenQuantity> written =
        tail.starts_with(word) ? parse_written_quantity(tail.substr(word.size())) : std::nullopt;
    const double value = written ? written->number * written->unit.internal_per_unit : 0.0;
    if (!written || written->unit.dimension != Dimension::number ||
        !(value > 0.0 && value <= 1.0)) {
        fail(said, "nothing after the unit but \"strength 20 %\"");
    }
    return value;
}

bool is_amount(const std::optional<Unit>& unit) {
    return unit && (unit->dimension == Dimension::mass || unit->dimension == Dimension::amount ||
                    unit->dimension == Dimension::mass_per_body_mass ||
                    unit->dimension == Dimension::amount_per_body_mass);
}

void declare_compartment(const EventDeclaration& said, EventDeclarations& all) {
    const std::string expected = "CMT=SUBSTANCE/ROUTE [UNIT] or CMT=SIGNAL [UNIT]";
    const std::string& text = said.value;
    const std::size_t is = text.find('=');
    const std::size_t open = text.find('[', is);
    const std::size_t close = text.find(']', open);
    if (is == std::string::npos || open == std::string::npos || close == std::string::npos) {
        fail(said, expected);
    }
    const std::string name = without_blanks(text.substr(0, is));
    const std::string target = without_blanks(text.substr(is + 1, open - is - 1));
    const std::string unit = without_blanks(text.substr(open + 1, close - open - 1));
    const std::string tail = without_blanks(text.substr(close + 1));
    const std::size_t slash = target.find('/');
    if (name.empty() || name.find_first_of(", \"") != std::string::npos || target.empty()) {
        fail(said, expected);
    }
    const bool is_dose = slash != std::string::npos;
    if (is_dose ? !is_amount(parse_unit(unit)) : unit.empty()) {
        fail(said,
             is_dose ? "a mass or amount between the brackets (mg, g, mg/kg, nmol)" : expected);
    }
    const double strength = read_strength(said, tail);
    if (!is_dose && strength > 0.0) {
        fail(said, expected);
    }
    auto one = std::ranges::find(all.compartments, name, &EventCompartment::name);
    if (one == all.compartments.end()) {
        all.compartments.emplace_back().name = name;
        one = all.compartments.end() - 1;
    }
    if (is_dose) {
        one->substance = without_blanks(target.substr(0, slash));
        one->route = without_blanks(target.substr(slash + 1));
        one->amount_unit = unit;
        one->strength_fraction = strength;
        one->dose_place = said.place;
    } else {
        one->signal = target;
        one->signal_unit = unit;
        one->signal_place = said.place;
    }
}

} // namespace

bool is_event_declaration(const std::string& key) {
    return std::ranges::any_of(event_declaration_meanings(),
                               [&](const auto& one) { return key == one.key; });
}

void declare(const EventDeclaration& said, EventDeclarations& all) {
    if (said.key == "time") {
        declare_time(said, all);
    } else if (said.key == "dialect") {
        declare_dialect(said, all);
    } else if (said.key == "ignore") {
        declare_ignore(said, all);
    } else if (said.key == "varying") {
        declare_varying(said, all);
    } else if (said.key == "map") {
        declare_compartment(said, all);
    }
}

const EventCompartment* find_compartment(const EventDeclarations& all, const std::string& name) {
    const auto found = std::ranges::find(all.compartments, name, &EventCompartment::name);
    return found == all.compartments.end() ? nullptr : &*found;
}

std::vector<EventDeclaration> declarations_text(const EventDeclarations& all) {
    std::vector<EventDeclaration> said{{"time", all.time_unit, {}}};
    if (all.dialect != EventDialect::nonmem) {
        said.push_back({"dialect", word_of(all.dialect), {}});
    }
    for (const EventCompartment& one : all.compartments) {
        if (!one.substance.empty()) {
            const std::string strength =
                one.strength_fraction > 0.0
                    ? " strength " +
                          exact_quantity_text(one.strength_fraction, "%", internal_per("%"), "1")
                    : "";
            said.push_back({"map",
                            fmt::format("{}={}/{} [{}]{}",
                                        one.name,
                                        one.substance,
                                        one.route,
                                        one.amount_unit,
                                        strength),
                            {}});
        }
        if (!one.signal.empty()) {
            said.push_back(
                {"map", fmt::format("{}={} [{}]", one.name, one.signal, one.signal_unit), {}});
        }
    }
    return said;
}

const char* word_of(EventDialect dialect) {
    return dialect == EventDialect::nonmem     ? "nonmem"
           : dialect == EventDialect::mrgsolve ? "mrgsolve"
                                               : "rxode2";
}

} // namespace disinhibit
