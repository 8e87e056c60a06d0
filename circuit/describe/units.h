#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Unit names and the only conversion factors in the program.
///
/// Internal units: s, nmol, L, kg, spikes and 1, hence nM, Hz, nmol/s, L/s, kg/L, kg/nmol (molar mass) ...
/// A unit is written as a product of names with `/` and `.`: "nM", "L/h/kg", "mg/min", "1/nM/min", "ng.h/mL".
/// A mass under a stroke is body mass: "g/kg" is grams per kilogram of subject and is no pure number.
namespace disinhibit {

/// Exponents of the base quantities. Firing rates (Hz) are spikes per time, so they differ from rate constants (1/s).
struct Dimension {
    int seconds = 0;
    int nanomoles = 0;
    int litres = 0;
    int kilograms = 0;
    int body_kilograms = 0;
    int spikes = 0;
    bool operator==(const Dimension&) const = default;

    static const Dimension number, time, rate_constant, firing_rate;
    static const Dimension amount, amount_per_body_mass, amount_rate, amount_rate_per_body_mass;
    static const Dimension mass, mass_per_body_mass, molar_mass;
    static const Dimension volume, volume_per_body_mass, flow, flow_per_body_mass;
    static const Dimension concentration, concentration_rate;
    static const Dimension mass_concentration; ///< also density
};

/// The dimension of a quotient.
constexpr Dimension operator/(const Dimension& a, const Dimension& b) {
    return {a.seconds - b.seconds,
            a.nanomoles - b.nanomoles,
            a.litres - b.litres,
            a.kilograms - b.kilograms,
            a.body_kilograms - b.body_kilograms,
            a.spikes - b.spikes};
}

/// True if one quantity may be written in both: a mass stands for its moles, and a value for one per body mass.
bool are_alike(const Dimension& a, const Dimension& b);

inline constexpr Dimension Dimension::number{};
inline constexpr Dimension Dimension::time{.seconds = 1};
inline constexpr Dimension Dimension::rate_constant{.seconds = -1};
inline constexpr Dimension Dimension::firing_rate{.seconds = -1, .spikes = 1};
inline constexpr Dimension Dimension::amount{.nanomoles = 1};
inline constexpr Dimension Dimension::amount_per_body_mass{.nanomoles = 1, .body_kilograms = -1};
inline constexpr Dimension Dimension::amount_rate{.seconds = -1, .nanomoles = 1};
inline constexpr Dimension Dimension::amount_rate_per_body_mass{
    .seconds = -1, .nanomoles = 1, .body_kilograms = -1};
inline constexpr Dimension Dimension::mass{.kilograms = 1};
inline constexpr Dimension Dimension::mass_per_body_mass{.kilograms = 1, .body_kilograms = -1};
inline constexpr Dimension Dimension::molar_mass{.nanomoles = -1, .kilograms = 1};
inline constexpr Dimension Dimension::volume{.litres = 1};
inline constexpr Dimension Dimension::volume_per_body_mass{.litres = 1, .body_kilograms = -1};
inline constexpr Dimension Dimension::flow{.seconds = -1, .litres = 1};
inline constexpr Dimension Dimension::flow_per_body_mass{
    .seconds = -1, .litres = 1, .body_kilograms = -1};
inline constexpr Dimension Dimension::concentration{.nanomoles = 1, .litres = -1};
inline constexpr Dimension Dimension::concentration_rate{
    .seconds = -1, .nanomoles = 1, .litres = -1};
inline constexpr Dimension Dimension::mass_concentration{.litres = -1, .kilograms = 1};

/// A parsed unit: value_internal = value_written * internal_per_unit.
struct Unit {
    Dimension dimension;
    double internal_per_unit = 1.0;
};

/// Reads a unit; nothing if it is empty or unknown. "1" and "%" are pure numbers (1 and 0.01).
std::optional<Unit> parse_unit(std::string_view text);

/// What stands behind a number for people: a blank and the unit; nothing for plain numbers, whose unit is "1".
std::string unit_behind(const std::string& unit);

/// Internal units per `unit`, for units spelled out in code: internal_per("h") is the seconds in an hour.
/// Precondition (asserted): the unit exists.
double internal_per(std::string_view unit);

/// `value` of unit `from`, said in unit `to`. With a molar mass (kg/nmol) masses and moles convert into one another.
/// Nothing if a unit is unknown or the dimensions differ.
std::optional<double> convert(double value,
                              std::string_view from,
                              std::string_view to,
                              double molar_mass_kg_per_nmol = 0.0);

/// The unit with its mass turned into moles: kg -> nmol, kg/L -> nM. Unchanged if it holds no mass.
Unit in_moles(Unit unit, double molar_mass_kg_per_nmol);

/// True for "L/kg", "mg/kg/h" ...: the value is to be multiplied by the body mass.
bool is_per_body_mass(std::string_view unit);

/// The internal unit of a dimension as text that parse_unit reads with factor 1, e.g. "nmol/s/kg".
std::string internal_unit(const Dimension& dimension);

/// For messages: "volume (L, mL)"; the internal unit for a dimension without a name.
std::string describe_dimension(const Dimension& dimension);

/// The shortest text that reads back as exactly `value`; the same on every machine.
std::string format_number(double value);

/// For people: `value_internal` in `unit`, at most `digits` significant digits: "13.3 ng/mL". Unit "1" is left out.
/// With a factor of its own (a quantity that was converted with a molar mass) use the second form.
std::string format_quantity(double value_internal, std::string_view unit, int digits = 4);
std::string
format_quantity(double value_internal, std::string_view unit, double internal_per_unit, int digits);

} // namespace disinhibit
