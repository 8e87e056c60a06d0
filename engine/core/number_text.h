#pragma once

#include <string>

namespace disinhibit {

/// A number for people: fixed decimals, a true minus sign, no "-0".
std::string number_text(double value, int decimals);

} // namespace disinhibit
