#pragma once

#include <iosfwd>
#include <vector>

#include "circuit/evaluate.h"

namespace disinhibit {

/// The table for people: one line per row with verdict, model value, measured value and band; then counts per verdict,
/// kind and role and the fold error. Identity and calibrated rows are marked, behavioural rows counted with the rest.
void write_report(std::ostream& out, const std::vector<RowResult>& results);

/// JSON: an array with every row: id, kind, role, model_value (null if there is none), measured_value, unit, low, high,
/// verdict, reason, contested, optional. Numbers are the shortest text that reads back exactly.
void write_report_json(std::ostream& out, const std::vector<RowResult>& results);

} // namespace disinhibit
