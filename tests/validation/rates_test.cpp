#include <gtest/gtest.h>

#include "circuit/course/simulate.h"
#include "tests/support/hand_made_library.h"
#include "tests/support/reading.h"
#include "tests/support/tolerances.h"

/// Firing rates: the gain function, its fixed point, and the sign of every connection.
namespace disinhibit {
namespace rates_test {

constexpr double kTolerance = 1e-9;
constexpr double kSettled_s = 2.0;

/// "push" excites and "brake" inhibits "cells".
Library three_populations() {
    Library library = hand_made_library();
    CircuitDescription& circuit = circuit_of(library);
    circuit.populations = {hand_made_population("push", 5.0),
                           hand_made_population("brake", 20.0),
                           hand_made_population("cells", 4.5)};
    circuit.populations[2].gain.ceiling = quantity(30.0, "Hz");
    circuit.populations[2].burst = BurstShare{quantity(0.4), quantity(2.0)};
    circuit.projections = {hand_made_projection("push", "cells", true, 2.0),
                           hand_made_projection("brake", "cells", false, 0.4)};
    return library;
}

/// H / (1 + H / r_max), H = (I + sqrt(I^2 + 4 s^2)) / 2
double gain(double drive, double ceiling, double softness) {
    const double h = 0.5 * (drive + std::sqrt(drive * drive + 4.0 * softness * softness));
    return h / (1.0 + h / ceiling);
}

/// The course when the bias of `population` is raised by `change_hz` at 1 s.
Trajectory poke(const Library& library, const std::string& population, double change_hz) {
    Scenario scenario = hand_made_scenario(1.0 + kSettled_s);
    const Trajectory rest = start_trajectory(library, scenario, kTolerance);
    const std::string path = population + ".bias";
    const double bias = rest.parameter_at(rest.parameters().index(path), 0.0);
    scenario.changes.push_back({path, bias + change_hz, 1.0, 0.0});
    return simulate(library, scenario, kTolerance);
}

double settled(const Trajectory& trajectory, const std::string& path) {
    EXPECT_TRUE(trajectory.status().ok()) << trajectory.status().sentence();
    return read_signal(trajectory, path, 1.0 + kSettled_s);
}

TEST(Rates, TheRestingRatesAreAFixedPointOfTheGainFunction) {
    const Trajectory trajectory =
        simulate(three_populations(), hand_made_scenario(3600.0), kTolerance);
    for (const auto& [id, rest_hz] :
         {std::pair{"push", 5.0}, std::pair{"brake", 20.0}, std::pair{"cells", 4.5}}) {
        const std::string rate = std::string(id) + ".rate";
        EXPECT_NEAR(trajectory.baseline().values[signal_index(trajectory, rate)], rest_hz, 1e-12);
        EXPECT_NEAR(read_signal(trajectory, rate, 3600.0), rest_hz, 1e-9);
    }
    const double drive = read_signal(trajectory, "cells.drive", 3600.0);
    EXPECT_NEAR(gain(drive, 30.0, 0.5), 4.5, 1e-9);
}

TEST(Rates, ExcitationRaisesAndInhibitionLowersTheTarget) {
    const Library library = three_populations();
    EXPECT_GT(settled(poke(library, "push", 1.0), "cells.rate"), 5.0);
    EXPECT_LT(settled(poke(library, "push", -1.0), "cells.rate"), 4.0);
    EXPECT_LT(settled(poke(library, "brake", 4.0), "cells.rate"), 4.0);
    EXPECT_GT(settled(poke(library, "brake", -4.0), "cells.rate"), 5.0);
}

TEST(Rates, ADriveIsDeliveredAsWeightTimesRate) {
    const Trajectory trajectory = poke(three_populations(), "brake", 4.0);
    const double brake_hz = settled(trajectory, "brake.rate");
    EXPECT_GT(brake_hz, 21.0);
    EXPECT_NEAR(settled(trajectory, "brake_to_cells.current"), 0.4 * brake_hz, 1e-9);
    const double drive = read_signal(trajectory, "cells.drive", 0.0) - 0.4 * (brake_hz - 20.0);
    EXPECT_NEAR(settled(trajectory, "cells.drive"), drive, 1e-6);
    EXPECT_NEAR(settled(trajectory, "cells.rate"), gain(drive, 30.0, 0.5), 1e-6);
}

TEST(Rates, FollowAStepOfTheDriveWithTheTimeConstant) {
    const Trajectory trajectory = poke(three_populations(), "brake", 6.0);
    const double end_hz = settled(trajectory, "brake.rate");
    for (double after_s : even_times(0.0, 0.1, 20)) {
        EXPECT_NEAR(read_signal(trajectory, "brake.rate", 1.0 + after_s),
                    end_hz + (20.0 - end_hz) * std::exp(-after_s / 0.02),
                    tolerance::closed_form * 20.0);
    }
}

TEST(Rates, StayBelowTheCeilingHoweverStrongTheDrive) {
    const Trajectory strong = poke(three_populations(), "cells", 2000.0);
    EXPECT_LT(settled(strong, "cells.rate"), 30.0);
    EXPECT_GT(settled(strong, "cells.rate"), 29.5);
}

TEST(Rates, FallToZeroAndNotBelowHoweverStrongTheInhibition) {
    const Trajectory weak = poke(three_populations(), "cells", -500.0);
    EXPECT_GE(settled(weak, "cells.rate"), 0.0);
    EXPECT_LT(settled(weak, "cells.rate"), 0.001);
}

TEST(Rates, TheBurstShareGrowsWithTheRate) {
    const Library library = three_populations();
    EXPECT_NEAR(read_signal(poke(library, "push", 1.0), "cells.burst_share", 0.0), 40.0, 1e-9);
    EXPECT_GT(settled(poke(library, "push", 1.0), "cells.burst_share"), 42.0);
    EXPECT_LT(settled(poke(library, "push", -1.0), "cells.burst_share"), 38.0);
}

/// `gain` times the concentration of a drug acts on a port.
Library modulated(const std::string& target, CombineKind combine, double gain_value) {
    Library library = three_populations();
    Substance drug = hand_made_substance("drug", 1.0);
    drug.reference_amount = quantity(1.0, "nmol");
    library.substances["drug"] = drug;
    Modulation modulation;
    modulation.id = "drug_acts";
    modulation.name = "Drug acts";
    modulation.source = "drug.brain";
    modulation.target = target;
    modulation.combine = combine;
    modulation.gain = quantity(gain_value);
    circuit_of(library).modulations.push_back(modulation);
    return library;
}

Trajectory with_drug(const Library& library, double concentration_nM) {
    Scenario scenario = hand_made_scenario(1.0 + kSettled_s);
    scenario.doses.push_back(hand_made_dose("drug", "iv", concentration_nM, 1.0));
    return simulate(library, scenario, kTolerance);
}

TEST(Modulation, OfADriveAddsGainTimesSource) {
    const Trajectory trajectory = with_drug(modulated("cells.drive", CombineKind::add, -0.5), 3.0);
    EXPECT_NEAR(settled(trajectory, "cells.drive"),
                read_signal(trajectory, "cells.drive", 0.5) - 1.5,
                1e-6);
    EXPECT_LT(settled(trajectory, "cells.rate"), 4.5);
}

TEST(Modulation, OfAProjectionScalesWhatItDelivers) {
    const Trajectory trajectory =
        with_drug(modulated("brake_to_cells.strength", CombineKind::scale, -0.2), 2.0);
    EXPECT_NEAR(settled(trajectory, "brake_to_cells.current"), 0.6 * 0.4 * 20.0, 1e-6);
    EXPECT_GT(settled(trajectory, "cells.rate"), 4.5) << "less inhibition";
}

TEST(Modulation, OfAGainScalesTheRate) {
    const Trajectory trajectory = with_drug(modulated("cells.gain", CombineKind::scale, 0.1), 5.0);
    EXPECT_NEAR(settled(trajectory, "cells.rate"), 1.5 * 4.5, 1e-6);
}

/// A level that follows the drug with the given times and takes `attenuation` of its action on the drive away.
Library with_tolerance(double time_up_s, double time_down_s, int stages, double attenuation) {
    Library library = modulated("cells.drive", CombineKind::add, 0.5);
    Adaptation tolerance;
    tolerance.id = "tolerance";
    tolerance.name = "Tolerance";
    tolerance.source = "drug.brain";
    tolerance.shape = {ShapeKind::hill, quantity(2.0, "nM"), quantity(1.0)};
    tolerance.time_up = quantity(time_up_s, "s");
    tolerance.time_down = quantity(time_down_s, "s");
    tolerance.stages = stages;
    circuit_of(library).adaptations.push_back(tolerance);
    circuit_of(library).modulations[0].attenuated_by = "tolerance";
    circuit_of(library).modulations[0].attenuation = quantity(attenuation);
    return library;
}

TEST(Tolerance, RisesThroughItsStagesToWhatItFollows) {
    for (const int stages : {1, 2}) {
        const Trajectory trajectory = with_drug(with_tolerance(0.5, 0.5, stages, 0.0), 3.0);
        for (double after_s : even_times(0.0, kSettled_s, 20)) {
            const double x = stages * after_s / 0.5;
            const double missing = stages == 1 ? std::exp(-x) : std::exp(-x) * (1.0 + x);
            EXPECT_NEAR(read_signal(trajectory, "tolerance.level", 1.0 + after_s),
                        0.6 * (1.0 - missing),
                        tolerance::closed_form);
        }
    }
}

TEST(Tolerance, FallsWithATimeOfItsOwn) {
    Scenario scenario = hand_made_scenario(150.0);
    scenario.doses.push_back(hand_made_dose("drug", "iv", 1e4, 1.0));
    scenario.removals.push_back({"drug", 100.0, true});
    const Trajectory trajectory = simulate(with_tolerance(5.0, 50.0, 1, 0.0), scenario, kTolerance);
    EXPECT_NEAR(read_signal(trajectory, "tolerance.level", 6.0), 1.0 - std::exp(-1.0), 0.01);
    EXPECT_NEAR(read_signal(trajectory, "tolerance.level", 150.0), std::exp(-1.0), 0.01);
}

TEST(Tolerance, TakesItsShareOfTheActionAway) {
    Scenario scenario = hand_made_scenario(60.0);
    scenario.doses.push_back(hand_made_dose("drug", "iv", 3.0, 1.0));
    const Trajectory trajectory = simulate(with_tolerance(2.0, 2.0, 1, 0.8), scenario, kTolerance);
    const double rest = read_signal(trajectory, "cells.drive", 0.5);
    EXPECT_NEAR(read_signal(trajectory, "cells.drive", 1.0) - rest, 1.5, 1e-6) << "at first all";
    EXPECT_NEAR(read_signal(trajectory, "cells.drive", 60.0) - rest, 1.5 * (1.0 - 0.8 * 0.6), 1e-6);
}

} // namespace rates_test
} // namespace disinhibit
