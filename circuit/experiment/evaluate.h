#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "circuit/course/beyond.h"
#include "circuit/describe/circuit.h"
#include "circuit/experiment/calculation.h"
#include "circuit/experiment/evaluate_band.h"
#include "circuit/experiment/experiment.h"
#include "circuit/experiment/score.h"

namespace disinhibit {

/// hit: |z| <= 2, or the published sign; near: |z| <= 3; miss: further off, or a hard row outside of its band. A loose row,
/// whose scatter nobody published, is judged by its band alone.
enum class Verdict { hit, near, miss, not_applicable };

/// Where a row stands in the counts. Only `counted` rows are evidence; the others are shown apart.
enum class Standing { counted, identity, built_in, loose, superseded, behavioural };

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
    HitInterval hits; ///< the values that are hits (circuit/experiment/score.h)
    ScoreScale scale = ScoreScale::level;
    Verdict verdict = Verdict::not_applicable;
    std::optional<double> z;       ///< circuit/experiment/score.h; absent for signs and loose rows
    std::optional<double> scatter; ///< s that z is counted in, on the scale of the row
    std::optional<double> sign_margin; ///< of sign rows: effect over dead band, as published from 1
    Standing standing = Standing::counted;
    bool counted = false; ///< its standing is `counted`, and the circuit has an answer
    std::optional<FirstSight> first_seen;
    std::string superseded_by; ///< id of the row that took its place, or empty
    std::string sentence;      ///< why it has its verdict (circuit/experiment/verdict_sentence.h)
    std::string reason;        ///< why there is no value; for sign rows the number behind the sign
    bool contested = false;
    bool optional_module = false;
    bool run_failed =
        false; ///< a simulation stopped, or the protocol does not yield the unit of the row
    std::optional<ResultBand>
        over; ///< for rows told over an unmeasured parameter that the circuit has
    std::vector<ArmBeyond> beyond; ///< of the arms that were run: each thing once per arm
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

/// Rows about behaviour (the group "cli"): illustrative, told apart.
bool is_behavioural(const std::string& row_id);

/// A very high upper side of a band means that there is none.
bool is_open_above(double high);

/// The first of these that holds: behavioural, superseded, identity, built in, loose; else counted.
Standing standing_of(const ExperimentRow& row);

/// "hard", "calibrated", "hit" ...: the words of the files and of the JSON.
std::string to_text(Standing standing);
std::string to_text(RowKind kind);
std::string to_text(RowRole role);
std::string to_text(Verdict verdict);

} // namespace disinhibit
