#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "circuit/course/simulate.h"
#include "circuit/course/trajectory.h"
#include "tests/support/assets.h"
#include "tests/support/hand_made_library.h"
#include "tests/support/reading.h"

/// What Trajectory promises to those who read it.
namespace disinhibit {
namespace trajectory_test {

const Scenario& shipped(const std::string& id) {
    return shipped_library().scenarios.at(id);
}

TEST(Trajectory, StartsAtRestWhichIsItsBaseline) {
    const Trajectory trajectory = start_trajectory(shipped_library(), shipped("ethanol"));
    EXPECT_EQ(trajectory.reached_s(), 0.0);
    EXPECT_TRUE(trajectory.status().ok());
    EXPECT_EQ(trajectory.at(0.0).values, trajectory.baseline().values);
    EXPECT_EQ(read_signal(trajectory, "vta_dopamine.rate.percent", 0.0), 100.0);
}

TEST(Trajectory, IsReadAtItsNearerEndOutsideOfWhatItCovers) {
    Trajectory trajectory = start_trajectory(shipped_library(), shipped("ethanol"));
    trajectory.extend_to(1800.0);
    const double end_s = trajectory.reached_s();
    EXPECT_GT(end_s, 1800.0) << "steps are not shortened to land on a time of reading";
    EXPECT_EQ(trajectory.states_at(1e9), trajectory.states_at(end_s));
    EXPECT_EQ(trajectory.at(-5.0).values, trajectory.baseline().values);
}

TEST(Trajectory, IsExtendedBySoManyStepsAndSaysWhenItIsThere) {
    Trajectory trajectory = start_trajectory(shipped_library(), shipped("ethanol"));
    EXPECT_FALSE(trajectory.extend_some(3600.0, 3));
    EXPECT_EQ(trajectory.statistics().steps, 3);
    EXPECT_LT(trajectory.reached_s(), 3600.0);
    while (!trajectory.extend_some(3600.0, 3)) {
    }
    EXPECT_GT(trajectory.reached_s(), 3600.0);
    const long steps = trajectory.statistics().steps;
    EXPECT_TRUE(trajectory.extend_some(3600.0, 3));
    EXPECT_EQ(trajectory.statistics().steps, steps) << "nothing left to do";
}

TEST(Trajectory, GoesOnBeyondTheDurationOfItsScenario) {
    Trajectory trajectory = simulate(shipped_library(), shipped("ethanol"));
    trajectory.extend_to(3.0 * 86400.0);
    EXPECT_TRUE(trajectory.status().ok());
    EXPECT_NEAR(read_signal(trajectory, "ethanol.plasma", 3.0 * 86400.0), 0.0, 1e-3);
}

TEST(Trajectory, ShowsAStateAfterTheEventAtTheTimeOfAnEvent) {
    Library library = hand_made_library();
    library.substances["drug"] = hand_made_substance("drug", 1.0);
    Scenario scenario = hand_made_scenario(100.0);
    scenario.doses.push_back(hand_made_dose("drug", "iv", 50.0, 40.0));
    const Trajectory trajectory = simulate(library, scenario);
    EXPECT_EQ(read_signal(trajectory, "drug.plasma", 39.999), 0.0);
    EXPECT_EQ(read_signal(trajectory, "drug.plasma", 40.0), 50.0);
    EXPECT_EQ(trajectory.event_times_s(), std::vector<double>{40.0});
}

TEST(Trajectory, TellsTheValueOfAParameterAtATime) {
    Scenario scenario = shipped("rest");
    scenario.changes.push_back({"vta_gaba.time_constant", 0.05, 100.0, 200.0});
    const Trajectory trajectory = simulate(shipped_library(), scenario);
    const int index = trajectory.parameters().index("vta_gaba.time_constant");
    ASSERT_GE(index, 0);
    EXPECT_EQ(trajectory.parameter_at(index, 99.0), 0.02);
    EXPECT_EQ(trajectory.parameter_at(index, 100.0), 0.05);
    EXPECT_EQ(trajectory.parameter_at(index, 200.0), 0.02);
    EXPECT_EQ(trajectory.relative_tolerance(), kDefaultTolerance);
}

TEST(Trajectory, MeasuresExactlyHoweverFarApartTheTimesAre) {
    const Trajectory trajectory = simulate(shipped_library(), shipped("ninety_days"));
    const std::string path = "ethanol.plasma";
    const auto times_s = even_times(0.0, 90.0 * 86400.0, 700);
    const int signal = signal_index(trajectory, path);
    EXPECT_EQ(trajectory.measure(signal, times_s), read_course(trajectory, path, times_s));
}

TEST(Trajectory, ItsOwnTimesOfReadingMissNothing) {
    Library library = hand_made_library();
    library.substances["drug"] = hand_made_substance("drug", 1.0);
    Scenario scenario = hand_made_scenario(100.0);
    for (const double at_s : {40.0, 40.125, 70.0}) { // a spike between two doses, too
        scenario.doses.push_back(hand_made_dose("drug", "iv", 50.0, at_s));
    }
    const Trajectory trajectory = simulate(library, scenario);
    const int signal = signal_index(trajectory, "drug.plasma");
    std::vector<double> times_s;
    for (double t_s = 0.0; t_s < scenario.duration_s; t_s = trajectory.next_read_s(t_s)) {
        times_s.push_back(t_s);
    }
    const auto fine = even_times(0.0, scenario.duration_s, 20001);
    const auto all = trajectory.measure(signal, fine);
    const auto own = trajectory.measure(signal, times_s);
    EXPECT_LT(times_s.size(), 1000u);
    EXPECT_NEAR(highest(own), highest(all), 1e-6 * highest(all));
    EXPECT_NEAR(lowest(own), lowest(all), 1e-6 * highest(all));
    for (const double at_s : {40.125, 70.0}) {
        const auto after = std::find(times_s.begin(), times_s.end(), at_s);
        ASSERT_NE(after, times_s.end()) << "a dose jumps: the value after it";
        EXPECT_EQ(*(after - 1), std::nextafter(at_s, 0.0)) << "and the value before it";
    }
    EXPECT_EQ(trajectory.next_read_s(trajectory.reached_s()),
              std::numeric_limits<double>::infinity());
}

TEST(Trajectory, ReadingFillsAnExistingSnapshot) {
    const Trajectory trajectory = simulate(shipped_library(), shipped("ethanol"));
    Snapshot snapshot;
    trajectory.read(1000.0, snapshot);
    const double* values = snapshot.values.data();
    trajectory.read(2000.0, snapshot);
    EXPECT_EQ(snapshot.values.data(), values);
    EXPECT_EQ(snapshot.t_s, 2000.0);
    EXPECT_EQ(snapshot.values, trajectory.at(2000.0).values);
}

TEST(Trajectory, AChangeAtZeroMakesAnotherSubjectAtRest) {
    Scenario scenario = shipped("rest");
    scenario.changes.push_back({"vta_dopamine.rest_rate", 6.0, 0.0, 0.0});
    scenario.changes.push_back({"gaba_to_dopamine.weight", 0.05, 0.0, 0.0});
    const Trajectory trajectory = simulate(shipped_library(), scenario);
    EXPECT_NEAR(read_signal(trajectory, "vta_dopamine.rate", 0.0), 6.0, 1e-9) << "as stated";
    EXPECT_NEAR(read_signal(trajectory, "vta_dopamine.rate", 14400.0), 6.0, 1e-6) << "it rests";
    EXPECT_NEAR(read_signal(trajectory, "vta_dopamine.rate.percent", 14400.0), 100.0, 1e-4);
}

TEST(Trajectory, ADriveChangedAtZeroMakesAnotherRest) {
    Scenario scenario = shipped("rest");
    scenario.changes.push_back({"vta_gaba.bias", 12.0, 0.0, 0.0});
    const Trajectory trajectory = simulate(shipped_library(), scenario);
    const double begin_hz = read_signal(trajectory, "vta_dopamine.rate", 0.0);
    const Trajectory stated = simulate(shipped_library(), shipped("rest"));
    EXPECT_GT(begin_hz, 1.05 * read_signal(stated, "vta_dopamine.rate", 0.0))
        << "a weaker brake than the one that the stated rate is solved with";
    EXPECT_NEAR(read_signal(trajectory, "vta_dopamine.rate", 14400.0), begin_hz, 1e-6);
}

TEST(Trajectory, AnImpossibleParameterStopsTheRunWithASentenceAndKeepsThePast) {
    Scenario scenario = shipped("rest");
    scenario.changes.push_back({"vta_gaba.time_constant", 0.0, 600.0, 0.0});
    Trajectory trajectory = simulate(shipped_library(), scenario);
    EXPECT_FALSE(trajectory.status().ok());
    EXPECT_FALSE(trajectory.status().sentence().empty());
    EXPECT_GE(trajectory.status().t_s, 600.0);
    EXPECT_LT(trajectory.reached_s(), 14400.0);
    EXPECT_NEAR(read_signal(trajectory, "vta_gaba.rate.percent", 500.0), 100.0, 1e-3);
    EXPECT_TRUE(trajectory.extend_some(14400.0, 10)) << "there is nothing more to do";
    scenario.changes.clear();
    trajectory.set_scenario(scenario);
    trajectory.extend_to(scenario.duration_s);
    EXPECT_TRUE(trajectory.status().ok()) << "undone";
    EXPECT_GT(trajectory.reached_s(), 14400.0);
}

TEST(Trajectory, AFaultyEventIsRefusedAndChangesNothing) {
    Trajectory trajectory = simulate(shipped_library(), shipped("ethanol"));
    const Scenario before = trajectory.scenario();
    const std::vector<double> states = trajectory.states_at(5000.0);
    Dose dose = hand_made_dose("ethanol", "nasal", 1e6, 3000.0);
    EXPECT_THROW(trajectory.add(dose), ModelError);
    dose = hand_made_dose("potion", "oral", 1e6, 3000.0);
    EXPECT_THROW(trajectory.add(dose), ModelError);
    EXPECT_THROW(trajectory.add(ParameterChange{"nobody.bias", 1.0, 3000.0, 0.0}), ModelError);
    EXPECT_EQ(trajectory.scenario(), before);
    EXPECT_EQ(trajectory.states_at(5000.0), states);
}

TEST(Trajectory, EditingTheLastHourKeepsTheHoursBefore) {
    const Scenario& scenario = shipped("acute_day");
    Trajectory trajectory = simulate(shipped_library(), scenario);
    const long fresh_steps = trajectory.statistics().steps;
    const std::vector<double> early = trajectory.states_at(10.0 * 3600.0);
    const std::vector<double> late = trajectory.states_at(23.9 * 3600.0);
    trajectory.add(hand_made_dose("ethanol", "oral", 1e8, 23.0 * 3600.0));
    EXPECT_EQ(trajectory.states_at(10.0 * 3600.0), early);
    EXPECT_LE(trajectory.reached_s(), 23.0 * 3600.0) << "what came after is dropped";
    trajectory.extend_to(scenario.duration_s);
    EXPECT_LT(trajectory.statistics().steps, fresh_steps + fresh_steps / 3)
        << "continued from a checkpoint, not computed anew";
    EXPECT_NE(trajectory.states_at(23.9 * 3600.0), late);
}

TEST(Trajectory, UnknownCircuitAndSubjectAreModelErrors) {
    Scenario scenario = shipped("rest");
    scenario.circuit = "novel";
    EXPECT_THROW(simulate(shipped_library(), scenario), ModelError);
    scenario = shipped("rest");
    scenario.subject = "unicorn";
    EXPECT_THROW(simulate(shipped_library(), scenario), ModelError);
}

} // namespace trajectory_test
} // namespace disinhibit
