#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <sstream>

#include "circuit/course/simulate.h"
#include "circuit/io/report/csv.h"
#include "tests/support/assets.h"
#include "tests/support/reading.h"
#include "tests/support/tolerances.h"

/// A course depends on library, scenario and tolerance and on nothing else. "The same" means every bit, unless a test
/// states a tolerance.
namespace disinhibit {
namespace trajectory_test {

constexpr double kHour_s = 3600.0;
constexpr double kDay_s = 24.0 * kHour_s;

const Scenario& shipped(const std::string& id) {
    return shipped_library().scenarios.at(id);
}

std::string csv_of(const Trajectory& trajectory) {
    std::ostringstream out;
    write_csv(out, trajectory, make_recipe(shipped_library(), trajectory, "test"));
    return out.str();
}

/// States at 400 times all over the scenario, and the CSV.
void expect_same(const Trajectory& a, const Trajectory& b) {
    ASSERT_TRUE(a.status().ok() && b.status().ok());
    const double duration_s = b.scenario().duration_s;
    ASSERT_GE(std::min(a.reached_s(), b.reached_s()), duration_s);
    for (double t_s : even_times(0.0, duration_s, 400)) {
        ASSERT_EQ(a.states_at(t_s), b.states_at(t_s)) << t_s << " s";
        ASSERT_EQ(a.at(t_s).values, b.at(t_s).values) << t_s << " s";
    }
    if (a.scenario() == b.scenario()) {
        EXPECT_EQ(csv_of(a), csv_of(b));
    }
}

TEST(Pieces, OfRandomSizeAreTheSameAsOneGo) {
    for (const char* id : {"acute_day", "rat_naltrexone_ethanol", "naltrexone_depot"}) {
        const Trajectory at_once = simulate(shipped_library(), shipped(id));
        for (unsigned seed = 1; seed <= 5; ++seed) {
            std::mt19937 random(seed);
            Trajectory pieces = start_trajectory(shipped_library(), shipped(id));
            const double duration_s = shipped(id).duration_s;
            std::uniform_real_distribution<double> share(0.0, 0.05);
            std::uniform_int_distribution<int> steps(1, 7);
            while (pieces.reached_s() <= duration_s) {
                if (random() % 2 == 0) {
                    pieces.extend_some(duration_s, steps(random));
                } else {
                    const double to_s = pieces.reached_s() + share(random) * duration_s;
                    pieces.extend_to(std::min(to_s, duration_s));
                }
                pieces.at(share(random) * 20.0 * pieces.reached_s()); // looking changes nothing
            }
            EXPECT_EQ(pieces.reached_s(), at_once.reached_s());
            expect_same(pieces, at_once);
        }
    }
}

/// Gives the doses of `scenario` one by one to a trajectory that has been extended to `ahead_s` after each dose's time.
Trajectory given_live(const Scenario& scenario, double ahead_s) {
    Scenario empty = scenario;
    empty.doses.clear();
    Trajectory live = start_trajectory(shipped_library(), empty);
    for (const Dose& dose : scenario.doses) {
        live.extend_to(std::max(0.0, dose.at_s + ahead_s));
        live.add(dose);
    }
    live.extend_to(scenario.duration_s);
    return live;
}

/// acute_day with each member of its repeated dose written out, as a person would take them.
Scenario day_of_single_doses() {
    Scenario scenario = shipped("acute_day");
    std::vector<Dose> singles;
    for (const Dose& dose : scenario.doses) {
        for (int i = 0; i < std::max(1, dose.count); ++i) {
            Dose single = dose;
            single.at_s = dose.at_s + i * dose.every_s;
            single.every_s = 0.0;
            single.count = 1;
            singles.push_back(single);
        }
    }
    scenario.doses = singles;
    return scenario;
}

TEST(LiveDoses, AreTheSameAsDosesKnownBeforehand) {
    const Scenario scenario = day_of_single_doses();
    ASSERT_EQ(scenario.doses.size(), 5u);
    const Trajectory beforehand = simulate(shipped_library(), scenario);
    for (const double ahead_s : {-600.0, 0.0, 1.0, 700.0, 8.0 * kHour_s, kDay_s}) {
        SCOPED_TRACE("given when the course had reached " + std::to_string(ahead_s) +
                     " s beyond the dose");
        expect_same(given_live(scenario, ahead_s), beforehand);
    }
}

TEST(LiveDoses, AtAnyTimeBehindTheCourseAreTheSameAsDosesKnownBeforehand) {
    std::mt19937 random(11);
    std::uniform_real_distribution<double> hour(0.5, 23.5);
    const Scenario day = day_of_single_doses();
    Trajectory live = simulate(shipped_library(), day);
    for (int trial = 0; trial < 30; ++trial) {
        Dose glass = day.doses.back();
        glass.at_s = hour(random) * kHour_s;
        live.set_scenario(day);
        live.extend_to(day.duration_s);
        live.add(glass);
        live.extend_to(day.duration_s);
        Scenario known = day;
        known.doses.push_back(glass);
        const Trajectory beforehand = simulate(shipped_library(), known);
        for (double t_s : even_times(0.0, day.duration_s, 50)) {
            ASSERT_EQ(live.states_at(t_s), beforehand.states_at(t_s))
                << t_s << " s, dose at " << glass.at_s << " s";
        }
    }
}

TEST(LiveDoses, ARepeatIsTheSameAsItsMembers) {
    const Trajectory repeated = simulate(shipped_library(), shipped("acute_day"));
    const Trajectory singles = simulate(shipped_library(), day_of_single_doses());
    expect_same(singles, repeated);
}

TEST(LiveChanges, AreTheSameAsChangesKnownBeforehand) {
    Scenario scenario = shipped("ethanol");
    scenario.changes.push_back({"vta_gaba.bias", 20.0, 1.5 * kHour_s, 2.0 * kHour_s});
    scenario.changes.push_back({"ethanol_on_arcuate.gain", 10.0, 3.0 * kHour_s, 0.0});
    const Trajectory beforehand = simulate(shipped_library(), scenario);
    Trajectory live = start_trajectory(shipped_library(), shipped("ethanol"));
    live.extend_to(1.6 * kHour_s);
    live.add(scenario.changes[0]);
    live.extend_to(6.0 * kHour_s);
    live.add(scenario.changes[1]);
    live.extend_to(scenario.duration_s);
    expect_same(live, beforehand);
    const Trajectory plain = simulate(shipped_library(), shipped("ethanol"));
    EXPECT_NE(plain.states_at(1.8 * kHour_s), beforehand.states_at(1.8 * kHour_s));
}

TEST(Scrubbing, InRandomOrderShowsTheSameAsReadingForwards) {
    // 90 days are more steps than dense windows are kept for, so that most of them are integrated again.
    const Scenario& scenario = shipped("ninety_days");
    const Trajectory forwards = simulate(shipped_library(), scenario);
    const Trajectory scrubbed = simulate(shipped_library(), scenario);
    std::vector<double> times_s = even_times(0.0, scenario.duration_s, 1500);
    std::vector<std::vector<double>> expected;
    for (double t_s : times_s) {
        expected.push_back(forwards.states_at(t_s));
    }
    std::vector<std::size_t> order(times_s.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::shuffle(order.begin(), order.end(), std::mt19937(7));
    for (std::size_t i : order) {
        ASSERT_EQ(scrubbed.states_at(times_s[i]), expected[i]) << times_s[i] << " s";
    }
    EXPECT_GT(scrubbed.statistics().repeated_steps, 0) << "some windows had to be computed again";
    EXPECT_EQ(csv_of(scrubbed), csv_of(forwards));
}

TEST(Scrubbing, DoesNotDisturbWhatIsComputedAfterwards) {
    const Scenario& scenario = shipped("ninety_days");
    const double half_s = 0.5 * scenario.duration_s;
    const Trajectory at_once = simulate(shipped_library(), scenario);
    Trajectory watched = start_trajectory(shipped_library(), scenario);
    for (const double reach_s : {half_s, scenario.duration_s}) {
        watched.extend_to(reach_s);
        for (const double share : {0.9, 0.01, 0.5, 0.02}) {
            watched.at(share * reach_s);
        }
    }
    EXPECT_EQ(watched.states_at(scenario.duration_s), at_once.states_at(scenario.duration_s));
    EXPECT_EQ(watched.states_at(half_s), at_once.states_at(half_s));
}

TEST(Edits, AMovedDoseIsTheSameAsAFreshSimulation) {
    const Scenario original = day_of_single_doses();
    for (const double to_s : {4.0 * kHour_s, 11.0 * kHour_s, 20.0 * kHour_s}) {
        Scenario moved = original;
        moved.doses[1].at_s = to_s;
        Trajectory edited = simulate(shipped_library(), original);
        edited.set_scenario(moved);
        edited.extend_to(moved.duration_s);
        expect_same(edited, simulate(shipped_library(), moved));
    }
}

TEST(Edits, ADeletedDoseUndoneAndRedoneIsTheSameAsAFreshSimulation) {
    const Scenario original = day_of_single_doses();
    Scenario without_last = original;
    without_last.doses.pop_back();
    Scenario without_tablet = original; // other substances: another model
    without_tablet.doses.erase(without_tablet.doses.begin());
    Trajectory edited = simulate(shipped_library(), original);
    for (const Scenario& scenario : {without_last, original, without_tablet, original}) {
        edited.set_scenario(scenario);
        edited.extend_to(scenario.duration_s);
        expect_same(edited, simulate(shipped_library(), scenario));
    }
}

TEST(Edits, AnotherSubjectAndAnotherRestAreTheSameAsAFreshSimulation) {
    Trajectory edited = simulate(shipped_library(), shipped("ethanol"));
    Scenario other = shipped("ethanol");
    other.subject = "human_dependent";
    edited.set_scenario(other);
    edited.extend_to(other.duration_s);
    expect_same(edited, simulate(shipped_library(), other));
    other.changes.push_back({"endorphin_vta.tone", 0.5, 0.0, 0.0});
    edited.set_scenario(other);
    edited.extend_to(other.duration_s);
    expect_same(edited, simulate(shipped_library(), other));
}

TEST(Order, OfDosesInAScenarioDoesNotMatter) {
    Scenario reversed = day_of_single_doses();
    std::reverse(reversed.doses.begin(), reversed.doses.end());
    expect_same(simulate(shipped_library(), reversed),
                simulate(shipped_library(), day_of_single_doses()));
}

TEST(Order, OfEntriesInTheCircuitMattersOnlyByRounding) {
    Library library = shipped_library();
    CircuitDescription& circuit = library.circuits.at(shipped("acute_day").circuit);
    const auto reverse = [](auto& entries) { std::reverse(entries.begin(), entries.end()); };
    reverse(circuit.populations);
    reverse(circuit.projections);
    reverse(circuit.receptor_sites);
    reverse(circuit.adaptations);
    reverse(circuit.modulations);
    for (const char* id : {"acute_day", "rat_naltrexone_ethanol"}) {
        const Trajectory plain = simulate(shipped_library(), shipped(id));
        const Trajectory other = simulate(library, shipped(id));
        ASSERT_NE(plain.signals().rows[plain.signals().index("arcuate.rate")].value_index,
                  other.signals().rows[other.signals().index("arcuate.rate")].value_index);
        const auto times_s = even_times(0.0, shipped(id).duration_s, 300);
        for (const Signal& signal : plain.signals().rows) {
            const auto a = read_course(plain, signal.path, times_s);
            const auto b = read_course(other, signal.path, times_s);
            const double scale = std::max({highest(a), -lowest(a), 1e-6});
            double difference = 0.0;
            for (std::size_t i = 0; i < a.size(); ++i) {
                difference = std::max(difference, std::abs(a[i] - b[i]) / scale);
            }
            EXPECT_LE(difference, tolerance::order_of_entries) << signal.path;
        }
    }
}

TEST(Memory, StaysFlatWhileDaysAreReadOneAfterTheOther) {
    Scenario scenario = shipped("ninety_days");
    for (Dose& dose : scenario.doses) {
        dose.count = 200;
    }
    scenario.duration_s = 200.0 * kDay_s;
    Trajectory trajectory = start_trajectory(shipped_library(), scenario);
    Snapshot snapshot;
    std::size_t after_100_days = 0;
    for (int quarter = 1; quarter <= 800; ++quarter) {
        const double t_s = quarter * kDay_s / 4.0;
        trajectory.extend_to(t_s);
        trajectory.read(t_s, snapshot);
        after_100_days = quarter == 400 ? trajectory.memory_bytes() : after_100_days;
    }
    ASSERT_TRUE(trajectory.status().ok()) << trajectory.status().sentence();
    ASSERT_GT(trajectory.statistics().steps, 15000) << "more steps than are kept";
    EXPECT_LT(trajectory.memory_bytes(), after_100_days + after_100_days / 5);
    EXPECT_LT(trajectory.memory_bytes(), std::size_t{64} << 20);
}

TEST(Memory, StaysFlatWhenOldDatesOfALongCourseAreRead) {
    // Few checkpoints stand for a course of decades: a stretch between two of them is many dense runs long.
    const Scenario& scenario = shipped("ninety_days");
    const Trajectory plain = simulate(shipped_library(), scenario);
    Trajectory sparse = start_trajectory(shipped_library(), scenario);
    sparse.set_memory({2, 8});
    sparse.extend_to(scenario.duration_s);
    const std::size_t before = sparse.memory_bytes();
    const long steps = sparse.statistics().steps;
    const std::vector<double> times_s = even_times(0.0, scenario.duration_s, 100);
    for (const double t_s : times_s) {
        ASSERT_EQ(sparse.states_at(t_s), plain.states_at(t_s)) << t_s << " s";
    }
    EXPECT_LT(sparse.memory_bytes(), before + (std::size_t{1} << 20));
    EXPECT_LT(sparse.statistics().repeated_steps, steps + steps / 10)
        << "forwards, no step is integrated twice more";
    for (auto t_s = times_s.rbegin(); t_s != times_s.rend(); ++t_s) {
        ASSERT_EQ(sparse.states_at(*t_s), plain.states_at(*t_s)) << *t_s << " s";
    }
    EXPECT_LT(sparse.memory_bytes(), before + (std::size_t{1} << 20));
    EXPECT_LT(sparse.statistics().repeated_steps, 3 * steps) << "nor backwards";
}

} // namespace trajectory_test
} // namespace disinhibit
