#include "circuit/io/dose_amount.h"

#include <fmt/format.h>

#include "circuit/io/written_quantity.h"

namespace disinhibit {
namespace {

constexpr double largest_dose_kg = 10.0;
constexpr double largest_dose_kg_per_kg = 0.1;

} // namespace

void read_amount(const std::string& text,
                 const Substance& substance,
                 Dose& dose,
                 const Place& place,
                 const std::string& key) {
    const std::string found = fmt::format("found \"{}\"", one_line(text));
    const std::optional<WrittenQuantity> written = parse_written_quantity(text);
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
    dose.basis = per_body_mass ? AmountBasis::per_body_mass : AmountBasis::absolute;
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
    const bool per_body_mass = dose.basis == AmountBasis::per_body_mass;
    const auto reads_back = [&](const std::string& text) {
        Dose read;
        try {
            read_amount(text, substance, read, {}, "");
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
