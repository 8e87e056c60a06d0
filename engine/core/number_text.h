#pragma once

#include <string>

namespace disinhibit {

/// A number for people: fixed decimals, a true minus sign, no "-0".
std::string number_text(double value, int decimals);

/// The same for a level: what is there but too little for its digits is "< 0.01", not "0.00". Below a millionth of the last digit
/// nothing is there.
std::string level_text(double value, int decimals);

/// A number with this many significant digits: "19.0", "0.0984", "1234"; below 0.001 and from a million as "1.2·10⁻⁵". Zero is "0".
std::string significant_text(double value, int digits);

/// The same without zeros at the end: "75", "0.3", "2913".
std::string short_text(double value, int digits);

} // namespace disinhibit
