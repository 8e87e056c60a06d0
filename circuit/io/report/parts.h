#pragma once

#include <iosfwd>
#include <string>

#include "circuit/experiment/evaluate.h"

/// What the reports of one hypothesis and of several share.
namespace disinhibit {

/// At most three significant digits.
std::string short_number(double value);

/// The verdict as a word, a dash where there is none.
std::string short_verdict(Verdict verdict);

/// What a number becomes over an unmeasured parameter, below its row; nothing for other rows. `who`: a hypothesis, or empty.
void write_band(std::ostream& out, const RowResult& result, const std::string& who);

} // namespace disinhibit
