#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "circuit/describe/units.h"

namespace disinhibit {

/// "50 mg" taken apart. `unit` is "" and the factor 1 for a bare number.
struct WrittenQuantity {
    double number = 0.0;
    std::string unit_text;
    Unit unit;
};

/// Reads a finite number and, after optional blanks, a unit. A comma is a decimal point, "2,5", unless it may part thousands:
/// "2,500" is not understood. Nothing if number or unit are not understood.
std::optional<WrittenQuantity> parse_written_quantity(std::string_view text);

/// What is written, in internal units; a time is rounded to the clock (circuit/describe/clock.h). Nothing for a time above zero that
/// is shorter than a tick.
std::optional<double> value_on_clock(const WrittenQuantity& written);

/// Text "<number> <unit>" that reads back as exactly `value` (internal); `factor` is internal per `unit`. If no number
/// in that unit gives the value back exactly, the text is in the internal unit `fallback`.
std::string
exact_quantity_text(double value, std::string_view unit, double factor, std::string_view fallback);

/// A time as text that reads back exactly, in the unit of d, h, min, s that needs the fewest digits.
std::string exact_time_text(double t_s);

} // namespace disinhibit
