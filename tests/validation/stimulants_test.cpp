#include <gtest/gtest.h>

#include "circuit/io/dose_text.h"
#include "circuit/simulate.h"
#include "tests/support/assets.h"
#include "tests/support/reading.h"

/// Stimulants and what a PET tracer sees of their dopamine: the equations of circuit/README.md.
namespace disinhibit {
namespace {

constexpr double kHour_s = 3600.0;

Scenario
given(const std::string& subject, std::initializer_list<const char*> doses, double duration_s) {
    Scenario scenario;
    scenario.id = "given";
    scenario.subject = subject;
    scenario.circuit = "evidence_weighted";
    scenario.duration_s = duration_s;
    for (const char* dose : doses) {
        scenario.doses.push_back(
            parse_dose(dose, shipped_library(), shipped_library().subjects.at(subject)));
    }
    return scenario;
}

/// Where dopamine holds every site that competes, the rest still binds the tracer.
TEST(Raclopride, DisplacementHasACeiling) {
    const Trajectory course =
        simulate(shipped_library(), given("rat", {"10 mg/kg amphetamine iv at 1 h"}, 2.0 * kHour_s));
    const double rest = read_signal(course, "raclopride_binding.level", 0.5 * kHour_s);
    const double after = read_signal(course, "raclopride_binding.level", 1.1 * kHour_s);
    EXPECT_NEAR(1.0 - rest, 0.40, 0.01);
    EXPECT_GT(read_signal(course, "d2_occupancy.level", 1.1 * kHour_s), 0.95);
    EXPECT_NEAR(1.0 - after / rest, 0.46, 0.02);
}

} // namespace
} // namespace disinhibit
