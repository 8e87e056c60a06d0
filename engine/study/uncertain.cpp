#include "engine/study/uncertain.h"

#include <algorithm>
#include <cmath>

#include "circuit/io/read/parameter_value.h"
#include "circuit/io/text/input_error.h"
#include "circuit/io/text/printable.h"
#include "circuit/numerics/elementary.h"

namespace disinhibit {
namespace {

constexpr const char* over = "--over";

bool is_wide(const Uncertain& range) {
    constexpr double wide = 10.0;
    return range.low > 0.0 && range.high >= wide * range.low;
}

/// The range that the parameter declares; throws InputError if it has none.
Uncertain declared(const Parameter& row) {
    const Quantity& quantity = row.quantity;
    if (!quantity.low || !quantity.high || !(*quantity.low < *quantity.high)) {
        throw InputError({}, over, "found " + row.path + ", which has no range", "PATH=low:high");
    }
    return {row.path, *quantity.low, *quantity.high};
}

Uncertain parse_one(const std::string& text,
                    const Library& library,
                    const ParameterTable& parameters,
                    bool beyond) {
    const std::size_t equals = text.find('=');
    const std::string path = without_blanks(text.substr(0, equals));
    const Parameter& row = require_parameter(parameters, path, {}, over);
    if (equals == std::string::npos) {
        return declared(row);
    }
    const std::string range = text.substr(equals + 1);
    const std::size_t colon = range.find(':');
    const auto value_of = [&](const std::string& value) {
        return parse_parameter_value(value, row, library, true, false, {}, path, beyond);
    };
    Uncertain factor{path, 0.0, 0.0};
    if (colon != std::string::npos) {
        factor.low = value_of(without_blanks(range.substr(0, colon)));
        factor.high = value_of(without_blanks(range.substr(colon + 1)));
    }
    if (!(factor.low < factor.high)) {
        throw InputError({}, over, "found \"" + one_line(text) + "\"", "PATH=low:high, low < high");
    }
    return factor;
}

} // namespace

double Uncertain::at(double share) const {
    return is_wide(*this) ? low * power(high / low, share) : low + (high - low) * share;
}

double Uncertain::share_of(double value) const {
    const double inside = std::clamp(value, low, high);
    return is_wide(*this) ? logarithm(inside / low) / logarithm(high / low)
                          : (inside - low) / (high - low);
}

std::vector<Uncertain> parse_uncertain(const std::vector<std::string>& texts,
                                       const Library& library,
                                       const Scenario& scenario,
                                       const ParameterTable& parameters,
                                       bool beyond) {
    std::vector<Uncertain> factors;
    for (const std::string& text : texts) {
        if (text != "all") {
            factors.push_back(parse_one(text, library, parameters, beyond));
            continue;
        }
        for (const Parameter& row : parameters.rows) {
            const bool has_range =
                row.quantity.low && row.quantity.high && *row.quantity.low < *row.quantity.high;
            if (row.in_use && has_range && !value_from_birth(scenario, row.path)) {
                factors.push_back(declared(row));
            }
        }
    }
    for (const Uncertain& factor : factors) {
        if (std::ranges::count(factors, factor.path, &Uncertain::path) > 1) {
            throw InputError({}, over, "found " + factor.path + " twice", "each parameter once");
        }
    }
    if (factors.empty()) {
        throw InputError({}, over, "missing", "PATH, PATH=low:high or all");
    }
    return factors;
}

} // namespace disinhibit
