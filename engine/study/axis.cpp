#include "engine/study/axis.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <sstream>
#include <utility>

#include "circuit/course/beyond.h"
#include "circuit/io/read/dose_amount.h"
#include "circuit/io/read/load_library.h"
#include "circuit/io/read/parameter_value.h"
#include "circuit/io/text/input_error.h"
#include "circuit/io/text/nearest_name.h"
#include "circuit/io/text/printable.h"
#include "circuit/numerics/elementary.h"

namespace disinhibit {
namespace {

constexpr double most_values = 1e6; ///< of one axis
constexpr const char* option = "--over";
const std::string dose_prefix = "dose.";

[[noreturn]] void
refuse_axis(const std::string& key, const std::string& text, const std::string& expected) {
    throw InputError({}, key, "found \"" + one_line(text) + "\"", expected);
}

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts;
    std::istringstream words(text);
    for (std::string word; std::getline(words, word, separator);) {
        parts.push_back(without_blanks(word));
    }
    return parts;
}

/// "0.4 g/kg" as a number and the text of its unit, "2 drinks" too.
struct Said {
    double number = 0.0;
    std::string unit;
};

std::optional<Said> said_by(const std::string& text) {
    const char* const end = text.data() + text.size();
    Said said;
    const auto [rest, fault] = std::from_chars(text.data(), end, said.number);
    if (fault != std::errc{} || !std::isfinite(said.number)) {
        return std::nullopt;
    }
    said.unit = without_blanks(std::string(rest, end));
    return said;
}

std::vector<Said> said_values(const std::string& key, const std::vector<std::string>& texts) {
    std::vector<Said> values;
    for (const std::string& text : texts) {
        const std::optional<Said> said = said_by(text);
        if (!said) {
            refuse_axis(key, text, "a number with its unit");
        }
        values.push_back(*said);
    }
    for (std::size_t i = values.size(); i-- > 1;) {
        if (values[i - 1].unit.empty()) {
            values[i - 1].unit = values[i].unit;
        }
    }
    return values;
}

/// Without what sums and products are rounded by: 0.6, not 0.6000000000000001.
double tidied(double number) {
    double tidy = number;
    const std::string digits = fmt::format("{:.14g}", number);
    std::from_chars(digits.data(), digits.data() + digits.size(), tidy);
    return tidy;
}

/// "from:to:steps" or "from:to:steps:log".
std::vector<Said> stepped_values(const std::string& key, const std::string& text) {
    const std::string expected = "from:to:steps, or from:to:steps:log, with 2 to 1000000 steps";
    const std::vector<std::string> parts = split(text, ':');
    const bool is_log = parts.size() == 4 && parts[3] == "log";
    if (parts.size() != 3 && !is_log) {
        refuse_axis(key, text, expected);
    }
    const std::vector<Said> ends = said_values(key, {parts[0], parts[1]});
    const std::optional<Said> steps = said_by(parts[2]);
    if (!steps || !steps->unit.empty() || !(steps->number >= 2.0 && steps->number <= most_values) ||
        steps->number != std::floor(steps->number) || ends[0].unit != ends[1].unit) {
        refuse_axis(key, text, expected + " and one unit");
    }
    const double from = ends[0].number;
    const double to = ends[1].number;
    if (is_log && !(from > 0.0 && to > 0.0)) {
        refuse_axis(key, text, "ends above 0, as steps are equal factors");
    }
    std::vector<Said> values;
    const double last = steps->number - 1.0;
    for (double i = 0.0; i < last; ++i) {
        const double share = i / last;
        const double number = i == 0.0 ? from
                              : is_log ? from * power(to / from, share)
                                       : from + (to - from) * share;
        values.push_back({tidied(number), ends[0].unit});
    }
    values.push_back({to, ends[0].unit});
    return values;
}

std::string text_of(const Said& said) {
    return format_number(said.number) + (said.unit.empty() ? "" : " " + said.unit);
}

/// Doses of the scenario that this axis is about; throws InputError if there is none.
void require_dose(const Axis& axis, const Scenario& scenario) {
    std::vector<std::string> given;
    for (const Dose& dose : scenario.doses) {
        given.push_back(dose_prefix + dose.substance);
    }
    if (std::ranges::find(given, axis.key) == given.end()) {
        refuse_axis(option,
                    axis.key,
                    given.empty() ? "a dose in the scenario: --dose gives one"
                                  : "one of " + listed(given));
    }
}

AxisKind kind_of_key(const std::string& key) {
    return key == "subject"               ? AxisKind::subject
           : key == "hypothesis"          ? AxisKind::hypothesis
           : key.starts_with(dose_prefix) ? AxisKind::dose
                                          : AxisKind::parameter;
}

void read_words(Axis& axis, const std::string& text, Library& library) {
    for (const std::string& word : split(text, ',')) {
        if (axis.kind == AxisKind::subject) {
            axis.values.push_back(find_subject(word, library));
        } else if (library.circuits.contains(word)) {
            axis.values.push_back(word);
        } else {
            std::vector<std::string> ids;
            for (const auto& [id, circuit] : library.circuits) {
                ids.push_back(id);
            }
            refuse_axis(axis.key, word, "one of " + listed(ids));
        }
    }
}

void read_numbers(Axis& axis, const std::string& text, const ParameterTable& parameters) {
    std::vector<Said> values = text.find(':') == std::string::npos
                                   ? said_values(axis.key, split(text, ','))
                                   : stepped_values(axis.key, text);
    axis.unit = values.empty() ? "" : values.back().unit;
    if (axis.kind == AxisKind::parameter && axis.unit.empty()) {
        axis.unit = require_parameter(parameters, axis.name, {}, option).quantity.unit;
    }
    for (Said& value : values) {
        value.unit = value.unit.empty() ? axis.unit : value.unit;
        if (value.unit != axis.unit) {
            refuse_axis(axis.key, text_of(value), "one unit for all: " + axis.unit);
        }
        axis.values.push_back(text_of(value));
    }
}

} // namespace

