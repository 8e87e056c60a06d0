#include "circuit/io/input_error.h"

#include <fmt/format.h>

#include <utility>

namespace disinhibit {
namespace {

constexpr std::size_t longest_found = 240;

/// Length of the UTF-8 character that starts at `at`, 0 if there is none.
std::size_t utf8_length(const std::string& text, std::size_t at) {
    const auto byte = [&text](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const unsigned lead = byte(at);
    const std::size_t length = lead < 0x80                    ? 1
                               : lead >= 0xC2 && lead <= 0xDF ? 2
                               : lead >= 0xE0 && lead <= 0xEF ? 3
                               : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                              : 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0U) != 0x80U) {
            return 0;
        }
    }
    return length;
}

std::string message(const Place& place,
                    const std::string& key,
                    const std::string& found,
                    const std::string& expected) {
    std::string text;
    if (!place.file.empty()) {
        text += one_line(place.file, 400) + ":";
        text += place.line > 0 ? fmt::format("{}: ", place.line) : " ";
    }
    if (!key.empty()) {
        text += one_line(key, 120) + ": ";
    }
    text += found;
    if (!expected.empty()) {
        text += ", expected " + one_line(expected, 900);
    }
    return text;
}

} // namespace

std::string one_line(const std::string& text, std::size_t longest) {
    std::string clean;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t length = utf8_length(text, at);
        if (clean.size() + length > longest) {
            return clean + "...";
        }
        const auto byte = static_cast<unsigned char>(text[at]);
        if (length == 0) {
            clean += '?';
        } else if (length == 1 && (byte < 0x20 || byte == 0x7F)) {
            clean += ' ';
        } else {
            clean += text.substr(at, length);
        }
        at += length == 0 ? 1 : length;
    }
    return clean;
}

InputError::InputError(Place place, std::string key, const std::string& found, std::string expected)
    : std::runtime_error(message(place, key, one_line(found, longest_found), expected)),
      place_(std::move(place)), key_(std::move(key)), found_(one_line(found, longest_found)),
      expected_(std::move(expected)) {}

InputError
as_input_error(const std::string& where, const std::string& found, const std::string& expected) {
    return InputError({}, where, fmt::format("found \"{}\"", one_line(found)), expected);
}

} // namespace disinhibit
