#include "engine/study/table.h"

#include <cmath>
#include <memory>
#include <ostream>

#include "circuit/io/report/csv.h"
#include "circuit/io/report/json.h"
#include "circuit/io/text/printable.h"

namespace disinhibit {
namespace {

/// Quoted where a comma or a quote would break the row.
std::string csv_text(const std::string& text) {
    constexpr std::size_t longest = 400;
    const std::string line = one_line(text, longest);
    if (line.find_first_of(",\"") == std::string::npos) {
        return line;
    }
    std::string quoted = "\"";
    for (const char letter : line) {
        quoted += letter == '"' ? "\"\"" : std::string(1, letter);
    }
    return quoted + "\"";
}

/// With `separator` between them.
template <class Items, class Text>
std::string joined(const Items& items, const char* separator, const Text& text) {
    std::string line;
    for (const auto& item : items) {
        line += &item == &items.front() ? "" : separator;
        line += text(item);
    }
    return line;
}

} // namespace

std::string csv_cell(const Cell& cell) {
    if (const auto* number = std::get_if<double>(&cell)) {
        return std::isnan(*number) ? "" : csv_number(*number);
    }
    return csv_text(std::get<std::string>(cell));
}

std::string json_cell(const Cell& cell) {
    const auto* number = std::get_if<double>(&cell);
    return number != nullptr ? json_number(*number) : json_string(std::get<std::string>(cell));
}

TableSink csv_sink(std::ostream& out) {
    return {[&out](const auto& columns) { out << joined(columns, ",", csv_text) << '\n'; },
            [&out](const auto& row) { out << joined(row, ",", csv_cell) << '\n'; }};
}

TableSink json_sink(std::ostream& out) {
    const auto is_first = std::make_shared<bool>(true);
    return {[&out](const auto& columns) {
                out << "\"columns\": [" << joined(columns, ", ", json_string) << "], \"rows\": [";
            },
            [&out, is_first](const auto& row) {
                out << (*is_first ? "\n  [" : ",\n  [") << joined(row, ", ", json_cell) << ']';
                *is_first = false;
            }};
}

} // namespace disinhibit
