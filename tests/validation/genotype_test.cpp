#include <gtest/gtest.h>

#include "circuit/course/simulate.h"
#include "circuit/model.h"
#include "tests/support/assets.h"
#include "tests/support/reading.h"

/// What is different from birth: one rule, whether a file of assets/subjects says it or a change at t = 0.
namespace disinhibit {
namespace genotype_test {

constexpr double kHour_s = 3600.0;
const std::string kDopamine = "dopamine_nac.concentration";

Scenario in(const std::string& scenario, const std::string& subject) {
    Scenario copy = shipped_library().scenarios.at(scenario);
    copy.subject = subject;
    return copy;
}

/// As `--set` does it: every number of `subject` that differs from the one it inherits, changed at t = 0.
Scenario set_as(Scenario scenario, const std::string& subject) {
    const Subject& who = shipped_library().subjects.at(subject);
    const ParameterTable table = make_model(shipped_library(), scenario)->parameters;
    for (const auto& [path, quantity] : who.overrides) {
        scenario.changes.push_back({path, quantity.value, 0.0, 0.0});
    }
    for (const auto& [path, factor] : who.factors) {
        const Quantity& own = table.rows[static_cast<std::size_t>(table.index(path))].quantity;
        scenario.changes.push_back({path, own.value * factor.value, 0.0, 0.0});
    }
    return scenario;
}

struct Pair {
    std::string scenario;
    std::string plain;
    std::string changed;
};

void PrintTo(const Pair& pair, std::ostream* out) {
    *out << pair.changed;
}

class Genotype : public testing::TestWithParam<Pair> {};

TEST_P(Genotype, IsTheSameFromAFileAndFromAChangeAtZeroToTheLastBit) {
    const auto& [scenario, plain, changed] = GetParam();
    const Trajectory preset = simulate(shipped_library(), in(scenario, changed));
    const Trajectory set = simulate(shipped_library(), set_as(in(scenario, plain), changed));
    const Trajectory wild = simulate(shipped_library(), in(scenario, plain));
    double apart = 0.0;
    for (const double t_s : even_times(0.0, preset.scenario().duration_s, 60)) {
        EXPECT_EQ(preset.states_at(t_s), set.states_at(t_s)) << t_s;
        EXPECT_EQ(preset.at(t_s).values, set.at(t_s).values) << t_s;
        apart = std::max(
            apart,
            std::abs(read_signal(preset, kDopamine, t_s) - read_signal(wild, kDopamine, t_s)));
    }
    EXPECT_GT(apart, 0.1) << "nM: the change is felt";
}

TEST_P(Genotype, LeavesTheStatedRest) {
    const auto& [scenario, plain, changed] = GetParam();
    const Trajectory mutant = start_trajectory(shipped_library(), in(scenario, changed));
    const Trajectory wild = start_trajectory(shipped_library(), in(scenario, plain));
    EXPECT_DOUBLE_EQ(mutant.baseline().values[signal_index(mutant, kDopamine)],
                     wild.baseline().values[signal_index(wild, kDopamine)]);
}

INSTANTIATE_TEST_SUITE_P(Shipped,
                         Genotype,
                         testing::Values(Pair{"ethanol", "human", "human_118g"},
                                         Pair{"ethanol", "human", "human_118g_fewer"},
                                         Pair{"mouse_118g", "mouse", "mouse_118g"},
                                         Pair{"mouse_118g", "mouse", "mouse_112g"},
                                         Pair{"mouse_mu_knockout", "mouse", "mouse_mu_knockout"}),
                         [](const auto& test) { return test.param.changed; });

TEST(Knockout, HasNoReceptorToBindAndNoneThatIsFree) {
    const Trajectory course =
        simulate(shipped_library(), shipped_library().scenarios.at("mouse_mu_knockout"));
    for (const double t_s : {0.0, 0.5 * kHour_s, 2.0 * kHour_s}) {
        EXPECT_EQ(read_signal(course, "mu_brain.occupied", t_s), 0.0) << t_s;
        EXPECT_EQ(read_signal(course, "mu_brain.free", t_s), 0.0) << t_s;
        EXPECT_EQ(read_signal(course, "antinociception.level", t_s) > 1e-6, false) << t_s;
    }
}

TEST(Knockout, LosesTheAnswerToMorphineAndKeepsThatToCocaine) {
    const auto read = [](const std::string& subject, double t_s) {
        const Trajectory course = simulate(shipped_library(), in("mouse_mu_knockout", subject));
        return read_signal(course, kDopamine + ".percent", t_s);
    };
    EXPECT_GT(read("mouse", 1.0 * kHour_s), 112.0);
    EXPECT_NEAR(read("mouse_mu_knockout", 1.0 * kHour_s), 100.0, 12.0);
    EXPECT_GT(read("mouse_mu_knockout", 4.25 * kHour_s), 300.0);
}

TEST(Knockout, HasNothingThatAnAntagonistCouldHold) {
    Scenario scenario = in("mouse_mu_knockout", "mouse_mu_knockout");
    scenario.doses.resize(1);
    scenario.doses[0].substance = "naltrexone";
    const Trajectory course = simulate(shipped_library(), scenario);
    EXPECT_EQ(read_signal(course, "mu_brain.blocked", 1800.0), 0.0);
    EXPECT_NEAR(read_signal(course, "cortisol_secretion.level", 1800.0), 1.0, 1e-6);
}

} // namespace genotype_test
} // namespace disinhibit
