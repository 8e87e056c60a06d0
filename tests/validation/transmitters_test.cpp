#include <gtest/gtest.h>

#include "circuit/course/simulate.h"
#include "tests/support/hand_made_library.h"
#include "tests/support/reading.h"
#include "tests/support/tolerances.h"

/// Release and uptake: steady states and time constants in closed form, and the refractory store of a peptide.
namespace disinhibit {
namespace transmitters_test {

constexpr double kTolerance = 1e-9;
constexpr double kMaximumUptake = 2000.0; // Vmax, nM/s
constexpr double kHalfSaturation = 210.0; // Km, nM
constexpr double kRest = 10.0;            // nM

Library with_transmitter(double burst_gain) {
    Library library = hand_made_library();
    CircuitDescription& circuit = circuit_of(library);
    circuit.populations = {hand_made_population("cells", 4.0)};
    circuit.populations[0].burst = BurstShare{quantity(0.4), quantity(2.0)};
    Transmitter transmitter;
    transmitter.id = "signal";
    transmitter.name = "Signal";
    transmitter.source = "cells";
    transmitter.rest = quantity(kRest, "nM");
    transmitter.maximum_uptake = quantity(kMaximumUptake, "nM/s");
    transmitter.half_saturation = quantity(kHalfSaturation, "nM");
    transmitter.burst_gain = quantity(burst_gain);
    circuit.transmitters.push_back(transmitter);
    return library;
}

/// The course with the rate of the cells held at `rate_hz` from 1 s on.
Trajectory held(const Library& library, double rate_hz, double duration_s) {
    Scenario scenario = hand_made_scenario(duration_s);
    scenario.clamps.push_back({"cells.rate", rate_hz, 1.0, 2.0 * duration_s});
    return simulate(library, scenario, kTolerance);
}

TEST(Uptake, BalancesReleaseAtKmROverVmaxLessR) {
    for (const double rate_hz : {1.0, 4.0, 20.0, 60.0}) {
        const Trajectory trajectory = held(with_transmitter(1.0), rate_hz, 60.0);
        ASSERT_TRUE(trajectory.status().ok()) << trajectory.status().sentence();
        const double resting_release = kMaximumUptake * kRest / (kHalfSaturation + kRest);
        const double release = resting_release * rate_hz / 4.0;
        EXPECT_NEAR(read_signal(trajectory, "signal.release", 60.0), release, 1e-6 * release);
        EXPECT_NEAR(read_signal(trajectory, "signal.uptake", 60.0), release, 1e-6 * release);
        EXPECT_NEAR(read_signal(trajectory, "signal.concentration", 60.0) /
                        (kHalfSaturation * release / (kMaximumUptake - release)),
                    1.0,
                    1e-6)
            << rate_hz << " Hz";
    }
}

TEST(Uptake, ClearsASmallExcessWithTheTimeConstantKmOverVmax) {
    Library library = with_transmitter(1.0);
    circuit_of(library).transmitters[0].rest = quantity(1e-3, "nM");
    Scenario scenario = hand_made_scenario(2.0);
    scenario.clamps.push_back({"signal.concentration", 0.1, 0.5, 1.0});
    const Trajectory trajectory = simulate(library, scenario, kTolerance);
    EXPECT_NEAR(read_signal(trajectory, "signal.concentration", 0.9), 0.1, 1e-12);
    const double time_s = kHalfSaturation / kMaximumUptake;
    for (double after_s : even_times(0.0, 3.0 * time_s, 12)) {
        EXPECT_NEAR(read_signal(trajectory, "signal.concentration", 1.0 + after_s),
                    1e-3 + (0.1 - 1e-3) * std::exp(-after_s / time_s),
                    0.1 * 1e-3)
            << "saturation is felt by 0.1 / 210";
    }
}

TEST(Uptake, ClearsALargeExcessAtTheMaximumRate) {
    Scenario scenario = hand_made_scenario(4.0);
    scenario.clamps.push_back({"signal.concentration", 1e4, 0.5, 1.0});
    const Trajectory trajectory = simulate(with_transmitter(1.0), scenario, kTolerance);
    const double drop = 1e4 - read_signal(trajectory, "signal.concentration", 2.0);
    EXPECT_NEAR(drop, kMaximumUptake, 0.1 * kMaximumUptake);
}

TEST(Release, OfBurstsIsLargerByTheBurstGain) {
    const Trajectory trajectory = held(with_transmitter(1.6), 8.0, 60.0);
    const double logit = std::log(0.4 / 0.6) + 2.0 * (8.0 / 4.0 - 1.0);
    const double share = 1.0 / (1.0 + std::exp(-logit));
    EXPECT_NEAR(read_signal(trajectory, "cells.burst_share", 60.0), 100.0 * share, 1e-6);
    const double resting_release = kMaximumUptake * kRest / (kHalfSaturation + kRest);
    EXPECT_NEAR(read_signal(trajectory, "signal.release", 60.0),
                resting_release * 2.0 * (1.0 + 0.6 * share) / (1.0 + 0.6 * 0.4),
                1e-4);
}

TEST(Release, AStimulationPulseAddsReleasePerSpike) {
    Scenario scenario = hand_made_scenario(3.0);
    scenario.pulses.push_back({"signal.stimulation", 1000.0, 1.0, 1.0, 0.001, 1});
    const Trajectory trajectory = simulate(with_transmitter(1.0), scenario, kTolerance);
    const double per_spike =
        trajectory.parameter_at(trajectory.parameters().index("signal.release_per_spike"), 0.0);
    EXPECT_NEAR(
        read_signal(trajectory, "signal.concentration", 1.001) - kRest, per_spike, 0.02 * per_spike)
        << "one spike of all axons, hardly any uptake within a millisecond";
    EXPECT_NEAR(read_signal(trajectory, "signal.concentration", 3.0), kRest, 1e-3);
}

Library with_transporter_blocker(double k_i_nM) {
    Library library = with_transmitter(1.0);
    Substance blocker = hand_made_substance("blocker", 1.0);
    blocker.reference_amount = quantity(1.0, "nmol");
    library.substances["blocker"] = blocker;
    Modulation block;
    block.id = "blocker_on_uptake";
    block.name = "Blocker on uptake";
    block.source = "blocker.brain";
    block.target = "signal.half_saturation";
    block.combine = CombineKind::block;
    block.gain = quantity(1.0 / k_i_nM, "1/nM");
    circuit_of(library).modulations.push_back(block);
    return library;
}

TEST(Uptake, ACompetitiveBlockerRaisesTheConcentrationByOnePlusIOverKi) {
    Scenario scenario = hand_made_scenario(60.0);
    scenario.doses.push_back(hand_made_dose("blocker", "iv", 30.0, 1.0));
    const Trajectory trajectory = simulate(with_transporter_blocker(10.0), scenario, kTolerance);
    EXPECT_NEAR(read_signal(trajectory, "signal.concentration", 60.0), 4.0 * kRest, 1e-5);
    EXPECT_NEAR(read_signal(trajectory, "signal.concentration", 0.5), kRest, 1e-9);
}

/// An autoreceptor that lowers release as the concentration rises.
TEST(Release, AnAutoreceptorOpposesAChange) {
    Library library = with_transmitter(1.0);
    Adaptation sensor;
    sensor.id = "sensor";
    sensor.name = "Sensor";
    sensor.source = "signal.concentration";
    sensor.shape = {ShapeKind::hill, quantity(50.0, "nM"), quantity(1.0)};
    sensor.time_up = sensor.time_down = quantity(0.4, "s");
    sensor.stages = 2;
    circuit_of(library).adaptations.push_back(sensor);
    Modulation brake;
    brake.id = "sensor_on_release";
    brake.name = "Sensor on release";
    brake.source = "sensor.level";
    brake.target = "signal.release";
    brake.combine = CombineKind::scale;
    brake.gain = quantity(-0.6);
    circuit_of(library).modulations.push_back(brake);
    const double with = read_signal(held(library, 12.0, 60.0), "signal.concentration", 60.0);
    const double without =
        read_signal(held(with_transmitter(1.0), 12.0, 60.0), "signal.concentration", 60.0);
    EXPECT_GT(with, kRest);
    EXPECT_LT(with, 0.9 * without);
    EXPECT_NEAR(read_signal(held(library, 12.0, 60.0), "signal.concentration", 0.5), kRest, 1e-6)
        << "the sensor is part of the resting balance";
}

constexpr double kRecovery = 2700.0; // s
constexpr double kUse = 0.25;

Library with_pool() {
    Library library = hand_made_library();
    library.substances["peptide"] = hand_made_substance("peptide", 10.0);
    library.substances.at("peptide").endogenous = true;
    CircuitDescription& circuit = circuit_of(library);
    circuit.populations = {hand_made_population("cells", 2.0)};
    PeptidePool pool;
    pool.id = "pool";
    pool.name = "Pool";
    pool.substance = "peptide";
    pool.place = "bath";
    pool.source = "cells";
    pool.tone = quantity(0.1, "nM");
    pool.clearance_time = quantity(720.0, "s");
    pool.store_recovery_time = quantity(kRecovery, "s");
    pool.store_use = quantity(kUse);
    circuit.pools.push_back(pool);
    return library;
}

TEST(PeptideStore, SettlesWhereRecoveryBalancesUse) {
    const double rest_store = 1.0 / (1.0 + kUse);
    for (const double times : {0.0, 1.0, 5.0}) {
        const double end_s = 60.0 * kRecovery;
        const Trajectory trajectory = held(with_pool(), 2.0 * times, end_s);
        const double store = 1.0 / (1.0 + kUse * times);
        EXPECT_NEAR(read_signal(trajectory, "pool.store", end_s), 100.0 * store, 1e-5);
        EXPECT_NEAR(read_signal(trajectory, "pool.concentration", end_s),
                    0.1 * times * store / rest_store,
                    1e-7);
    }
}

TEST(PeptideStore, MakesASecondBoutReleaseLessUntilItHasRecovered) {
    const double bout_s = 1800.0;
    const auto peak_of_second = [&](double pause_s) {
        const double begin_s = 10.0 + bout_s + pause_s;
        Scenario scenario = hand_made_scenario(begin_s + bout_s);
        scenario.clamps.push_back({"cells.rate", 20.0, 10.0, 10.0 + bout_s});
        scenario.clamps.push_back({"cells.rate", 20.0, begin_s, begin_s + bout_s});
        const Trajectory trajectory = simulate(with_pool(), scenario, kTolerance);
        return highest(read_course(
            trajectory, "pool.concentration", even_times(begin_s, begin_s + bout_s, 200)));
    };
    const Trajectory once = held(with_pool(), 20.0, 1.0 + bout_s);
    const double first =
        highest(read_course(once, "pool.concentration", even_times(1.0, 1.0 + bout_s, 200)));
    EXPECT_GT(first, 0.2);
    EXPECT_LT(peak_of_second(2400.0), 0.95 * first) << "still refractory";
    EXPECT_NEAR(peak_of_second(20.0 * kRecovery), first, 0.01 * first) << "recovered";
}

TEST(PeptideStore, ClearanceFollowsItsTimeConstant) {
    Scenario scenario = hand_made_scenario(4000.0);
    scenario.clamps.push_back({"cells.rate", 0.0, 10.0, 5000.0});
    scenario.clamps.push_back({"pool.concentration", 2.0, 10.0, 20.0});
    const Trajectory trajectory = simulate(with_pool(), scenario, kTolerance);
    for (double after_s : even_times(0.0, 3000.0, 20)) {
        EXPECT_NEAR(read_signal(trajectory, "pool.concentration", 20.0 + after_s),
                    2.0 * std::exp(-after_s / 720.0),
                    tolerance::closed_form * 10.0);
    }
}

} // namespace transmitters_test
} // namespace disinhibit
