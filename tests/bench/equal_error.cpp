#include "tests/bench/equal_error.h"

#include <cmath>
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
        return compare_courses(oracle.body(), times_s, reference, course).value;
    };
    result.our_error = error_of(ours);
    const auto cvode_error = [&](double tolerance) {
        CvodeReference cvode(library, scenario, tolerance, 1.0);
        return error_of(cvode.integrate(result.resting_state, times_s));
    };
    constexpr double quarter_of_a_decade = 0.5623413251903491;
    double exact_enough = 1e-4;
    while ((result.cvode_error = cvode_error(exact_enough)) > result.our_error &&
           exact_enough > 1e-10) {
        exact_enough *= quarter_of_a_decade;
    }
    double too_loose = exact_enough / quarter_of_a_decade;
    while (too_loose > 1.04 * exact_enough) { // so that neither side is given away
        const double middle = std::sqrt(too_loose * exact_enough);
        const double error = cvode_error(middle);
        if (error <= result.our_error) {
            exact_enough = middle;
            result.cvode_error = error;
        } else {
            too_loose = middle;
        }
    }
    result.cvode_tolerance = exact_enough;
    return result;
}

} // namespace

const EqualError& equal_error(const std::string& scenario_id, const std::string& circuit_id) {
    static std::map<std::pair<std::string, std::string>, EqualError> known;
    const std::pair key{scenario_id, circuit_id};
    if (!known.contains(key)) {
        Scenario scenario = shipped_library().scenarios.at(scenario_id);
        scenario.circuit = circuit_id;
        known[key] = find(scenario);
    }
    return known.at(key);
}

} // namespace disinhibit
