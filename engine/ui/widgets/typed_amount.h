#pragma once

#include <string>

namespace disinhibit {

/// What a number field of doses may hold.
struct AmountField {
    std::string unit;                    ///< of a bare number, and of the result
    double most = 0.0;                   ///< in `unit`; the least is 0
    double molar_mass_kg_per_nmol = 0.0; ///< turns moles into mass; 0: unknown
};

/// An amount as the command line reads it: "50", "0.05 g", "1e2", "2,5". Throws InputError that says what was expected.
double read_typed_amount(const std::string& text, const AmountField& field);

/// At least `least` decimals, and as many as show `value` as it is.
int decimals_needed(double value, int least);

} // namespace disinhibit
