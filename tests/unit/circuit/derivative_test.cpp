#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>

#include "circuit/course/model_system.h"
#include "circuit/course/simulate.h"
#include "circuit/numerics/jacobian.h"
#include "tests/bench/hand_written_derivative.h"
#include "tests/support/midbrain.h"
#include "tests/support/shipped_scenarios.h"
#include "tests/support/tolerances.h"
#include "tests/unit/allocations.h"

/// d(state)/dt of every shipped scenario.
namespace disinhibit {
namespace derivative_test {

using Numbers = std::vector<double>;

/// A scenario's model with its regime at t = 0.
struct Prepared {
    std::shared_ptr<const Body> body;
    std::shared_ptr<const Model> model;
    Schedule schedule;
    ModelSystem system;

    explicit Prepared(const Scenario& scenario, const Library& library = shipped_library())
        : body(make_body(library, scenario)), model(body->model),
          schedule(make_schedule(library, *body, scenario)), system(body, &schedule.initial) {}
    std::size_t size() const { return model->states.size(); }
    /// Size of a state for relative comparisons.
    double scale(const Numbers& y, std::size_t i) const {
        return std::max(std::abs(y[i]), body->error_floor[i]);
    }
};

/// The Jacobian as a full matrix, row by row.
std::vector<Numbers> full_jacobian(Prepared& prepared, const Numbers& y, Numbers& dydt) {
    Jacobian<ModelSystem> jacobian(prepared.system);
    dydt.resize(prepared.size());
    jacobian.compute(y.data(), dydt.data());
    const SparsityPattern& pattern = jacobian.pattern();
    std::vector<Numbers> full(prepared.size(), Numbers(prepared.size(), 0.0));
    for (std::size_t i = 0; i < prepared.size(); ++i) {
        for (int e = pattern.row_start[i]; e < pattern.row_start[i + 1]; ++e) {
            full[i][static_cast<std::size_t>(pattern.columns[static_cast<std::size_t>(e)])] =
                jacobian.values()[e];
        }
    }
    return full;
}

class DerivativeOf : public testing::TestWithParam<std::string> {
  protected:
    const Scenario& scenario() const { return shipped_library().scenarios.at(GetParam()); }
    /// States while everything moves: half an hour after the last substance has come in.
    Numbers busy_state() const {
        Trajectory trajectory = start_trajectory(shipped_library(), scenario());
        std::map<std::string, double> first_s;
        for (const Dose& dose : scenario().doses) {
            first_s.try_emplace(dose.substance, dose.at_s);
        }
        double t_s = std::min(0.3 * scenario().duration_s, 20.0 * 3600.0);
        for (const auto& [substance, at_s] : first_s) {
            t_s = std::clamp(at_s + 1800.0, t_s, scenario().duration_s);
        }
        trajectory.extend_to(t_s);
        return trajectory.states_at(t_s);
    }
};

TEST_P(DerivativeOf, VanishesAtRest) {
    Prepared prepared(scenario());
    const Numbers& y = prepared.body->rest;
    Numbers dydt;
    const std::vector<Numbers> jacobian = full_jacobian(prepared, y, dydt);
    for (std::size_t i = 0; i < prepared.size(); ++i) {
        double flux = 0.0; // sum of what must cancel
        for (std::size_t j = 0; j < prepared.size(); ++j) {
            flux += std::abs(jacobian[i][j]) * prepared.scale(y, j);
        }
        EXPECT_LE(std::abs(dydt[i]), tolerance::rest * flux) << prepared.model->states[i].name;
    }
}

TEST_P(DerivativeOf, HasTheJacobianThatFiniteDifferencesShow) {
    Prepared prepared(scenario());
    const Numbers y = busy_state();
    Numbers dydt;
    const std::vector<Numbers> jacobian = full_jacobian(prepared, y, dydt);
    Numbers plain(prepared.size());
    prepared.system.derivative(y.data(), plain.data());
    Numbers up(prepared.size());
    Numbers down(prepared.size());
    for (std::size_t j = 0; j < prepared.size(); ++j) {
        const double scale = prepared.scale(y, j);
        const double step = 2e-6 * scale;
        Numbers shifted = y;
        shifted[j] = y[j] + step;
        prepared.system.derivative(shifted.data(), up.data());
        shifted[j] = y[j] - step;
        prepared.system.derivative(shifted.data(), down.data());
        for (std::size_t i = 0; i < prepared.size(); ++i) {
            double flux = 0.0;
            for (std::size_t k = 0; k < prepared.size(); ++k) {
                flux += std::abs(jacobian[i][k]) * prepared.scale(y, k);
            }
            const double difference = (up[i] - down[i]) / (2.0 * step);
            EXPECT_NEAR(
                jacobian[i][j] * scale, difference * scale, tolerance::central_difference * flux)
                << "d " << prepared.model->states[i].name << " / d "
                << prepared.model->states[j].name;
        }
    }
    for (std::size_t i = 0; i < prepared.size(); ++i) {
        EXPECT_EQ(plain[i], dydt[i]) << "a Dual carries the same value as a double";
    }
}

TEST_P(DerivativeOf, IsFiniteForAnAbsentDrugAndForAmountsJustBelowZero) {
    Scenario odd = scenario(); // exponents that are no integers, where a naive power has no slope
    odd.changes.push_back({"mu_vta_gaba.transducer_slope", 1.5, 0.0, 0.0});
    odd.changes.push_back({"naltrexone.binding.mu.hill", 0.8, 0.0, 0.0});
    odd.changes.push_back({"ethanol_on_arcuate.hill", 1.7, 0.0, 0.0});
    Prepared prepared(odd);
    for (const double undershoot : {0.0, 1e-4}) {
        Numbers y = prepared.body->rest;
        for (std::size_t i = 0; i < y.size(); ++i) {
            y[i] = y[i] == 0.0 ? -undershoot * prepared.body->error_floor[i] : y[i];
        }
        Numbers dydt;
        const std::vector<Numbers> jacobian = full_jacobian(prepared, y, dydt);
        for (std::size_t i = 0; i < y.size(); ++i) {
            EXPECT_TRUE(std::isfinite(dydt[i])) << prepared.model->states[i].name;
            for (std::size_t j = 0; j < y.size(); ++j) {
                EXPECT_TRUE(std::isfinite(jacobian[i][j]))
                    << prepared.model->states[i].name << ", " << prepared.model->states[j].name;
            }
        }
        for (double value : prepared.system.values_at(y.data())) {
            EXPECT_TRUE(std::isfinite(value));
        }
    }
}

TEST_P(DerivativeOf, LeavesOutOnlyWhatNoStateDependsOn) {
    Prepared prepared(scenario());
    auto whole = std::make_shared<Model>(*prepared.model);
    long left_out = 0;
    const auto keep = [&left_out](Purpose& purpose) {
        left_out += purpose == Purpose::reading ? 1 : 0;
        purpose = Purpose::states;
    };
    for (SiteOfReceptors& site : whole->sites) {
        keep(site.purpose);
        keep(site.effect_purpose);
    }
    for (PopulationOfNeurons& population : whole->populations) {
        keep(population.burst_purpose);
    }
    for (GradedResponse& response : whole->responses) {
        keep(response.purpose);
    }
    EXPECT_GT(left_out, 0);
    auto with_all = std::make_shared<Body>(*prepared.body);
    with_all->model = whole;
    ModelSystem reference(with_all, &prepared.schedule.initial);
    const Numbers y = busy_state();
    Numbers dydt(prepared.size());
    Numbers expected(prepared.size());
    prepared.system.derivative(y.data(), dydt.data());
    reference.derivative(y.data(), expected.data());
    EXPECT_EQ(dydt, expected);
    const Numbers& read = prepared.system.values_at(y.data());
    const Numbers& whole_read = reference.values_at(y.data());
    for (const Signal& signal : prepared.model->signals.rows) {
        EXPECT_EQ(read[signal.value_index], whole_read[signal.value_index]) << signal.path;
    }
}

TEST_P(DerivativeOf, AllocatesNothing) {
    Prepared prepared(scenario());
    Jacobian<ModelSystem> jacobian(prepared.system);
    const Numbers y = busy_state();
    Numbers dydt(prepared.size());
    jacobian.compute(y.data(), dydt.data()); // the first one takes its memory
    const long before = allocations();
    for (int i = 0; i < 10; ++i) {
        prepared.system.derivative(y.data(), dydt.data());
        jacobian.compute(y.data(), dydt.data());
    }
    EXPECT_EQ(allocations(), before);
    const Numbers counted(17);
    EXPECT_EQ(allocations(), before + 1) << "the counter counts";
}

INSTANTIATE_TEST_SUITE_P(Scenario,
                         DerivativeOf,
                         testing::ValuesIn(shipped_scenarios()),
                         scenario_name);

TEST(HandWrittenDerivative, HasTheSameEquationsAsTheModel) {
    const Library& library = midbrain_library();
    const Scenario scenario = midbrain_scenario("ninety_days");
    Prepared prepared(scenario, library);
    const HandWrittenDerivative by_hand(*prepared.model, prepared.body->parameters);
    Trajectory trajectory = start_trajectory(library, scenario);
    trajectory.extend_to(2.0 * 86400.0);
    for (const double hours : {0.0, 8.3, 19.2, 20.0, 22.0, 47.5}) {
        const Numbers y = trajectory.states_at(hours * 3600.0);
        EXPECT_LE(by_hand.largest_difference(prepared.system, y), tolerance::same_equations)
            << hours << " h";
    }
}

} // namespace derivative_test
} // namespace disinhibit
