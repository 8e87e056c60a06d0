#include "circuit/io/read/written_quantity.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "circuit/describe/clock.h"

namespace disinhibit {
namespace {

constexpr std::string_view decimal_digits = "0123456789";

/// The number with a point for the one comma between its digits; unchanged where a comma may mean something else.
std::string with_decimal_point(std::string_view text) {
    std::string number(text);
    const std::size_t comma = number.find(',');
    const std::size_t sign = number.starts_with('-') ? 1 : 0;
    if (comma == std::string::npos || comma == sign ||
        number.find_first_not_of(decimal_digits, sign) != comma) {
        return number;
    }
    const std::size_t end =
        std::min(number.find_first_not_of(decimal_digits, comma + 1), number.size());
    const bool goes_on = end < number.size() && (number[end] == ',' || number[end] == '.');
    const bool may_part_thousands = end - comma - 1 == 3 && number[sign] != '0';
    if (end == comma + 1 || goes_on || may_part_thousands) {
        return number;
    }
    number[comma] = '.';
    return number;
}

} // namespace

std::optional<WrittenQuantity> parse_written_quantity(std::string_view text) {
    while (!text.empty() && text.front() == ' ') {
        text.remove_prefix(1);
    }
    while (!text.empty() && text.back() == ' ') {
        text.remove_suffix(1);
    }
    const std::string pointed = with_decimal_point(text);
    text = pointed;
    WrittenQuantity written;
    const char* end = text.data() + text.size();
    const auto [rest, fault] = std::from_chars(text.data(), end, written.number);
    if (fault != std::errc{} || !std::isfinite(written.number)) {
        return std::nullopt;
    }
    const char* unit = rest;
    while (unit != end && *unit == ' ') {
        ++unit;
    }
    written.unit_text.assign(unit, end);
    if (!written.unit_text.empty()) {
        const std::optional<Unit> parsed = parse_unit(written.unit_text);
        if (!parsed) {
            return std::nullopt;
        }
        written.unit = *parsed;
    }
    return written;
}

std::optional<double> value_on_clock(const WrittenQuantity& written) {
    const double value = written.number * written.unit.internal_per_unit;
    if (written.unit.dimension != Dimension::time) {
        return value;
    }
    const double rounded = on_clock(value);
    return rounded == 0.0 && value != 0.0 ? std::nullopt : std::optional(rounded);
}

std::string
exact_quantity_text(double value, std::string_view unit, double factor, std::string_view fallback) {
    // Multiplying back may miss by a rounding, so the neighbours of the quotient are tried too.
    const double quotient = value / factor;
    for (int digits = 1; digits <= 17; ++digits) {
        char buffer[40];
        const auto printed = std::to_chars(
            buffer, buffer + sizeof buffer, quotient, std::chars_format::general, digits);
        double read = 0.0;
        std::from_chars(buffer, printed.ptr, read);
        if (read * factor == value) {
            return format_number(read) + " " + std::string(unit);
        }
    }
    for (const double candidate :
         {std::nextafter(quotient, -HUGE_VAL), std::nextafter(quotient, HUGE_VAL)}) {
        if (candidate * factor == value) {
            return format_number(candidate) + " " + std::string(unit);
        }
    }
    return format_number(value) + " " + std::string(fallback);
}

std::string exact_time_text(double t_s) {
    const double days_from_s = 3.0 * internal_per("d");
    std::string best = format_number(t_s) + " s";
    for (const char* unit : {"min", "h", "d"}) {
        const std::string text = exact_quantity_text(t_s, unit, internal_per(unit), "s");
        const bool is_said = !text.ends_with(" s") && (text.back() != 'd' || t_s >= days_from_s);
        if (is_said && text.find(' ') <= best.find(' ')) {
            best = text;
        }
    }
    return best;
}

} // namespace disinhibit
