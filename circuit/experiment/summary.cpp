#include "circuit/experiment/summary.h"

#include <cmath>

#include "circuit/numerics/elementary.h"

namespace disinhibit {
namespace {

/// Collects |ln(model / measured)| of the rows of one role.
class FoldErrorSum {
  public:
    void add(const RowResult& result) {
        const bool positive = result.scale == ScoreScale::level && result.z &&
                              result.measured_value > 0.0 && *result.model_value > 0.0;
        if (positive) {
            sum_ += std::abs(logarithm(*result.model_value / result.measured_value));
            ++rows_;
        }
    }
    FoldError error() const {
        return {rows_ > 0 ? std::optional(exponential(sum_ / rows_)) : std::nullopt, rows_};
    }

  private:
    double sum_ = 0.0;
    int rows_ = 0;
};

} // namespace

int number_of(const VerdictCounts& counts, Verdict verdict) {
    const auto found = counts.find(verdict);
    return found == counts.end() ? 0 : found->second;
}

int answered(const VerdictCounts& counts) {
    return number_of(counts, Verdict::hit) + number_of(counts, Verdict::near) +
           number_of(counts, Verdict::miss);
}

int EvaluationSummary::counted() const {
    return answered(numbers) + answered(signs);
}

int EvaluationSummary::within_two() const {
    return number_of(numbers, Verdict::hit) + number_of(signs, Verdict::hit);
}

int EvaluationSummary::within_three() const {
    return within_two() + number_of(numbers, Verdict::near);
}

double EvaluationSummary::share_within_two() const {
    return counted() > 0 ? static_cast<double>(within_two()) / counted() : 0.0;
}

double EvaluationSummary::share_within_three() const {
    return counted() > 0 ? static_cast<double>(within_three()) / counted() : 0.0;
}

EvaluationSummary summarize(const std::vector<RowResult>& results) {
    EvaluationSummary summary;
    FoldErrorSum calibrated;
    FoldErrorSum predicted;
    for (const RowResult& result : results) {
        ++summary.by_standing[result.standing][result.verdict];
        summary.a_run_failed = summary.a_run_failed || result.run_failed;
        if (!result.counted) {
            continue;
        }
        ++summary.by_kind[result.kind][result.verdict];
        ++summary.by_role[result.role][result.verdict];
        ++(result.kind == RowKind::sign ? summary.signs : summary.numbers)[result.verdict];
        (result.role == RowRole::calibrated ? calibrated : predicted).add(result);
    }
    summary.calibrated = calibrated.error();
    summary.predicted = predicted.error();
    return summary;
}

} // namespace disinhibit