std::string Axis::header() const {
    return one_line(unit.empty() ? key : key + " [" + unit + "]", 400);
}

double Axis::number(std::size_t index) const {
    const std::optional<Said> said = unit.empty() ? std::nullopt : said_by(values[index]);
    return said ? said->number : std::numeric_limits<double>::quiet_NaN();
}

Axis parse_axis(const std::string& text,
                Library& library,
                const Scenario& scenario,
                const ParameterTable& parameters,
                bool beyond) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == text.size()) {
        refuse_axis(option, text, "KEY=a,b,c or KEY=from:to:steps");
    }
    Axis axis;
    axis.key = without_blanks(text.substr(0, equals));
    axis.kind = kind_of_key(axis.key);
    axis.name = axis.kind == AxisKind::dose ? axis.key.substr(dose_prefix.size()) : axis.key;
    const std::string values = text.substr(equals + 1);
    if (axis.kind == AxisKind::subject || axis.kind == AxisKind::hypothesis) {
        read_words(axis, values, library);
    } else {
        read_numbers(axis, values, parameters);
    }
    if (axis.kind == AxisKind::dose) {
        require_dose(axis, scenario);
    }
    for (std::size_t i = 0; i < axis.values.size(); ++i) {
        Scenario tried = scenario;
        if (axis.kind == AxisKind::parameter) {
            const Parameter& row = require_parameter(parameters, axis.name, {}, option);
            parse_parameter_value(axis.values[i], row, library, true, false, {}, axis.key, beyond);
        } else {
            put_value(axis, i, library, parameters, tried);
        }
    }
    return axis;
}

void put_value(const Axis& axis,
               std::size_t index,
               const Library& library,
               const ParameterTable& parameters,
               Scenario& scenario) {
    const std::string& value = axis.values[index];
    switch (axis.kind) {
    case AxisKind::subject:
        scenario.subject = value;
        break;
    case AxisKind::hypothesis:
        scenario.circuit = value;
        break;
    case AxisKind::dose:
        if (axis.number(index) == 0.0) {
            std::erase_if(scenario.doses,
                          [&](const Dose& dose) { return dose.substance == axis.name; });
        }
        for (Dose& dose : scenario.doses) {
            if (dose.substance == axis.name) {
                read_amount(value,
                            library.substances.at(axis.name),
                            library.subjects.at(scenario.subject),
                            dose,
                            {},
                            axis.key);
            }
        }
        break;
    case AxisKind::parameter: {
        const Parameter& row = require_parameter(parameters, axis.name, {}, option);
        const double number =
            parse_parameter_value(value, row, library, true, false, {}, axis.key, true);
        put_change(scenario, {axis.name, number, 0.0, 0.0, outside_range(row.quantity, number)});
        break;
    }
    }
}

std::vector<std::size_t> combination(const std::vector<Axis>& axes, std::uint64_t row) {
    std::vector<std::size_t> indices(axes.size());
    for (std::size_t i = axes.size(); i-- > 0;) {
        indices[i] = row % axes[i].values.size();
        row /= axes[i].values.size();
    }
    return indices;
}

double count_combinations(const std::vector<Axis>& axes) {
    double count = 1.0;
    for (const Axis& axis : axes) {
        count *= static_cast<double>(axis.values.size());
    }
    return count;
}

} // namespace disinhibit
