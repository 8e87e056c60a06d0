#include "tests/bench/equal_error.h"

#include <map>

#include "tests/support/assets.h"
#include "tests/support/cvode_reference.h"
#include "tests/support/reading.h"

namespace disinhibit {
namespace {

EqualError find(const Scenario& scenario) {
    const Library& library = shipped_library();
    const std::vector<double> times_s = even_times(0.0, scenario.duration_s, 2000);
    const Trajectory trajectory = simulate(library, scenario);
    EqualError result;
    result.resting_state = trajectory.states_at(-1.0);
    CvodeReference oracle(library, scenario, 1e-10);
    const auto reference = oracle.integrate(result.resting_state, times_s);
    std::vector<std::vector<double>> ours;
    for (double t_s : times_s) {
        ours.push_back(trajectory.states_at(t_s));
    }
    const auto error_of = [&](const std::vector<std::vector<double>>& course) {
        return compare_courses(oracle.model(), times_s, reference, course).value;
    };
    result.our_error = error_of(ours);
    constexpr double quarter_of_a_decade = 0.5623413251903491;
    result.cvode_tolerance = 1e-3;
    for (int i = 0; i < 28; ++i) {
        CvodeReference cvode(library, scenario, result.cvode_tolerance, 1.0);
        result.cvode_error = error_of(cvode.integrate(result.resting_state, times_s));
        if (result.cvode_error <= result.our_error) {
            break;
        }
        result.cvode_tolerance *= quarter_of_a_decade;
    }
    return result;
}

} // namespace

const EqualError& equal_error(const std::string& scenario_id) {
    static std::map<std::string, EqualError> known;
    if (!known.contains(scenario_id)) {
        known[scenario_id] = find(shipped_library().scenarios.at(scenario_id));
    }
    return known.at(scenario_id);
}

} // namespace disinhibit
