#pragma once

#include <cmath>
#include <string>

#include "circuit/describe/units.h"

namespace disinhibit {

/// `text` as a JSON string with its quotes, which is a basic string of TOML too. Expects UTF-8.
inline std::string json_string(const std::string& text) {
    const char* digits = "0123456789abcdef";
    std::string result = "\"";
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        if (letter == '"' || letter == '\\') {
            result += '\\';
            result += letter;
        } else if (letter == '\n') {
            result += "\\n";
        } else if (byte < 0x20 || byte == 0x7F) {
            result += "\\u00";
            result += digits[byte / 16];
            result += digits[byte % 16];
        } else {
            result += letter;
        }
    }
    return result + "\"";
}

/// The shortest text that reads back exactly; null for what JSON cannot say (infinity, not a number).
inline std::string json_number(double value) {
    return std::isfinite(value) ? format_number(value) : "null";
}

} // namespace disinhibit
