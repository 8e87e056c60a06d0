#pragma once

#include <string>

#include "circuit/describe/circuit.h"
#include "circuit/io/text/input_error.h"

namespace disinhibit {

/// The most members of one repeat.
inline constexpr int most_repeats = 100'000;

/// True for "drink" and "drinks" in any case: a unit of the subject.
bool is_drinks(const std::string& unit);

/// Fills mass or moles, basis and `written` of a dose from "50 mg", "0.5 g/kg", "10 nmol" or "2 drinks" (of the subject). The
/// one place that decides what an amount says. Throws InputError for a wrong unit, an amount that is not above 0, more than
/// 10 kg (or 100 g per kg of body mass), and drinks that are not of this substance.
void read_amount(const std::string& text,
                 const Substance& substance,
                 const Subject& subject,
                 Dose& dose,
                 const Place& place,
                 const std::string& key);

/// Fills level and `written` of a titrated dose from "220 mg/dL" or "3 nM". Throws InputError for anything that is no
/// concentration above 0.
void read_level(const std::string& text,
                const Substance& substance,
                Dose& dose,
                const Place& place,
                const std::string& key);

/// Kinetics of the substance in the species of the subject; throws InputError if there are none.
const Kinetics& require_kinetics(const Substance& substance,
                                 const Subject& subject,
                                 const Place& place,
                                 const std::string& key);

/// The amount as text that read_amount turns into the same numbers in any subject: `written` if it does, else the exact
/// number. For a titrated dose the level, for read_level.
std::string exact_amount_text(const Dose& dose, const Library& library);

/// The strength as text that reads back exactly, "12.5 %".
std::string exact_strength_text(const Dose& dose);

} // namespace disinhibit
