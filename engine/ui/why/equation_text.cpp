#include "engine/ui/why/equation_text.h"

#include <fmt/format.h>

#include <cmath>
#include <map>

#include "circuit/describe/units.h"
#include "engine/core/number_text.h"

namespace disinhibit {

namespace {

/// Without the zeros that say nothing: a setting of 20 is "20", not "20.00".
std::string without_idle_zeros(double value, int digits) {
    int needed = 1;
    const auto rounded = [&](int n) { return std::stod(fmt::format("{:.{}e}", value, n - 1)); };
    while (needed < digits && std::abs(rounded(needed) - value) > 1e-6 * std::abs(value)) {
        ++needed;
    }
    // "20" needs its zero: digits before the point are written out.
    return significant_text(value, needed);
}

} // namespace

std::string equation_number(const EquationNumber& number, int digits) {
    return without_idle_zeros(number.written(), digits) + unit_behind(number.unit);
}

std::string equation_law(const Texts& texts, const EquationLine& line) {
    return texts.get("why.equation." + line.key + ".law");
}

std::string equation_now(const Texts& texts, const EquationLine& line, int digits) {
    std::map<std::string, std::string> values;
    for (const EquationNumber& number : line.numbers) {
        values[number.name] = equation_number(number, digits);
    }
    return texts.fill("why.equation." + line.key + ".now", values);
}

} // namespace disinhibit
