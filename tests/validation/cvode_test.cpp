#include <gtest/gtest.h>

#include "tests/support/cvode_reference.h"
#include "tests/support/shipped_scenarios.h"
#include "tests/support/tolerances.h"

namespace disinhibit {
namespace cvode_test {

std::vector<double> sample_times(double duration_s, int count) {
    std::vector<double> times_s;
    for (int i = 1; i <= count; ++i) {
        times_s.push_back(duration_s * i / count);
    }
    return times_s;
}

class EveryScenario : public testing::TestWithParam<std::string> {};

TEST_P(EveryScenario, AgreesWithCvodeAtTheDefaultTolerance) {
    const Library& library = shipped_library();
    const Scenario& scenario = library.scenarios.at(GetParam());
    const std::vector<double> times_s = sample_times(scenario.duration_s, 2000);
    const Trajectory trajectory = simulate(library, scenario);
    ASSERT_TRUE(trajectory.status().ok()) << trajectory.status().sentence();

    CvodeReference oracle(library, scenario, 1e-10);
    const auto reference = oracle.integrate(trajectory.states_at(-1.0), times_s);
    std::vector<std::vector<double>> course;
    for (double t_s : times_s) {
        course.push_back(trajectory.states_at(t_s));
    }
    const WorstError worst = compare_courses(oracle.body(), times_s, reference, course);
    EXPECT_LE(worst.value, tolerance::against_oracle) << worst.state << " at " << worst.t_s << " s";
    RecordProperty("worst_error", std::to_string(worst.value));
    std::printf("%s: worst error %.2g of the range (%s at %.0f s), %ld steps\n",
                GetParam().c_str(),
                worst.value,
                worst.state.c_str(),
                worst.t_s,
                trajectory.statistics().steps);
}

INSTANTIATE_TEST_SUITE_P(Shipped,
                         EveryScenario,
                         testing::ValuesIn(shipped_scenarios()),
                         scenario_name);

} // namespace cvode_test
} // namespace disinhibit
