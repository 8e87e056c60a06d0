#include "circuit/io/text/input_error.h"

#include <fmt/format.h>

#include <system_error>
#include <utility>

namespace disinhibit {
namespace {

constexpr std::size_t longest_found = 240;
constexpr std::size_t longest_sentence = 2000;

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

InputError::InputError(Place place, std::string key, const std::string& found, std::string expected)
    : std::runtime_error(message(place, key, one_line(found, longest_found), expected)),
      place_(std::move(place)), key_(std::move(key)), found_(one_line(found, longest_found)),
      expected_(std::move(expected)) {}

InputError::InputError(const std::string& sentence)
    : std::runtime_error(one_line(sentence, longest_sentence)) {}

OutputError::OutputError(const std::string& output, int fault)
    : std::runtime_error(one_line(output, longest_sentence) + ": could not be written completely" +
                         (fault != 0 ? " (" + std::system_category().message(fault) + ")" : "")) {}

InputError
as_input_error(const std::string& where, const std::string& found, const std::string& expected) {
    return InputError({}, where, fmt::format("found \"{}\"", one_line(found)), expected);
}

} // namespace disinhibit
