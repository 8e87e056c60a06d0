#pragma once

#include <map>
#include <optional>
#include <vector>

#include "circuit/experiment/evaluate.h"

namespace disinhibit {

using VerdictCounts = std::map<Verdict, int>;

/// exp(mean |ln(model / measured)|) over positive quantities; absent without any.
struct FoldError {
    std::optional<double> factor;
    int rows = 0;
};

/// Counts over a table of results.
struct EvaluationSummary {
    /// Every row once. All that follows is about counted rows alone.
    std::map<Standing, VerdictCounts> by_standing;
    std::map<RowKind, VerdictCounts> by_kind;
    std::map<RowRole, VerdictCounts> by_role;
    VerdictCounts numbers; ///< with a z
    VerdictCounts signs;
    FoldError calibrated, predicted;
    bool a_run_failed = false; ///< of whatever standing

    int counted() const;             ///< rows with an answer
    int within_two() const;          ///< of them hits: |z| <= 2, or the published sign
    int within_three() const;        ///< of them hits and near ones
    double share_within_two() const; ///< 0 to 1; 0 without counted rows
    double share_within_three() const;
};

EvaluationSummary summarize(const std::vector<RowResult>& results);

/// How many rows of these counts have an answer, and how many have this verdict.
int answered(const VerdictCounts& counts);
int number_of(const VerdictCounts& counts, Verdict verdict);

} // namespace disinhibit
