#include "circuit/evaluate.h"

#include <cmath>
#include <new>

#include "circuit/calculation.h"
#include "circuit/sweep_metrics.h"
#include "circuit/units.h"

namespace disinhibit {
namespace {

RowResult blank_result(const ExperimentRow& row) {
    RowResult result;
    result.id = row.id;
    result.title = row.title;
    result.kind = row.kind;
    result.role = row.role;
    result.measured_value = row.value;
    result.unit = row.unit;
    result.low = row.low;
    result.high = row.high;
    result.reason = row.reason;
    result.contested = row.contested;
    result.optional_module = row.optional_module;
    return result;
}

bool is_a_sign(MetricKind kind) {
    return kind == MetricKind::order || kind == MetricKind::all || kind == MetricKind::none ||
           kind == MetricKind::sign;
}

/// Sign rows: +1, 0 or -1 after the dead band; a statement is 1 when it holds and 0 otherwise.
double reduced_to_sign(const ExperimentRow& row, double value) {
    const double sign = is_a_sign(row.metrics.back().kind) ? value : sign_of(value, row.dead_band);
    return row.statement && sign < 1.0 ? 0.0 : sign;
}

std::string number_behind(const ExperimentRow& row, const RowNumber& number) {
    if (is_a_sign(row.metrics.back().kind)) {
        return "";
    }
    return "from " + format_quantity(number.value, number.unit, 1.0, 3) + ", dead band " +
           format_quantity(row.dead_band, row.dead_band_unit, 1.0, 3);
}

void compare(const ExperimentRow& row, const RowNumber& number, RowResult& result) {
    result.verdict = Verdict::miss;
    if (!std::isfinite(number.value)) {
        result.reason = number.undefined;
        return;
    }
    if (row.kind == RowKind::sign) {
        result.model_value = reduced_to_sign(row, number.value);
        result.reason = number_behind(row, number);
    } else {
        result.model_value = say_in(number.value, number.unit, row.unit);
    }
    if (*result.model_value >= row.low && *result.model_value <= row.high) {
        result.verdict = Verdict::hit;
    } else if (row.kind != RowKind::sign) {
        result.reason = *result.model_value < row.low ? "below the band" : "above the band";
    }
}

/// The members of an arm together are told what each of them would be.
std::vector<ArmBeyond>
beyond_of(const ExperimentRow& row, const RunCache& cache, const std::string& circuit_id) {
    std::vector<ArmBeyond> found;
    for (const ExperimentArm& arm : row.arms) {
        std::vector<Beyond> of_arm;
        for (std::size_t i = 0; i < arm.members.size(); ++i) {
            if (const Trajectory* course = cache.find(scenario_of(arm, i, circuit_id))) {
                const std::vector<Beyond> of_member = beyond_data(*course);
                of_arm.insert(of_arm.end(), of_member.begin(), of_member.end());
            }
        }
        for (const Beyond& beyond : summary_of(of_arm)) {
            found.push_back({arm.name, beyond});
        }
    }
    return found;
}

bool counts_as_fold(const RowResult& result) {
    return result.kind != RowKind::sign && result.role != RowRole::identity && result.low > 0.0 &&
           result.measured_value > 0.0 && result.model_value && *result.model_value > 0.0;
}

} // namespace

RowResult RowEvaluator::evaluate(const ExperimentRow& row) {
    RowResult result = blank_result(row);
    if (!row.has_protocol()) {
        return result;
    }
    try {
        compare(row, calculate(row, cache_, circuit_id_), result);
        result.beyond = beyond_of(row, cache_, circuit_id_);
        result.over = evaluate_band(*library_, row, circuit_id_);
    } catch (const RowStop& stop) {
        result.verdict = stop.not_applicable ? Verdict::not_applicable : Verdict::miss;
        result.run_failed = !stop.not_applicable;
        result.reason = stop.reason;
    } catch (const std::bad_alloc&) {
        result.verdict = Verdict::miss;
        result.run_failed = true;
        result.reason = "not enough memory for its courses";
    }
    return result;
}

std::vector<RowResult> evaluate(const Library& library,
                                const std::vector<ExperimentRow>& rows,
                                const std::string& circuit_id) {
    RowEvaluator evaluator(library, circuit_id);
    std::vector<RowResult> results;
    for (const ExperimentRow& row : rows) {
        results.push_back(evaluator.evaluate(row));
    }
    return results;
}

EvaluationSummary summarize(const std::vector<RowResult>& results) {
    EvaluationSummary summary;
    double sum = 0.0;
    for (const RowResult& result : results) {
        if (is_behavioural(result.id)) {
            ++summary.behavioural[result.verdict];
            continue;
        }
        ++summary.by_verdict[result.verdict];
        ++summary.by_kind[result.kind][result.verdict];
        ++summary.by_role[result.role][result.verdict];
        summary.a_run_failed = summary.a_run_failed || result.run_failed;
        if (counts_as_fold(result)) {
            sum += std::abs(std::log(*result.model_value / result.measured_value));
            ++summary.fold_error_rows;
        }
    }
    if (summary.fold_error_rows > 0) {
        summary.geometric_mean_fold_error = std::exp(sum / summary.fold_error_rows);
    }
    return summary;
}

bool is_behavioural(const std::string& row_id) {
    return row_id.starts_with("cli.");
}

bool is_open_above(const RowResult& result) {
    constexpr double kOpen = 1e5;
    return result.high >= kOpen;
}

std::string to_text(RowKind kind) {
    switch (kind) {
    case RowKind::hard:
        return "hard";
    case RowKind::soft:
        return "soft";
    case RowKind::sign:
        return "sign";
    }
    return "";
}

std::string to_text(RowRole role) {
    switch (role) {
    case RowRole::identity:
        return "identity";
    case RowRole::built_in:
        return "built_in";
    case RowRole::calibrated:
        return "calibrated";
    case RowRole::predicted:
        return "predicted";
    }
    return "";
}

std::string to_text(Verdict verdict) {
    switch (verdict) {
    case Verdict::hit:
        return "hit";
    case Verdict::miss:
        return "miss";
    case Verdict::not_applicable:
        return "not_applicable";
    }
    return "";
}

} // namespace disinhibit
