#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "circuit/evaluate.h"

namespace disinhibit {

/// "12 to 65 %, no response at 0 Hz": a result over the range of an unmeasured parameter.
std::string describe_band(const ResultBand& band, const std::string& unit);

/// The table for people: one line per row with verdict, model value, measured value and band; then counts per verdict,
/// kind and role and the fold error. Identity and calibrated rows are marked, behavioural rows counted apart.
void write_report(std::ostream& out, const std::vector<RowResult>& results);

/// The counts and the fold error alone, as they stand at the end of the table.
void write_summary(std::ostream& out, const EvaluationSummary& summary);

/// Several hypotheses side by side: per row the model value and verdict of each and whether the row can tell them
/// apart (circuit/identifiability.h); then the summary of each. `results`: one table per hypothesis, same rows.
void write_comparison(std::ostream& out,
                      const std::vector<std::string>& hypotheses,
                      const std::vector<std::vector<RowResult>>& results);

/// JSON: an array with every row: id, kind, role, model_value (null if there is none), measured_value, unit, low, high,
/// verdict, reason, contested, optional; for rows told over an unmeasured parameter also "over": its path, unit and
/// default, and the result (null: no response) at points of its range; for rows of which an arm lies beyond data "beyond": arm,
/// kind ("parameter", "data", "lethal") and a sentence for each thing. Numbers are the shortest text that reads back exactly.
void write_report_json(std::ostream& out, const std::vector<RowResult>& results);

} // namespace disinhibit
