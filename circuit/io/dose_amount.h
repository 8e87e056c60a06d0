#pragma once

#include <string>

#include "circuit/circuit.h"
#include "circuit/io/text/input_error.h"

namespace disinhibit {

/// Fills mass or moles, basis and `written` of a dose from "50 mg", "0.5 g/kg" or "10 nmol". Throws InputError for a wrong
/// unit, an amount that is not above 0, and more than 10 kg (or 100 g per kg of body mass).
void read_amount(const std::string& text,
                 const Substance& substance,
                 Dose& dose,
                 const Place& place,
                 const std::string& key);

/// Kinetics of the substance in the species of the subject; throws InputError if there are none.
const Kinetics& require_kinetics(const Substance& substance,
                                 const Subject& subject,
                                 const Place& place,
                                 const std::string& key);

/// The amount as text that read_amount turns into the same numbers: `written` if it does, else the exact number.
std::string exact_amount_text(const Dose& dose, const Library& library);

/// The strength as text that reads back exactly, "12.5 %".
std::string exact_strength_text(const Dose& dose);

} // namespace disinhibit
