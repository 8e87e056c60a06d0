#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "circuit/beyond.h"
#include "circuit/calculation.h"
#include "circuit/circuit.h"
#include "circuit/evaluate_band.h"
#include "circuit/experiment.h"

namespace disinhibit {

enum class Verdict { hit, miss, not_applicable };

/// What of an arm lies beyond data.
struct ArmBeyond {
    std::string arm;
    Beyond beyond;
};

/// What the model says about one published number.
struct RowResult {
    std::string id;
    std::string title;
    RowKind kind = RowKind::soft;
    RowRole role = RowRole::predicted;
    std::optional<double> model_value; ///< in `unit`; absent if there is none
    double measured_value = 0.0;
    std::string unit;
    double low = 0.0;
    double high = 0.0;
    Verdict verdict = Verdict::not_applicable;
    std::string reason; ///< why there is no value; for sign rows the number behind the sign
    bool contested = false;
    bool optional_module = false;
    bool run_failed =
        false; ///< a simulation stopped, or the protocol does not yield the unit of the row
    std::optional<ResultBand>
        over; ///< for rows told over an unmeasured parameter that the circuit has
    std::vector<ArmBeyond> beyond; ///< of the arms that were run: each thing once per arm
};

/// Counts over a table of results, behavioural rows apart.
struct EvaluationSummary {
    std::map<Verdict, int> by_verdict;
    std::map<RowKind, std::map<Verdict, int>> by_kind;
    std::map<RowRole, std::map<Verdict, int>> by_role;
    /// exp(mean |ln(model / measured)|) over hard and soft rows that are no identities, whose band stays above zero
    /// and whose model value is positive; absent if there are none.
    std::map<Verdict, int> behavioural; ///< apart: these rows count for nothing above or below
    std::optional<double> geometric_mean_fold_error;
    int fold_error_rows = 0;
    bool a_run_failed = false;
};

/// Runs every arm of every row under one hypothesis (arms that say the same are run once) and compares. A row whose
/// arms or signals do not exist in this circuit is not applicable. Never throws for what a row says; a failed run is a
/// miss with `run_failed`. Order and length as `rows`.
std::vector<RowResult> evaluate(const Library& library,
                                const std::vector<ExperimentRow>& rows,
                                const std::string& circuit_id);

/// evaluate() one row at a time, for whoever shows results as they appear. Courses are kept between rows: the order of
/// rows changes how long each takes and nothing else. `library` must outlive it.
class RowEvaluator {
  public:
    RowEvaluator(const Library& library, std::string circuit_id)
        : library_(&library), cache_(library), circuit_id_(std::move(circuit_id)) {}
    RowResult evaluate(const ExperimentRow& row);

  private:
    const Library* library_;
    RunCache cache_;
    std::string circuit_id_;
};

EvaluationSummary summarize(const std::vector<RowResult>& results);

/// Rows about behaviour (the group "cli"): illustrative, told apart.
bool is_behavioural(const std::string& row_id);

/// A very high upper side of a band means that there is none.
bool is_open_above(const RowResult& result);

/// "hard", "calibrated", "hit" ...: the words of the files and of the JSON.
std::string to_text(RowKind kind);
std::string to_text(RowRole role);
std::string to_text(Verdict verdict);

} // namespace disinhibit
