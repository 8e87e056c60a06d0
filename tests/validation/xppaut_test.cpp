#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "circuit/course/course.h"
#include "circuit/course/simulate.h"
#include "circuit/describe/units.h"
#include "circuit/io/exchange/ode_file.h"
#include "circuit/io/report/csv.h"
#include "tests/support/assets.h"
#include "tests/support/cvode_reference.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/tolerances.h"

/// The exported course, solved by XPPAUT from the file alone, is ours.
namespace disinhibit {
namespace xppaut_test {

bool is_installed() {
    return std::system("command -v xppaut > /dev/null") == 0;
}

/// The rows that XPPAUT writes: t, the states, the auxiliary quantities.
std::vector<std::vector<double>> solve_with_xppaut(const Trajectory& trajectory) {
    const TemporaryFolder folder;
    std::ofstream file(folder.path() / "course.ode");
    write_ode(file, trajectory, make_recipe(shipped_library(), trajectory, "test"));
    file.close();
    const std::string command =
        "cd '" + folder.path().string() + "' && xppaut course.ode -silent > log 2>&1";
    EXPECT_EQ(std::system(command.c_str()), 0) << read_bytes(folder.path() / "log");
    std::ifstream output(folder.path() / "output.dat");
    std::vector<std::vector<double>> rows;
    for (std::string line; std::getline(output, line);) {
        std::istringstream numbers(line);
        std::vector<double> row;
        for (double number = 0.0; numbers >> number;) {
            row.push_back(number);
        }
        rows.push_back(row);
    }
    return rows;
}

/// The worst distance of any state at any row between events, in its range.
WorstError distance_from_xppaut(const Scenario& scenario) {
    Trajectory trajectory = start_trajectory(shipped_library(), scenario, 1e-9);
    trajectory.extend_to(scenario.duration_s);
    EXPECT_TRUE(trajectory.status().ok()) << trajectory.status().sentence();
    const std::vector<std::vector<double>> rows = solve_with_xppaut(trajectory);
    EXPECT_GT(rows.size(), 100u);
    const double step_s = scenario.duration_s / static_cast<double>(rows.size() - 1);
    const std::vector<double> events = trajectory.event_times_s();
    std::vector<double> times_s;
    std::vector<std::vector<double>> ours, theirs;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const double t_s = static_cast<double>(i) * step_s;
        EXPECT_NEAR(rows[i].at(0), t_s, 1e-6 * t_s);
        const bool is_event = std::ranges::any_of(
            events, [&](double event_s) { return std::abs(event_s - t_s) < 1e-3 * step_s; });
        if (!is_event) {
            times_s.push_back(t_s);
            ours.push_back(trajectory.states_at(t_s));
            theirs.emplace_back(rows[i].begin() + 1, rows[i].begin() + 1 + ours.back().size());
        }
    }
    const WorstError worst =
        compare_courses(trajectory.impl().course->body(), times_s, ours, theirs);
    std::printf("%s: %zu rows, worst distance %.2g of the range (%s at %.0f s)\n",
                scenario.id.c_str(),
                times_s.size(),
                worst.value,
                worst.state.c_str(),
                worst.t_s);
    return worst;
}

class Xppaut : public testing::Test {
  protected:
    void SetUp() override {
        if (!is_installed()) {
            GTEST_SKIP() << "xppaut is not installed (apt-get install xppaut)";
        }
    }
};

TEST_F(Xppaut, SolvesTheDefaultScenarioAsWeDo) {
    const Library& library = shipped_library();
    const WorstError worst = distance_from_xppaut(library.scenarios.at(library.default_scenario));
    EXPECT_LT(worst.value, tolerance::against_xppaut) << worst.state << " at " << worst.t_s << " s";
}

TEST_F(Xppaut, SolvesADrinkAsWeDo) {
    const WorstError worst = distance_from_xppaut(shipped_library().scenarios.at("ethanol"));
    EXPECT_LT(worst.value, tolerance::against_xppaut) << worst.state << " at " << worst.t_s << " s";
}

TEST_F(Xppaut, SolvesRepeatedDosesAsWeDo) {
    Scenario scenario = shipped_library().scenarios.at("ninety_days");
    scenario.duration_s = 10 * internal_per("d");
    const WorstError worst = distance_from_xppaut(scenario);
    EXPECT_LT(worst.value, tolerance::against_xppaut) << worst.state << " at " << worst.t_s << " s";
}

/// Parameters that change for a while, a held state, pulses, a washout, a dose up to a level.
TEST_F(Xppaut, SolvesEveryKindOfActAsWeDo) {
    Scenario scenario = shipped_library().scenarios.at("ethanol");
    const double minute = internal_per("min");
    scenario.doses.push_back(scenario.doses.front());
    Dose& titrated = scenario.doses.back();
    titrated.at_s = 180 * minute;
    titrated.over_s = 0.0;
    titrated.route = "iv";
    titrated.mass_kg = 0.0;
    titrated.to_level_nM = 3e7;
    scenario.changes.push_back({"endorphin_vta.tone", 0.6, 30 * minute, 60 * minute});
    scenario.clamps.push_back({"vta_gaba.rate", 5.0, 70 * minute, 90 * minute});
    scenario.pulses.push_back({"dopamine_nac.stimulation", 20.0, 100 * minute, 0.05, 10.0, 5});
    scenario.removals.push_back({"ethanol", 240 * minute, true});
    const WorstError worst = distance_from_xppaut(scenario);
    EXPECT_LT(worst.value, tolerance::against_xppaut) << worst.state << " at " << worst.t_s << " s";
}

TEST(OdeFile, RefusesMoreEventsThanXppautTakes) {
    Scenario scenario = shipped_library().scenarios.at("ethanol");
    scenario.pulses.push_back(
        {"dopamine_nac.stimulation", 20.0, 60.0, 1.0, 0.5, 400}); // two events each
    const Trajectory trajectory = start_trajectory(shipped_library(), scenario);
    std::ostringstream out;
    EXPECT_THROW(write_ode(out, trajectory, {}), ModelError);
}

} // namespace xppaut_test
} // namespace disinhibit
