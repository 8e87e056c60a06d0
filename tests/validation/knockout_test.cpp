#include "engine/study/knockouts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <set>

#include "circuit/course/simulate.h"
#include "circuit/io/read/experiment.h"
#include "circuit/io/report/knockout_file.h"
#include "circuit/io/text/append_file.h"
#include "circuit/io/text/input_error.h"
#include "circuit/io/text/read_file.h"
#include "tests/support/assets.h"
#include "tests/support/small_assets.h"
#include "tests/support/temporary_folder.h"

/// A mechanism that is taken out is gone from the equations; which published experiments notice is told rightly, in any
/// number of pieces and on any number of threads.
namespace disinhibit {
namespace knockout_test {

constexpr double drink_h = 1.0;

/// A drink of the small library, and the rate of its cells an hour later against `value`.
ExperimentRow rate_row(double value) {
    ExperimentRow row;
    row.id = "made.rate";
    row.kind = RowKind::soft;
    row.value = value;
    row.unit = "Hz";
    row.low = 0.0;
    row.high = 100.0;
    row.scatter = 0.3;
    row.scale = ScoreScale::response;
    row.no_change = 5.0; // at rest
    row.arms.emplace_back();
    row.arms.back().name = "drink";
    Scenario& arm = row.arms.back().members.emplace_back();
    arm.subject = "person";
    arm.duration_s = 2.0 * 3600.0 * drink_h;
    Dose& drink = arm.doses.emplace_back();
    drink.substance = "tonic";
    drink.route = "oral";
    drink.mass_kg = 5e-4;
    drink.basis = AmountBasis::per_body_mass;
    row.series.push_back({.name = "rate", .arm = "drink", .signal = "cells.rate"});
    row.metrics.push_back({.name = "rate", .of = {"rate"}, .at_s = 3600.0 * drink_h});
    return row;
}

const std::vector<ExperimentRow>& made_rows() {
    static const std::vector<ExperimentRow> rows = [] {
        const double as_it_is =
            evaluate(small_library(), {rate_row(1.0)}, "loop").front().model_value.value();
        return std::vector<ExperimentRow>{rate_row(as_it_is)};
    }();
    return rows;
}

KnockoutStudy made_study(bool parameters, int threads = 1) {
    return KnockoutStudy(small_library(), made_rows(), "loop", parameters, threads);
}

std::string texts_of(const KnockoutStudy& study, std::size_t first = 0) {
    std::string text;
    const std::atomic<bool> never = false;
    study.run_all(first, never, [&](const TrialOutcome& outcome) { text += trial_text(outcome); });
    return text;
}

TEST(Knockout, every_part_of_a_circuit_that_acts_is_a_mechanism) {
    std::set<std::string> ids;
    for (const Mechanism& mechanism : mechanisms_of(small_library().circuits.at("loop"))) {
        EXPECT_TRUE(ids.insert(mechanism.id).second) << mechanism.id;
        EXPECT_FALSE(mechanism.source.empty()) << mechanism.id;
    }
    for (const char* id :
         {"loop_axon", "tonic_on_cells", "tonic_on_cells.attenuation", "signal_out"}) {
        EXPECT_TRUE(ids.contains(id)) << id;
    }
    const CircuitDescription& circuit = shipped_library().circuits.at("evidence_weighted");
    std::size_t attenuations = 0;
    for (const Modulation& modulation : circuit.modulations) {
        attenuations += modulation.factors.size() + (modulation.attenuated_by.empty() ? 0 : 1);
    }
    EXPECT_EQ(mechanisms_of(circuit).size(),
              circuit.projections.size() + circuit.modulations.size() + attenuations +
                  circuit.pools.size() + circuit.transmitters.size());
}

double after_the_drink(const Library& library, const std::string& signal) {
    Scenario scenario = made_rows().front().arms.front().members.front();
    scenario.circuit = "loop";
    const Trajectory course = simulate(library, scenario);
    const auto index = static_cast<std::size_t>(course.signals().index(signal));
    return course.at(3600.0 * drink_h).values[index];
}

Library without(const std::string& id) {
    for (const Mechanism& mechanism : mechanisms_of(small_library().circuits.at("loop"))) {
        if (mechanism.id == id) {
            return without_mechanism(small_library(), "loop", mechanism);
        }
    }
    ADD_FAILURE() << "no mechanism " << id;
    return small_library();
}

TEST(Knockout, what_a_removed_mechanism_did_is_gone_and_the_rest_stays_where_it_was) {
    const Library& whole = small_library();
    EXPECT_GT(after_the_drink(whole, "cells.rate"), 5.5);
    const Library undriven = without("tonic_on_cells");
    EXPECT_NEAR(after_the_drink(undriven, "cells.rate"), 5.0, 1e-9);
    EXPECT_NEAR(after_the_drink(undriven, "signal_out.concentration"), 10.0, 1e-6);
    // A habit that weakens no more leaves more of the drive.
    EXPECT_GT(after_the_drink(without("tonic_on_cells.attenuation"), "cells.rate"),
              after_the_drink(whole, "cells.rate") + 0.1);
    // The axon brakes.
    EXPECT_GT(after_the_drink(without("loop_axon"), "cells.rate"),
              after_the_drink(whole, "cells.rate") + 0.01);
    // What is released follows the cells no more.
    EXPECT_GT(after_the_drink(whole, "signal_out.concentration"), 10.5);
    EXPECT_NEAR(after_the_drink(without("signal_out"), "signal_out.concentration"), 10.0, 1e-6);
}

TEST(Knockout, a_number_is_moved_whoever_gives_it) {
    Scenario scenario = made_rows().front().arms.front().members.front();
    scenario.circuit = "loop";
    const auto value = [&](const Library& library, const std::string& path) {
        const auto body = make_body(library, scenario);
        return body->parameters[static_cast<std::size_t>(body->model->parameters.index(path))];
    };
    for (const std::string path :
         {"tonic_on_cells.gain", "tonic.central.volume", "gate_cells.access"}) {
        EXPECT_DOUBLE_EQ(value(with_factor(small_library(), path, moved_by), path),
                         moved_by * value(small_library(), path))
            << path;
    }
}

TEST(Knockout, a_row_protects_the_mechanism_behind_it_and_none_that_it_does_not_see) {
    std::map<std::string, TrialOutcome> outcomes;
    const KnockoutStudy study = made_study(false);
    for (const KnockoutTrial& trial : study.trials()) {
        outcomes[trial.what.id] = study.run(trial);
    }
    const TrialOutcome& seen = outcomes.at("tonic_on_cells");
    ASSERT_EQ(seen.noticed.size(), 1u);
    EXPECT_EQ(seen.noticed.front().row, "made.rate");
    EXPECT_LT(seen.noticed.front().change.value(), -noticed_change);
    EXPECT_TRUE(outcomes.at("signal_out").noticed.empty());
    EXPECT_TRUE(outcomes.at("loop_axon").noticed.empty());
    EXPECT_EQ(outcomes.at("loop_axon").closest.row, "made.rate");
    EXPECT_GT(outcomes.at("loop_axon").closest.change.value(), 0.0);
}

TEST(Knockout, a_change_of_z_of_one_and_another_verdict_are_noticed) {
    RowResult before;
    before.id = "row";
    before.z = 0.5;
    before.verdict = Verdict::hit;
    RowResult after = before;
    after.z = 1.49;
    EXPECT_FALSE(answer_of(before, after).notices());
    after.z = -0.51;
    EXPECT_TRUE(answer_of(before, after).notices());
    after.z = 0.5;
    after.verdict = Verdict::miss;
    EXPECT_TRUE(answer_of(before, after).notices());
    after.z.reset();
    EXPECT_FALSE(answer_of(before, after).change.has_value());
}

TEST(Knockout, any_number_of_threads_gives_the_same_bytes) {
    for (const bool parameters : {false, true}) {
        const std::string one = texts_of(made_study(parameters, 1));
        EXPECT_GT(one.size(), 200u);
        EXPECT_EQ(texts_of(made_study(parameters, 3)), one);
    }
}

TEST(Knockout, a_run_that_was_cut_off_anywhere_goes_on_to_the_same_bytes) {
    const TemporaryFolder folder;
    const std::filesystem::path file = folder.path() / "trials.toml";
    const KnockoutStudy study = made_study(false);
    const KnockoutHead head{"program", "science", "experiments", "loop", false};
    const std::string whole = knockout_head_text(head) + texts_of(study);
    for (std::size_t cut = knockout_head_text(head).size(); cut < whole.size(); cut += 23) {
        std::ofstream(file, std::ios::binary) << whole.substr(0, cut);
        const KnockoutFile known = read_knockouts(file);
        EXPECT_TRUE(known.head.fits(head));
        {
            AppendFile grown(file, known.whole_bytes);
            const std::atomic<bool> never = false;
            study.run_all(known.trials.size(), never, [&](const TrialOutcome& outcome) {
                grown.add(trial_text(outcome));
            });
        }
        EXPECT_EQ(read_file(file), whole) << "cut at " << cut;
    }
    const KnockoutHead other{"program", "other science", "experiments", "loop", false};
    EXPECT_FALSE(read_knockouts(file).head.fits(other));
    EXPECT_THROW(AppendFile(file.string()), InputError) << "a new file takes nobody's place";
}

TEST(Knockout, a_file_says_again_what_the_trials_said) {
    const TemporaryFolder folder;
    const std::filesystem::path file = folder.path() / "trials.toml";
    const TrialOutcome outcome{
        "a.b",
        0.8,
        {{"eda.x", -1.25, true}, {"pk.y", 2.0, false}, {"cir.z", std::nullopt, true}},
        {"da.w", 0.5, false}};
    std::ofstream(file) << knockout_head_text({"p", "s", "e", "h", true}) << trial_text(outcome);
    const KnockoutFile known = read_knockouts(file);
    EXPECT_TRUE(known.head.parameters);
    ASSERT_EQ(known.trials.size(), 1u);
    EXPECT_EQ(trial_text(known.trials.front()), trial_text(outcome));
    EXPECT_EQ(known.trials.front().factor, 0.8);
    EXPECT_FALSE(known.trials.front().noticed.back().change.has_value());
}

/// What is shipped was found with the mechanisms of today, for all hypotheses or for none, and says with which numbers.
TEST(Knockout, the_shipped_tables_try_every_mechanism_and_say_what_they_were_made_with) {
    const std::filesystem::path assets = std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "assets";
    if (!std::filesystem::exists(assets / "knockouts")) {
        GTEST_SKIP() << "not tried yet";
    }
    for (const auto& [id, circuit] : shipped_library().circuits) {
        const KnockoutFile file = read_knockouts(knockout_file_of(assets, id, false));
        EXPECT_TRUE(tries_all(circuit, file.trials))
            << id << ": run disinhibit-lab knockouts --hypothesis " << id;
        EXPECT_EQ(file.head.hypothesis, id);
        EXPECT_EQ(file.head.science.size(), 16u) << id;
        EXPECT_EQ(file.head.experiments.size(), 16u) << id;
    }
}

/// Rows that a change cannot reach are not run by the study; here they are, and say the same.
TEST(Knockout, a_row_out_of_reach_says_the_same_when_it_is_run) {
    const Library& library = shipped_library();
    std::vector<ExperimentRow> rows = read_experiments(
        std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "assets/reference", library);
    std::erase_if(rows, [](const ExperimentRow& row) {
        return !row.id.starts_with("bind.") && !row.id.starts_with("eth.") &&
               !row.id.starts_with("cir.");
    });
    const std::string circuit = "evidence_weighted";
    const KnockoutStudy mechanisms(library, rows, circuit, false, 1);
    const KnockoutStudy numbers(library, rows, circuit, true, 1);
    std::vector<KnockoutTrial> trials = mechanisms.trials();
    trials.insert(trials.end(), numbers.trials().begin(), numbers.trials().end());
    const ArmBodies arms(library, rows, circuit);
    int skipped = 0;
    int reached = 0;
    for (std::size_t i = 0; i < trials.size(); i += 97) {
        const KnockoutTrial& trial = trials[i];
        const Library changed = changed_library(library, circuit, trial);
        Reach reach(arms, changed, trial.what);
        RowEvaluator evaluator(changed, circuit);
        for (std::size_t k = 0; k < rows.size(); ++k) {
            if (reach.reaches(rows[k])) {
                ++reached;
                continue;
            }
            ++skipped;
            const std::optional<double> now = evaluator.evaluate(rows[k]).model_value;
            const std::optional<double> was = mechanisms.as_is()[k].model_value;
            ASSERT_EQ(now.has_value(), was.has_value()) << trial.what.id << " " << rows[k].id;
            EXPECT_NEAR(now.value_or(0.0), was.value_or(0.0), 1e-3 * std::abs(was.value_or(0.0)))
                << trial.what.id << " " << rows[k].id;
        }
    }
    EXPECT_GT(skipped, 100);
    EXPECT_GT(reached, 20);
}

} // namespace knockout_test
} // namespace disinhibit
