#include "circuit/experiment/evaluate.h"

#include <cmath>
#include <new>

#include "circuit/describe/units.h"
#include "circuit/experiment/calculation.h"
#include "circuit/experiment/sweep_metrics.h"
#include "circuit/experiment/verdict_sentence.h"

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
    result.scatter = scatter_on_scale(row);
    result.standing = standing_of(row);
    result.scale = row.scale;
    result.hits = hit_interval(row);
    result.first_seen = row.first_seen;
    result.superseded_by = row.superseded_by;
    return result;
}

/// Sign rows: +1, 0 or -1 after the dead band; a statement is 1 when it holds and 0 otherwise.
double reduced_to_sign(const ExperimentRow& row, double value) {
    const double sign =
        is_sign_metric(row.metrics.back().kind) ? value : sign_of(value, row.dead_band);
    return row.statement && sign < 1.0 ? 0.0 : sign;
}

std::string number_behind(const ExperimentRow& row, const RowNumber& number) {
    if (is_sign_metric(row.metrics.back().kind)) {
        return "";
    }
    return "from " + format_quantity(number.value, number.unit, 1.0, 3) + ", dead band " +
           format_quantity(row.dead_band, row.dead_band_unit, 1.0, 3);
}

/// Effect over dead band behind a sign row.
double margin_of(const ExperimentRow& row, const RowNumber& number) {
    return sign_margin(row.value,
                       number.effect ? *number.effect : sign_effect(number.value, row.dead_band));
}

/// By scatter where one is published; by the band where there is none, and always for hard rows.
Verdict judge(const ExperimentRow& row, const RowResult& result) {
    const bool inside = *result.model_value >= row.low && *result.model_value <= row.high;
    if (!inside && (row.kind == RowKind::hard || !result.z)) {
        return Verdict::miss;
    }
    if (!result.z || std::abs(*result.z) <= kHitDistance) {
        return Verdict::hit;
    }
    return std::abs(*result.z) <= kNearDistance ? Verdict::near : Verdict::miss;
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
        result.sign_margin = margin_of(row, number);
    } else {
        result.model_value = say_in(number.value, number.unit, row.unit);
        result.z = z_of(row, *result.model_value);
        if (*result.model_value < row.low || *result.model_value > row.high) {
            result.reason = *result.model_value < row.low ? "below the band" : "above the band";
        }
    }
    result.verdict = judge(row, result);
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

/// Runs a row that has a protocol and judges it; a run that fails is a miss.
void run(const Library& library,
         const std::string& circuit_id,
         RunCache& cache,
         const ExperimentRow& row,
         RowResult& result) {
    try {
        compare(row, calculate(row, cache, circuit_id), result);
        result.beyond = beyond_of(row, cache, circuit_id);
        result.over = evaluate_band(library, row, circuit_id);
    } catch (const RowStop& stop) {
        result.verdict = stop.not_applicable ? Verdict::not_applicable : Verdict::miss;
        result.run_failed = !stop.not_applicable;
        result.reason = stop.reason;
    } catch (const std::bad_alloc&) {
        result.verdict = Verdict::miss;
        result.run_failed = true;
        result.reason = "not enough memory for its courses";
    }
}

} // namespace

RowResult RowEvaluator::evaluate(const ExperimentRow& row) {
    RowResult result = blank_result(row);
    if (row.has_protocol()) {
        run(*library_, circuit_id_, cache_, row, result);
    }
    result.counted =
        result.standing == Standing::counted && result.verdict != Verdict::not_applicable;
    result.sentence = verdict_sentence(row, result);
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

bool is_behavioural(const std::string& row_id) {
    return row_id.starts_with("cli.");
}

bool is_open_above(double high) {
    constexpr double kOpen = 1e5;
    return high >= kOpen;
}

Standing standing_of(const ExperimentRow& row) {
    if (is_behavioural(row.id)) {
        return Standing::behavioural;
    }
    if (!row.superseded_by.empty()) {
        return Standing::superseded;
    }
    if (row.role == RowRole::identity) {
        return Standing::identity;
    }
    if (row.role == RowRole::built_in) {
        return Standing::built_in;
    }
    return is_loose(row) ? Standing::loose : Standing::counted;
}

std::string to_text(Standing standing) {
    switch (standing) {
    case Standing::counted:
        return "counted";
    case Standing::identity:
        return "identity";
    case Standing::built_in:
        return "built_in";
    case Standing::loose:
        return "loose";
    case Standing::superseded:
        return "superseded";
    case Standing::behavioural:
        return "behavioural";
    }
    return "";
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
    case Verdict::near:
        return "near";
    case Verdict::miss:
        return "miss";
    case Verdict::not_applicable:
        return "not_applicable";
    }
    return "";
}

} // namespace disinhibit
