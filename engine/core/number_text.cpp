#include "engine/core/number_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace disinhibit {
namespace {

constexpr double least_plain = 1e-3;
constexpr double most_plain = 1e6;

std::string superscript(int exponent) {
    static constexpr const char* digits[] = {"\u2070",
                                             "\u00B9",
                                             "\u00B2",
                                             "\u00B3",
                                             "\u2074",
                                             "\u2075",
                                             "\u2076",
                                             "\u2077",
                                             "\u2078",
                                             "\u2079"};
    std::string text;
    for (const char c : std::to_string(exponent)) {
        text += c == '-' ? "\u207B" : digits[c - '0'];
    }
    return text;
}

} // namespace

std::string number_text(double value, int decimals) {
    std::string text = fmt::format("{:.{}f}", value, decimals);
    if (text.starts_with("-")) {
        const bool zero = text.find_first_not_of("-0.") == std::string::npos;
        text = (zero ? "" : "\u2212") + text.substr(1);
    }
    return text;
}

std::string level_text(double value, int decimals) {
    constexpr double nothing = 1e-6; // of the last digit
    const double last = std::pow(10.0, -decimals);
    const std::string text = number_text(value, decimals);
    const bool reads_zero = text.find_first_not_of("0.") == std::string::npos;
    return reads_zero && value > nothing * last ? "<\u00A0" + number_text(last, decimals) : text;
}

std::string significant_text(double value, int digits) {
    if (value == 0.0) {
        return "0";
    }
    if (!std::isfinite(value)) {
        return "\u2013";
    }
    // The exponent after rounding: 0.9996 with three digits is 1.00.
    const std::string scientific = fmt::format("{:.{}e}", value, digits - 1);
    const std::size_t e = scientific.find('e');
    const int exponent = std::stoi(scientific.substr(e + 1));
    const double rounded = std::abs(std::stod(scientific));
    if (rounded >= least_plain && rounded < most_plain) {
        return number_text(value, std::max(0, digits - 1 - exponent));
    }
    std::string mantissa = scientific.substr(0, e);
    if (mantissa.starts_with("-")) {
        mantissa = "\u2212" + mantissa.substr(1);
    }
    return mantissa + "\u00B710" + superscript(exponent);
}

std::string short_text(double value, int digits) {
    std::string text = significant_text(value, digits);
    const std::size_t power = text.find("\u00B710");
    std::string number = text.substr(0, power);
    if (number.find('.') != std::string::npos) {
        number.erase(number.find_last_not_of('0') + 1);
        if (number.ends_with('.')) {
            number.pop_back();
        }
    }
    return power == std::string::npos ? number : number + text.substr(power);
}

} // namespace disinhibit
