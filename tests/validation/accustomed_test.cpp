#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "circuit/course/simulate.h"
#include "tests/support/assets.h"
#include "tests/support/reading.h"

/// Adaptation to what cells are used to (circuit/README.md): nothing shows at the accustomed level, the opposite of the
/// drug shows below it.
namespace disinhibit {
namespace accustomed_test {

constexpr double kDay_s = 86400.0;
constexpr double kHeldFor_s = 60.0 * kDay_s;
constexpr double kEthanol_nM = 40e6; // 184 mg/dL

/// A rat in which `signal` is held at `value` (internal unit) for 60 days, and 5 days more without.
Trajectory held(const std::string& circuit, const std::string& signal, double value) {
    Scenario scenario;
    scenario.subject = "rat";
    scenario.circuit = circuit;
    scenario.duration_s = kHeldFor_s + 5.0 * kDay_s;
    scenario.clamps.push_back({signal, value, 0.0, kHeldFor_s});
    Trajectory trajectory = simulate(shipped_library(), scenario);
    EXPECT_TRUE(trajectory.status().ok()) << trajectory.status().sentence();
    return trajectory;
}

const Adaptation& shipped_adaptation(const std::string& circuit, const std::string& id) {
    const std::vector<Adaptation>& rows = shipped_library().circuits.at(circuit).adaptations;
    return *std::ranges::find(rows, id, &Adaptation::id);
}

class Accustomed : public testing::TestWithParam<std::string> {};

TEST_P(Accustomed, EthanolIsMissedByHowFarItsPresentLoadIsBelowTheAccustomedOne) {
    const Trajectory course = held(GetParam(), "ethanol.brain", kEthanol_nM);
    const Adaptation& accustomed = shipped_adaptation(GetParam(), "ethanol_dependence");
    const double load = read_signal(course, "ethanol_load.level", kDay_s);
    for (double t_s : even_times(kDay_s, 20.0 * kDay_s, 10)) {
        const double lag = load * std::exp(-t_s / accustomed.time_up.value);
        EXPECT_NEAR(read_signal(course, "missed_ethanol.level", t_s), -lag, 0.01);
        EXPECT_NEAR(read_signal(course, "ethanol_withdrawal.level", t_s), 0.0, 1e-6);
    }
    const double day_after_s = kHeldFor_s + kDay_s;
    EXPECT_NEAR(read_signal(course, "missed_ethanol.level", day_after_s),
                load * std::exp(-kDay_s / accustomed.time_down.value),
                0.02);
    EXPECT_GT(read_signal(course, "ethanol_withdrawal.level", day_after_s), 0.5);
}

TEST_P(Accustomed, EthanolHeldLeavesFiringNearRestAndItsEndHalvesIt) {
    const Trajectory course = held(GetParam(), "ethanol.brain", kEthanol_nM);
    const double used_to_it_s = kHeldFor_s - 1.0;
    const double day_after_s = kHeldFor_s + kDay_s;
    EXPECT_NEAR(read_signal(course, "vta_dopamine.rate.percent", used_to_it_s), 100.0, 25.0);
    EXPECT_LT(read_signal(course, "vta_gaba.rate.percent", used_to_it_s), 105.0);
    EXPECT_GT(read_signal(course, "vta_gaba.rate.percent", day_after_s), 110.0);
    EXPECT_LT(read_signal(course, "vta_dopamine.rate.percent", day_after_s), 70.0);
    EXPECT_GT(read_signal(course, "dopamine_nac.concentration.percent", day_after_s), 20.0);
}

TEST_P(Accustomed, AnAgonistHeldLosesItsHoldOnTheBrakesAndItsEndTightensThem) {
    const Trajectory course = held(GetParam(), "morphine.brain", 50.0);
    const double at_first_s = 1800.0;
    const double used_to_it_s = kHeldFor_s - 1.0;
    const double day_after_s = kHeldFor_s + kDay_s;
    EXPECT_LT(read_signal(course, "vta_gaba.rate.percent", at_first_s), 98.0);
    EXPECT_GT(read_signal(course, "vta_gaba.rate.percent", used_to_it_s),
              read_signal(course, "vta_gaba.rate.percent", at_first_s));
    EXPECT_GT(read_signal(course, "vta_gaba.rate.percent", day_after_s), 103.0);
    EXPECT_GT(read_signal(course, "dopamine_nac.concentration.percent", at_first_s), 105.0);
    EXPECT_LT(read_signal(course, "dopamine_nac.concentration.percent", day_after_s), 90.0);
}

INSTANTIATE_TEST_SUITE_P(Circuits,
                         Accustomed,
                         testing::Values("evidence_weighted", "ethanol_direct", "textbook"));

} // namespace accustomed_test
} // namespace disinhibit
