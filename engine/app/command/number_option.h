#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>

namespace disinhibit {

/// What a numeric option may say: a whole number within bounds, written in digits alone. Unlike CLI::Range this looks at the
/// text, so that nothing is wrapped, cut off or taken for a number that is none.
CLI::Validator whole_number(std::uint64_t low, std::uint64_t high);

/// The same for a finite number with a decimal point or exponent.
CLI::Validator number_within(double low, double high);

} // namespace disinhibit
