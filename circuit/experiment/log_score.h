#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "circuit/experiment/evaluate.h"

/// How well hypotheses of the circuit explain the counted rows, as one number each. Only differences mean something: the
/// size of a single score hangs on the units of the rows. Tests: tests/unit/circuit/log_score_test.cpp.
namespace disinhibit {

/// What a row adds (circuit/experiment/score.h); absent for rows that do not count and for those without a number.
std::optional<double> log_score_of(const RowResult& result);

/// Sum over the counted rows of one hypothesis.
struct LogScore {
    double sum = 0.0;
    int rows = 0;
};
LogScore log_score(const std::vector<RowResult>& results);

/// One row's part of the difference between two hypotheses.
struct RowDifference {
    std::string id;
    double difference = 0.0;
};

/// How much better hypothesis `first` explains the rows that both answer.
///   D = sum d_i,  d_i = score_i(first) - score_i(second),   SE(D) = sqrt(n / (n - 1) sum (d_i - D / n)^2)
/// d_i as independent draws; n rows that both answer. Rows that only one answers are left out and counted.
struct ScoreDifference {
    std::size_t first = 0, second = 0; ///< indices of the tables
    double difference = 0.0;
    double standard_error = 0.0; ///< 0 for less than two rows
    int rows = 0;
    int answered_by_one = 0;
    std::vector<RowDifference> parts; ///< not zero, the largest magnitude first
};

/// Every pair of hypotheses. `results`: one table per hypothesis, same rows in the same order; tables that are still growing
/// are compared as far as the shorter reaches.
std::vector<ScoreDifference> compare_scores(const std::vector<std::vector<RowResult>>& results);

} // namespace disinhibit
