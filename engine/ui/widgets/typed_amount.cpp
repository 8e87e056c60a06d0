#include "engine/ui/widgets/typed_amount.h"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>

#include "circuit/describe/units.h"
#include "circuit/io/read/written_quantity.h"
#include "circuit/io/text/input_error.h"

namespace disinhibit {
namespace {

constexpr int most_typed_decimals = 6;

/// Without the rounding of a conversion: 0.05 g are 50 mg.
double without_noise(double value) {
    return std::strtod(fmt::format("{:.12g}", value).c_str(), nullptr);
}

} // namespace

double read_typed_amount(const std::string& text, const AmountField& field) {
    const std::string found = fmt::format("found \"{}\"", one_line(text));
    const std::optional<WrittenQuantity> written = parse_written_quantity(text);
    if (!written) {
        throw InputError(
            {}, "", found, fmt::format("a number in {0}, or a number with its unit", field.unit));
    }
    double value = written->number;
    if (!written->unit_text.empty() && written->unit_text != field.unit) {
        const std::optional<double> converted =
            convert(written->number, written->unit_text, field.unit, field.molar_mass_kg_per_nmol);
        if (!converted) {
            throw InputError({}, "", found, fmt::format("an amount in {} or alike", field.unit));
        }
        value = without_noise(*converted);
    }
    if (value < 0.0 || value > field.most) {
        throw InputError({}, "", found, fmt::format("0 to {:g} {}", field.most, field.unit));
    }
    return value;
}

int decimals_needed(double value, int least) {
    int decimals = least;
    for (double scale = std::pow(10.0, least); decimals < most_typed_decimals; scale *= 10.0) {
        if (std::abs(std::round(value * scale) - value * scale) <= 1e-6 * std::abs(value * scale)) {
            break;
        }
        ++decimals;
    }
    return decimals;
}

} // namespace disinhibit
