#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "circuit/experiment/evaluate.h"
#include "circuit/experiment/summary.h"

namespace disinhibit {

/// "12 to 65 %, no response at 0 Hz": a result over the range of an unmeasured parameter.
std::string describe_band(const ResultBand& band, const std::string& unit);

/// What stands behind a row's sentence: what the model said at first sight, why the row does not count, whether it is
/// contested. Empty if there is nothing to say.
std::string remarks_on(const RowResult& result);

/// The table for people: one line per row with verdict, distance and the sentence of its verdict; then the summary.
void write_report(std::ostream& out, const std::vector<RowResult>& results);

/// Counted rows within 2 and 3 s, by kind and role; what counts for nothing, apart; typical errors.
void write_summary(std::ostream& out, const EvaluationSummary& summary);

/// Several hypotheses side by side: per row the model value and verdict of each and whether the row can tell them
/// apart (circuit/experiment/identifiability.h); the summary of each; their log scores, the differences with their uncertainty and
/// the rows that make them (circuit/experiment/log_score.h). `results`: one table per hypothesis, same rows.
void write_comparison(std::ostream& out,
                      const std::vector<std::string>& hypotheses,
                      const std::vector<std::vector<RowResult>>& results);

/// The log scores and their differences alone.
void write_scores(std::ostream& out,
                  const std::vector<std::string>& hypotheses,
                  const std::vector<std::vector<RowResult>>& results);

/// JSON: an array with every row: id, kind, role, standing, counted, model_value (null if there is none), measured_value,
/// unit, low, high, z, scatter (s that z is counted in), sign_margin, log_score (each null if there is none), verdict,
/// sentence, reason, first_seen (null or value, reason, science), superseded_by, contested, optional; for rows told over an
/// unmeasured parameter also "over": its path, unit and default, and the result (null: no response) at points of its
/// range; for rows of which an arm lies beyond data "beyond": arm, kind ("parameter", "data", "lethal") and a sentence for
/// each thing. Numbers are the shortest text that reads back exactly.
void write_report_json(std::ostream& out, const std::vector<RowResult>& results);

/// JSON: an object with the counted rows, those within 2 and 3 s and their shares, the typical errors, and the log score.
void write_summary_json(std::ostream& out, const std::vector<RowResult>& results);

} // namespace disinhibit
