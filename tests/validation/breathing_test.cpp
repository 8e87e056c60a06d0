#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "circuit/course/simulate.h"
#include "circuit/io/report/dose_text.h"
#include "tests/support/assets.h"
#include "tests/support/reading.h"

/// Breathing and hormones under opioids, their antagonists and ethanol: what the equations of circuit/README.md say, and
/// that no two of these read-outs are one curve.
namespace disinhibit {
namespace breathing_test {

constexpr double kHour_s = 3600.0;
constexpr double kDay_s = 24.0 * kHour_s;

Scenario people_given(std::initializer_list<const char*> doses, double duration_s) {
    Scenario scenario;
    scenario.id = "given";
    scenario.subject = "human";
    scenario.circuit = "evidence_weighted";
    scenario.duration_s = duration_s;
    for (const char* dose : doses) {
        scenario.doses.push_back(
            parse_dose(dose, shipped_library(), shipped_library().subjects.at("human")));
    }
    return scenario;
}

TEST(Breathing, EthanolTakesItsShareOfWhatOpioidsLeave) {
    const Trajectory course = simulate(
        shipped_library(),
        people_given({"0.2 mg fentanyl iv at 1 h", "0.8 g/kg ethanol oral at 0 h"}, 2.0 * kHour_s));
    for (const double t_s : {0.9 * kHour_s, 1.1 * kHour_s, 1.5 * kHour_s}) {
        const double opioid = read_signal(course, "mu_breathing.effect", t_s) / 100.0;
        const double ethanol = read_signal(course, "ethanol_depression.level", t_s);
        EXPECT_GT(ethanol, 0.02);
        EXPECT_NEAR(read_signal(course, "respiratory_depression.level", t_s),
                    1.0 - (1.0 - opioid) * (1.0 - ethanol),
                    1e-9);
    }
}

TEST(Breathing, IsNotTheCurveOfTheSubjectiveEffectNorOfRelief) {
    const Trajectory course =
        simulate(shipped_library(), people_given({"10 mg heroin iv at 0 h"}, 4.0 * kHour_s));
    double from_effect = 0.0;
    double from_relief = 0.0;
    for (double t_s = 0.0; t_s <= 4.0 * kHour_s; t_s += 120.0) {
        const double lost = read_signal(course, "respiratory_depression.level", t_s);
        from_effect =
            std::max(from_effect, std::abs(lost - read_signal(course, "opioid_effect.level", t_s)));
        from_relief = std::max(from_relief,
                               std::abs(lost - read_signal(course, "antinociception.level", t_s)));
    }
    EXPECT_GT(from_effect, 0.1);
    EXPECT_GT(from_relief, 0.1);
}

TEST(Breathing, GrowsTolerantOnItsOwn) {
    const auto lost_and_relieved = [](double gain) {
        Scenario scenario =
            people_given({"30 mg morphine sc at 0 h every 6 h times 28"}, 7.0 * kDay_s);
        scenario.changes.push_back({"tolerant_breathing.gain", gain, 0.0, 0.0});
        const Trajectory course = simulate(shipped_library(), scenario);
        const double t_s = 7.0 * kDay_s - 4.0 * kHour_s;
        return std::pair(read_signal(course, "respiratory_depression.level", t_s),
                         read_signal(course, "antinociception.level", t_s));
    };
    const auto [tolerant, relief] = lost_and_relieved(-0.8);
    const auto [never_tolerant, relief_then] = lost_and_relieved(0.0);
    EXPECT_LT(tolerant, 0.6 * never_tolerant);
    EXPECT_NEAR(relief, relief_then, 1e-3) << "relief of pain does not depend on it";
}

TEST(Hormones, CortisolComesBackUnderABlockadeAndLuteinisingHormoneStaysUp) {
    const Trajectory course =
        simulate(shipped_library(), people_given({"50 mg naltrexone oral at 0 h"}, 1.0 * kDay_s));
    const double cortisol_early = read_signal(course, "cortisol.level", 2.0 * kHour_s);
    EXPECT_NEAR(read_signal(course, "cortisol.level", 0.0), 1.0, 1e-6) << "at rest";
    EXPECT_GT(cortisol_early, 1.5);
    EXPECT_LT(read_signal(course, "cortisol.level", kDay_s) - 1.0, 0.5 * (cortisol_early - 1.0));
    EXPECT_GT(read_signal(course, "luteinising_hormone.level", kDay_s) - 1.0,
              0.8 * (read_signal(course, "luteinising_hormone.level", 4.0 * kHour_s) - 1.0));
}

TEST(Hormones, AgonistsRaiseProlactinAndLowerCortisolAndLuteinisingHormone) {
    const Trajectory course =
        simulate(shipped_library(), people_given({"10 mg morphine iv at 0 h"}, 3.0 * kHour_s));
    const double t_s = 2.0 * kHour_s;
    EXPECT_GT(read_signal(course, "prolactin.level", t_s), 1.05);
    EXPECT_LT(read_signal(course, "luteinising_hormone.level", t_s), 0.95);
    EXPECT_LT(read_signal(course, "cortisol.level", t_s), 0.95);
    // No secretion leaves the half-life of 93 min; the level cannot fall faster.
    EXPECT_GT(read_signal(course, "cortisol.level", t_s), std::exp2(-120.0 / 93.0));
}

} // namespace breathing_test
} // namespace disinhibit
