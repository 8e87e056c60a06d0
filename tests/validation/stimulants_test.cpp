#include <gtest/gtest.h>

#include "circuit/course/simulate.h"
#include "circuit/io/report/dose_text.h"
#include "tests/support/assets.h"
#include "tests/support/reading.h"

/// Stimulants, what repetition leaves of them, and what a PET tracer sees of their dopamine: the equations of
/// circuit/README.md.
namespace disinhibit {
namespace stimulants_test {

constexpr double kHour_s = 3600.0;
constexpr double kDay_s = 24.0 * kHour_s;

Trajectory rat_given(std::initializer_list<const char*> doses, double duration_s) {
    Scenario scenario;
    scenario.id = "given";
    scenario.subject = "rat";
    scenario.circuit = "evidence_weighted";
    scenario.duration_s = duration_s;
    for (const char* dose : doses) {
        scenario.doses.push_back(
            parse_dose(dose, shipped_library(), shipped_library().subjects.at("rat")));
    }
    return simulate(shipped_library(), scenario);
}

/// Where dopamine holds every site that competes, the rest still binds the tracer.
TEST(Raclopride, DisplacementHasACeiling) {
    const Trajectory course = rat_given({"10 mg/kg amphetamine iv at 1 h"}, 2.0 * kHour_s);
    const double rest = read_signal(course, "raclopride_binding.level", 0.5 * kHour_s);
    const double after = read_signal(course, "raclopride_binding.level", 1.1 * kHour_s);
    EXPECT_NEAR(1.0 - rest, 0.40, 0.01);
    EXPECT_GT(read_signal(course, "d2_occupancy.level", 1.1 * kHour_s), 0.95);
    EXPECT_NEAR(1.0 - after / rest, 0.46, 0.02);
}

TEST(Stimulants, HighDopamineSensitisesWhicheverDrugRaisedIt) {
    const double month_s = 38.0 * kDay_s;
    const auto left_by = [&](const char* doses) {
        return read_signal(rat_given({doses}, month_s), "sensitisation.level", month_s - kHour_s);
    };
    EXPECT_GT(left_by("2 mg/kg amphetamine ip at 0 h every 24 h times 10"), 0.1);
    EXPECT_GT(left_by("20 mg/kg cocaine ip at 0 h every 24 h times 10"), 0.1);
    EXPECT_LT(left_by("1 g/kg ethanol ip at 0 h every 24 h times 10"), 0.05);
}

/// Only what holds the transporter changes it: uptake is up the day after, and back weeks later.
TEST(Stimulants, BlockadeChangesTheTransporterAndReleaseDoesNot) {
    const Trajectory cocaine =
        rat_given({"20 mg/kg cocaine ip at 0 h every 24 h times 10"}, 40.0 * kDay_s);
    EXPECT_GT(read_signal(cocaine, "transporter_adaptation.level", 10.0 * kDay_s), 0.2);
    EXPECT_LT(read_signal(cocaine, "transporter_adaptation.level", 40.0 * kDay_s), 0.02);
    const Trajectory amphetamine =
        rat_given({"2 mg/kg amphetamine ip at 0 h every 24 h times 10"}, 11.0 * kDay_s);
    EXPECT_NEAR(read_signal(amphetamine, "transporter_adaptation.level", 10.0 * kDay_s), 0.0, 1e-6);
}

} // namespace stimulants_test
} // namespace disinhibit
