#pragma once

#include <string>

#include "circuit/explain/explain.h"
#include "engine/core/texts.h"

namespace disinhibit {

/// "19.04 Hz": a number of an equation with its unit, `digits` significant digits, fewer where it has no more ("20 ms").
/// A pure number has no unit.
std::string equation_number(const EquationNumber& number, int digits);

/// The form of an equation in symbols.
std::string equation_law(const Texts& texts, const EquationLine& line);

/// The equation with its numbers filled in.
std::string equation_now(const Texts& texts, const EquationLine& line, int digits);

} // namespace disinhibit
