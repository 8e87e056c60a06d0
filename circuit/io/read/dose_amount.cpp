#include "circuit/io/read/dose_amount.h"

#include <fmt/format.h>

#include <cctype>

#include "circuit/io/read/field_rules.h"
#include "circuit/io/read/written_quantity.h"
#include "circuit/io/text/nearest_name.h"

namespace disinhibit {
namespace {

constexpr double largest_dose_kg = 10.0;
constexpr double largest_dose_kg_per_kg = 0.1;

/// The number in front of "drinks", if that is what the text says.
std::optional<WrittenQuantity> number_of_drinks(const std::string& text) {
    const std::size_t unit = text.find_last_of(' ');
    if (unit == std::string::npos || !is_drinks(text.substr(unit + 1))) {
        return std::nullopt;
    }
    std::optional<WrittenQuantity> number = parse_written_quantity(text.substr(0, unit));
    return number && number->unit_text.empty() ? number : std::nullopt;
}

std::string exact_level_text(const Dose& dose, const Substance& substance) {
    Dose read;
    try {
        read_level(dose.written, substance, read, {}, "");
        if (read.to_level_nM == dose.to_level_nM) {
            return dose.written;
        }
    } catch (const InputError&) {
        // a name for the level rather than the level
    }
    const std::optional<Unit> unit = parse_unit(substance.plasma_unit);
    const Unit molar = in_moles(unit.value_or(Unit{}), substance.molar_mass.value);
    return exact_quantity_text(
        dose.to_level_nM, substance.plasma_unit, molar.internal_per_unit, "nM");
}

} // namespace

bool is_drinks(const std::string& unit) {
    std::string lower;
    for (const char letter : unit) {
        lower.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(letter))));
    }
    return lower == "drink" || lower == "drinks";
}

void read_amount(const std::string& text,
                 const Substance& substance,
                 const Subject& subject,
                 Dose& dose,
                 const Place& place,
                 const std::string& key) {
    const std::string found = fmt::format("found \"{}\"", one_line(text));
    std::optional<WrittenQuantity> written = number_of_drinks(text);
    if (written) {
        if (subject.drink_substance != substance.id || !(subject.standard_drink.value > 0.0)) {
            throw InputError(
                place, key, found, "a mass: this subject has no standard drink of this substance");
        }
        written->unit = {Dimension::mass, subject.standard_drink.value};
    } else {
        written = parse_written_quantity(text);
    }
    const Dimension dimension = written ? written->unit.dimension : Dimension::number;
    const bool in_mass = dimension == Dimension::mass || dimension == Dimension::mass_per_body_mass;
    const bool in_moles =
        dimension == Dimension::amount || dimension == Dimension::amount_per_body_mass;
    if (!in_mass && !in_moles) {
        throw InputError(place, key, found, "a mass or amount (mg, g, mg/kg, g/kg, nmol, nmol/kg)");
    }
    const double value = written->number * written->unit.internal_per_unit;
    const double mass_kg = in_mass ? value : value * substance.molar_mass.value;
    const bool per_body_mass = dimension.body_kilograms < 0;
    if (!(value > 0.0)) {
        throw InputError(place, key, found, "an amount above 0");
    }
    if (!(mass_kg <= (per_body_mass ? largest_dose_kg_per_kg : largest_dose_kg))) {
        throw InputError(place, key, found, "at most 10 kg or 100 g/kg");
    }
    dose.mass_kg = in_mass ? value : 0.0;
    dose.amount_nmol = in_mass ? 0.0 : value;
    dose.to_level_nM = 0.0;
    dose.basis = per_body_mass ? AmountBasis::per_body_mass : AmountBasis::absolute;
    dose.written = text;
}

void read_level(const std::string& text,
                const Substance& substance,
                Dose& dose,
                const Place& place,
                const std::string& key) {
    const std::optional<WrittenQuantity> written = parse_written_quantity(text);
    const Unit unit =
        written ? in_moles(written->unit, substance.molar_mass.value) : Unit{Dimension::number};
    const double level_nM = written ? written->number * unit.internal_per_unit : 0.0;
    if (unit.dimension != Dimension::concentration || !(level_nM > 0.0) ||
        !allows(field_rule("tone"), level_nM)) {
        throw InputError(
            place,
            key,
            fmt::format("found \"{}\"", one_line(text)),
            fmt::format("a concentration above zero, in {} or alike", substance.plasma_unit));
    }
    dose.to_level_nM = level_nM;
    dose.written = text;
}

const Kinetics& require_kinetics(const Substance& substance,
                                 const Subject& subject,
                                 const Place& place,
                                 const std::string& key) {
    const auto found = substance.kinetics.find(subject.species);
    if (found == substance.kinetics.end()) {
        std::vector<std::string> species;
        for (const auto& [name, kinetics] : substance.kinetics) {
            species.push_back(name);
        }
        throw InputError(
            place,
            key,
            fmt::format("found \"{}\", which has no kinetics in {}", substance.id, subject.species),
            species.empty() ? "another substance" : "a subject of species " + listed(species));
    }
    return found->second;
}

std::string exact_amount_text(const Dose& dose, const Library& library) {
    const Substance& substance = library.substances.at(dose.substance);
    if (dose.to_level_nM > 0.0) {
        return exact_level_text(dose, substance);
    }
    const bool per_body_mass = dose.basis == AmountBasis::per_body_mass;
    const auto reads_back = [&](const std::string& text) {
        Dose read;
        try {
            read_amount(text, substance, Subject{}, read, {}, "");
        } catch (const InputError&) {
            return false;
        }
        return read.mass_kg == dose.mass_kg && read.amount_nmol == dose.amount_nmol &&
               read.basis == dose.basis;
    };
    if (reads_back(dose.written)) {
        return dose.written;
    }
    const std::string suffix = per_body_mass ? "/kg" : "";
    if (dose.amount_nmol > 0.0) {
        return format_number(dose.amount_nmol) + " nmol" + suffix;
    }
    for (const std::string unit : {"g", "mg"}) {
        const std::string text = exact_quantity_text(
            dose.mass_kg, unit + suffix, internal_per(unit + suffix), "kg" + suffix);
        if (!text.ends_with(" kg" + suffix)) {
            return text;
        }
    }
    return format_number(dose.mass_kg) + " kg" + suffix;
}

std::string exact_strength_text(const Dose& dose) {
    return exact_quantity_text(dose.strength_fraction, "%", internal_per("%"), "1");
}

} // namespace disinhibit
