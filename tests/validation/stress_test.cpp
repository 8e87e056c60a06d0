#include <gtest/gtest.h>

#include <cmath>

#include "circuit/course/simulate.h"
#include "circuit/describe/units.h"
#include "circuit/model.h"
#include "engine/study/stress.h"
#include "tests/support/assets.h"

/// Is every course finite and non-negative, whatever the parameters and however long?
namespace disinhibit {
namespace stress_test {

class EveryCircuit : public testing::TestWithParam<std::string> {};

std::vector<std::string> circuit_ids() {
    std::vector<std::string> ids;
    for (const auto& [id, circuit] : shipped_library().circuits) {
        ids.push_back(id);
    }
    return ids;
}

const std::atomic<bool> never = false;

TEST_P(EveryCircuit, IsSoundForRandomParametersOrSaysWhatFailed) {
    // A third of the thousand sets of ./check each; 10^5: disinhibit-lab stress --count 100000.
    const StressReport report =
        run_stress(shipped_library(), {GetParam(), 334, 20261124, 2}, never, {});
    EXPECT_EQ(report.done, 334);
    EXPECT_EQ(report.unsound, 0);
    for (const StressFinding& finding : report.findings) {
        EXPECT_FALSE(finding.sentence.empty());
        std::printf(
            "set %d (%s): %s\n", finding.set, finding.scenario.c_str(), finding.sentence.c_str());
    }
}

TEST_P(EveryCircuit, TenYearsOfDailyDrinkingStayFiniteNonNegativeAndBounded) {
    const Library& library = shipped_library();
    Scenario scenario = library.scenarios.at("ninety_days");
    scenario.circuit = GetParam();
    const double year_s = 365.0 * internal_per("d");
    scenario.duration_s = 10.0 * year_s;
    std::erase_if(scenario.doses, [](const Dose& dose) { return dose.over_s <= 0.0; }); // tablets
    ASSERT_EQ(scenario.doses.size(), 1u);
    scenario.doses[0].count = 3650;
    Trajectory trajectory = start_trajectory(library, scenario);
    std::vector<double> highest(trajectory.states().size(), 0.0);
    const auto visit = [&](double from_s, double to_s, auto&& each) {
        trajectory.extend_to(to_s);
        ASSERT_TRUE(trajectory.status().ok()) << trajectory.status().sentence();
        for (double t_s = from_s; t_s < to_s; t_s += 1.0 * internal_per("h")) {
            const std::vector<double> y = trajectory.states_at(t_s);
            for (std::size_t i = 0; i < y.size(); ++i) {
                const StateInfo& state = trajectory.states()[i];
                const double floor = trajectory.error_floor()[i];
                ASSERT_TRUE(std::isfinite(y[i])) << state.name;
                if (state.non_negative) {
                    ASSERT_GE(y[i], -12.0 * kDefaultTolerance * floor) << state.name;
                }
                each(i, y[i]);
            }
        }
    };
    visit(0.0, year_s, [&](std::size_t i, double y) {
        highest[i] = std::max(highest[i], std::abs(y));
    });
    const double day_s = internal_per("d");
    visit(scenario.duration_s - 14.0 * day_s, scenario.duration_s, [&](std::size_t i, double y) {
        const double bound = 1.5 * highest[i] + trajectory.error_floor()[i];
        ASSERT_LE(std::abs(y), bound) << trajectory.states()[i].name << " keeps growing";
    });
}

INSTANTIATE_TEST_SUITE_P(Shipped,
                         EveryCircuit,
                         testing::ValuesIn(circuit_ids()),
                         [](const auto& test) { return test.param; });

TEST(Stress, ReportsTheSameForAnyNumberOfThreads) {
    const auto text = [](int threads) {
        const StressPlan plan{"textbook", 40, 7, threads};
        const StressReport report = run_stress(shipped_library(), plan, never, {});
        std::string all = std::to_string(report.sound) + "/" + std::to_string(report.stopped);
        for (const StressFinding& finding : report.findings) {
            all += "\n" + std::to_string(finding.set) + finding.sentence;
        }
        return all;
    };
    EXPECT_EQ(text(1), text(3));
}

TEST(Stress, DrawsEveryParameterWithARangeInsideItAndOthersForAnotherSeed) {
    const Library& library = shipped_library();
    const auto scenarios = stress_scenarios(library, "textbook");
    ASSERT_GE(scenarios.size(), 5u);
    const Scenario first = stress_scenario(library, scenarios, 1, 0);
    EXPECT_EQ(first, stress_scenario(library, scenarios, 1, 0));
    EXPECT_NE(first, stress_scenario(library, scenarios, 2, 0));
    const auto model = make_model(library, scenarios[0]);
    ASSERT_GT(first.changes.size(), 10u);
    for (std::size_t i = scenarios[0].changes.size(); i < first.changes.size(); ++i) {
        const int index = model->parameters.index(first.changes[i].path);
        const Quantity& quantity = model->parameters.rows[static_cast<std::size_t>(index)].quantity;
        EXPECT_GE(first.changes[i].value, *quantity.low) << first.changes[i].path;
        EXPECT_LE(first.changes[i].value, *quantity.high) << first.changes[i].path;
    }
}

TEST(Stress, LeavesOutWhatHasNotBegunWhenInterrupted) {
    const std::atomic<bool> at_once = true;
    EXPECT_EQ(run_stress(shipped_library(), {"textbook", 40, 7, 2}, at_once, {}).done, 0);
}

} // namespace stress_test
} // namespace disinhibit
