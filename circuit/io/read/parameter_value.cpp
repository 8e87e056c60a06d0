#include "circuit/io/read/parameter_value.h"

#include <fmt/format.h>

#include <cmath>
#include <vector>

#include "circuit/course/beyond.h"
#include "circuit/io/read/field_rules.h"
#include "circuit/io/text/nearest_name.h"

namespace disinhibit {
namespace {

std::string quoted(const std::string& text) {
    return fmt::format("found \"{}\"", one_line(text));
}

Unit molar_form(const Unit& unit, double molar_mass) {
    return molar_mass > 0.0 ? in_moles(unit, molar_mass) : unit;
}

/// Internal value of what is written, if it has the dimension of `unit_text`.
std::optional<double>
internal_value(const WrittenQuantity& written, const std::string& unit_text, double molar_mass) {
    const std::optional<Unit> own = parse_unit(unit_text);
    const Unit said = molar_form(written.unit, molar_mass);
    if (!own || said.dimension != molar_form(*own, molar_mass).dimension) {
        return std::nullopt;
    }
    return written.number * said.internal_per_unit;
}

std::string exact_text(double value, const std::string& unit, double molar_mass) {
    const std::optional<Unit> parsed = parse_unit(unit);
    if (!parsed) {
        return format_number(value);
    }
    const Unit molar = molar_form(*parsed, molar_mass);
    return exact_quantity_text(
        value, unit, molar.internal_per_unit, internal_unit(molar.dimension));
}

void check_value(double value,
                 const std::string& text,
                 const Parameter& parameter,
                 const Place& place,
                 const std::string& key,
                 bool beyond_range) {
    const Quantity& quantity = parameter.quantity;
    const FieldRule* rule = find_field_rule(parameter.path.substr(parameter.path.rfind('.') + 1));
    if (rule != nullptr && !allows(*rule, value)) {
        throw InputError(place, key, quoted(text), describe_bounds(*rule));
    }
    if (!beyond_range && outside_range(quantity, value)) {
        throw InputError(place,
                         key,
                         quoted(text),
                         fmt::format("{:.4g} to {:.4g} {}",
                                     *quantity.low / quantity.internal_per_unit,
                                     *quantity.high / quantity.internal_per_unit,
                                     quantity.unit));
    }
}

template <class Rows>
const auto& require_row(const Rows& rows,
                        int index,
                        const char* kind,
                        const std::string& path,
                        const Place& place,
                        const std::string& key) {
    if (index >= 0) {
        return rows[static_cast<std::size_t>(index)];
    }
    std::vector<std::string> paths;
    for (const auto& row : rows) {
        paths.push_back(row.path);
    }
    const std::string nearest = nearest_name(path, paths);
    throw InputError(place,
                     key,
                     quoted(path),
                     nearest.empty() ? fmt::format("the path of a {}", kind)
                                     : fmt::format("\"{}\"", nearest));
}

} // namespace

double molar_mass_for(const std::string& path, const Library& library) {
    const auto found = library.substances.find(path.substr(0, path.find('.')));
    return found == library.substances.end() ? 0.0 : found->second.molar_mass.value;
}

double parse_parameter_value(const std::string& text,
                             const Parameter& parameter,
                             const Library& library,
                             bool unit_may_be_missing,
                             bool is_difference,
                             const Place& place,
                             const std::string& key,
                             bool beyond_range) {
    const Quantity& quantity = parameter.quantity;
    const std::optional<WrittenQuantity> written = parse_written_quantity(text);
    const std::optional<Unit> own = parse_unit(quantity.unit);
    const std::string expected = own ? "a " + describe_dimension(own->dimension) : "a number";
    std::optional<double> value;
    if (written && written->unit_text.empty()) {
        if (unit_may_be_missing || (own && own->dimension == Dimension::number)) {
            value = written->number * quantity.internal_per_unit;
        }
    } else if (written) {
        value = internal_value(*written, quantity.unit, molar_mass_for(parameter.path, library));
    }
    if (!value || !std::isfinite(*value)) {
        throw InputError(place, key, quoted(text), expected);
    }
    if (!is_difference) {
        check_value(*value, text, parameter, place, key, beyond_range);
    } else if (!allows(field_rule("gain"), *value)) {
        throw InputError(place, key, quoted(text), "a number of sane size");
    }
    return *value;
}

double parse_signal_value(const std::string& text,
                          const Signal& signal,
                          const Library& library,
                          const Place& place,
                          const std::string& key) {
    const std::optional<WrittenQuantity> written = parse_written_quantity(text);
    const std::optional<double> value =
        written && !written->unit_text.empty()
            ? internal_value(*written, signal.unit, molar_mass_for(signal.path, library))
            : std::nullopt;
    if (!value || !allows(field_rule("tone"), *value)) {
        throw InputError(
            place, key, quoted(text), fmt::format("0 or more, in {} or alike", signal.unit));
    }
    return *value;
}

std::string exact_parameter_text(double value, const Parameter& parameter, const Library& library) {
    return exact_text(value, parameter.quantity.unit, molar_mass_for(parameter.path, library));
}

std::string exact_signal_text(double value, const Signal& signal, const Library& library) {
    return exact_text(value, signal.unit, molar_mass_for(signal.path, library));
}

const Parameter& require_parameter(const ParameterTable& parameters,
                                   const std::string& path,
                                   const Place& place,
                                   const std::string& key) {
    return require_row(parameters.rows, parameters.index(path), "parameter", path, place, key);
}

const Signal& require_signal(const SignalTable& signals,
                             const std::string& path,
                             const Place& place,
                             const std::string& key) {
    return require_row(signals.rows, signals.index(path), "signal", path, place, key);
}

} // namespace disinhibit
