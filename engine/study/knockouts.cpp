#include "engine/study/knockouts.h"

#include <cmath>
#include <optional>
#include <utility>

#include "engine/study/evaluation.h"
#include "engine/study/for_each_run.h"

namespace disinhibit {
namespace {

std::vector<ExperimentRow> without_bands(std::vector<ExperimentRow> rows) {
    for (ExperimentRow& row : rows) {
        row.over.clear(); // the band over a range says nothing here and costs many runs
    }
    return rows;
}

std::vector<KnockoutTrial>
make_trials(const CircuitDescription& circuit, const ArmBodies& arms, bool parameters) {
    std::vector<KnockoutTrial> trials;
    if (parameters) {
        for (const ChangedThing& parameter : arms.parameters()) {
            trials.push_back({parameter, moved_by, {}});
            trials.push_back({parameter, 1.0 / moved_by, {}});
        }
    } else {
        for (const Mechanism& mechanism : mechanisms_of(circuit)) {
            trials.push_back({{mechanism.id, mechanism.entity, false}, 0.0, mechanism});
        }
    }
    return trials;
}

} // namespace

Library
changed_library(const Library& library, const std::string& circuit, const KnockoutTrial& trial) {
    return trial.factor == 0.0 ? without_mechanism(library, circuit, trial.mechanism)
                               : with_factor(library, trial.what.id, trial.factor);
}

KnockoutStudy::KnockoutStudy(const Library& library,
                             std::vector<ExperimentRow> rows,
                             std::string circuit,
                             bool parameters,
                             int threads)
    : library_(library), rows_(without_bands(std::move(rows))), circuit_(std::move(circuit)),
      threads_(threads), arms_(library, rows_, circuit_),
      as_is_(evaluate_in_parallel(library, rows_, {circuit_}, threads).front()),
      trials_(make_trials(library.circuits.at(circuit_), arms_, parameters)) {}

TrialOutcome KnockoutStudy::run(const KnockoutTrial& trial) const {
    const Library changed = changed_library(library_, circuit_, trial);
    Reach reach(arms_, changed, trial.what);
    TrialOutcome outcome{trial.what.id, trial.factor, {}, {}};
    std::optional<RowEvaluator> evaluator;
    std::string group;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (!rows_[i].has_protocol() || !reach.reaches(rows_[i])) {
            continue;
        }
        if (!evaluator || group_of(rows_[i]) != group) {
            // The courses of a group are of no use to the next one.
            group = group_of(rows_[i]);
            evaluator.emplace(changed, circuit_);
        }
        RowAnswer answer = answer_of(as_is_[i], evaluator->evaluate(rows_[i]));
        if (answer.notices()) {
            outcome.noticed.push_back(std::move(answer));
        } else if (std::abs(answer.change.value_or(0.0)) >
                   std::abs(outcome.closest.change.value_or(0.0))) {
            outcome.closest = std::move(answer);
        }
    }
    return outcome;
}

void KnockoutStudy::run_all(std::size_t first,
                            const std::atomic<bool>& interrupted,
                            const std::function<void(const TrialOutcome&)>& done) const {
    for_each_run(
        {first, trials_.size(), threads_},
        interrupted,
        [&](std::size_t i) { return run(trials_[i]); },
        [&](std::size_t, const TrialOutcome& outcome) { done(outcome); });
}

} // namespace disinhibit
