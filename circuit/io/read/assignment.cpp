#include "circuit/io/read/assignment.h"

#include "circuit/course/beyond.h"
#include "circuit/io/read/parameter_value.h"

namespace disinhibit {

ParameterChange parse_assignment(const std::string& text,
                                 const ParameterTable& parameters,
                                 const Library& library,
                                 bool beyond_range) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0) {
        throw InputError({}, "set", "found \"" + one_line(text) + "\"", "path=value");
    }
    ParameterChange change;
    change.path = text.substr(0, equals);
    const Parameter& row = require_parameter(parameters, change.path, {}, "set");
    change.value = parse_parameter_value(
        text.substr(equals + 1), row, library, true, false, {}, change.path, beyond_range);
    change.beyond_range = outside_range(row.quantity, change.value);
    return change;
}

} // namespace disinhibit
