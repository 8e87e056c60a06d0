#pragma once

#include <functional>
#include <iosfwd>
#include <string>
#include <variant>
#include <vector>

namespace disinhibit {

using Cell = std::variant<double, std::string>;

/// Of one cell: as it stands in a table of comma-separated values, and in JSON.
std::string csv_cell(const Cell& cell);
std::string json_cell(const Cell& cell);

/// Takes a table row by row.
struct TableSink {
    std::function<void(const std::vector<std::string>& columns)> begin;
    std::function<void(const std::vector<Cell>& row)> row;
};

/// Comma-separated values; an empty cell stands for a number that does not exist. Numbers are the shortest text that reads
/// back exactly.
TableSink csv_sink(std::ostream& out);

/// "columns": [...], "rows": [[...], ...] of a JSON object, numbers as numbers and null for one that does not exist. What
/// follows the rows is up to the caller.
TableSink json_sink(std::ostream& out);

} // namespace disinhibit
