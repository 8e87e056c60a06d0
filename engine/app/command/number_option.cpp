#include "engine/app/command/number_option.h"

#include <fmt/format.h>

#include <charconv>
#include <string>

namespace disinhibit {
namespace {

template <class Number> CLI::Validator within(Number low, Number high, const char* kind) {
    const std::string expected = fmt::format("{} from {} to {}", kind, low, high);
    return {[=](std::string& text) {
                Number number{};
                const char* const end = text.data() + text.size();
                const auto [rest, fault] = std::from_chars(text.data(), end, number);
                const bool fits =
                    fault == std::errc{} && rest == end && number >= low && number <= high;
                return fits ? std::string()
                            : fmt::format("found \"{}\", expected {}", text, expected);
            },
            fmt::format("{}-{}", low, high)};
}

} // namespace

CLI::Validator whole_number(std::uint64_t low, std::uint64_t high) {
    return within(low, high, "a whole number");
}

CLI::Validator number_within(double low, double high) {
    return within(low, high, "a number");
}

} // namespace disinhibit
