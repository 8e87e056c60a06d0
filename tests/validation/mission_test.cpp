#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "circuit/course/simulate.h"
#include "tests/support/assets.h"
#include "tests/support/midbrain.h"
#include "tests/support/reading.h"

/// The mission's direction in the textbook circuit: ethanol raises dopamine through the brake, and naltrexone taken
/// first keeps the brake on. In man and rat.
namespace disinhibit {
namespace mission_test {

const std::string kDopamine = "dopamine_nac.concentration.percent";
const std::string kBrake = "vta_gaba.rate.percent";
const std::string kEndorphin = "endorphin_vta.concentration.percent";
const std::string kSource = "arcuate.rate.percent";

struct Mission {
    std::string species;
    std::string ethanol;    ///< scenario with ethanol alone
    std::string naltrexone; ///< scenario with naltrexone before it
};

void PrintTo(const Mission& mission, std::ostream* out) {
    *out << mission.species;
}

class EthanolAndNaltrexone : public testing::TestWithParam<Mission> {
  protected:
    static Trajectory run(const Library& library, const Scenario& scenario) {
        Trajectory trajectory = simulate(library, scenario);
        EXPECT_TRUE(trajectory.status().ok()) << trajectory.status().sentence();
        return trajectory;
    }
    static std::vector<double> course(const Trajectory& trajectory, const std::string& path) {
        return read_course(
            trajectory, path, even_times(0.0, trajectory.scenario().duration_s, 1000));
    }
    static Scenario in_textbook(const std::string& id) {
        Scenario scenario = shipped_library().scenarios.at(id);
        scenario.circuit = "textbook";
        return scenario;
    }
    Scenario ethanol() const { return in_textbook(GetParam().ethanol); }
    Scenario naltrexone_first() const { return in_textbook(GetParam().naltrexone); }
};

/// The midbrain of the textbook alone, with the action of µ-receptors on the GABA cells multiplied.
Library with_brake_release_times(double factor) {
    Library library = midbrain_library();
    std::vector<Modulation>& actions = library.circuits.at("textbook").modulations;
    std::ranges::find(actions, "mu_on_gaba", &Modulation::id)->gain.value *= factor;
    return library;
}

TEST_P(EthanolAndNaltrexone, EthanolRaisesDopamineAsItsBrakeFalls) {
    const Trajectory trajectory = run(shipped_library(), ethanol());
    EXPECT_GT(highest(course(trajectory, kSource)), 150.0);
    EXPECT_GT(highest(course(trajectory, kEndorphin)), 150.0);
    EXPECT_LT(lowest(course(trajectory, kBrake)), 95.0);
    EXPECT_GT(highest(course(trajectory, kDopamine)), 110.0);
    EXPECT_LE(highest(course(trajectory, kBrake)), 101.0) << "the brake never tightens much";
    const std::vector<double> dopamine = course(trajectory, kDopamine);
    const std::vector<double> brake = course(trajectory, kBrake);
    const auto top = std::max_element(dopamine.begin(), dopamine.end()) - dopamine.begin();
    const auto bottom = std::min_element(brake.begin(), brake.end()) - brake.begin();
    EXPECT_NEAR(static_cast<double>(top), static_cast<double>(bottom), 2.0)
        << "dopamine is highest when the brake is lowest";
}

TEST_P(EthanolAndNaltrexone, WithoutTheReceptorOnTheBrakeDopamineStaysButEndorphinStillRises) {
    const Trajectory trajectory = run(with_brake_release_times(0.0), ethanol());
    EXPECT_NEAR(highest(course(trajectory, kDopamine)), 100.0, 0.01);
    EXPECT_NEAR(lowest(course(trajectory, kDopamine)), 100.0, 0.01);
    EXPECT_NEAR(lowest(course(trajectory, kBrake)), 100.0, 0.01);
    EXPECT_GT(highest(course(trajectory, kEndorphin)), 150.0);
}

TEST_P(EthanolAndNaltrexone, FlippingTheSignOfTheReceptorsActionFlipsTheOutcome) {
    const Trajectory trajectory = run(with_brake_release_times(-1.0), ethanol());
    EXPECT_GT(highest(course(trajectory, kBrake)), 105.0);
    EXPECT_LT(lowest(course(trajectory, kDopamine)), 95.0);
    EXPECT_LT(highest(course(trajectory, kDopamine)), 101.0);
}

TEST_P(EthanolAndNaltrexone, NaltrexoneFirstKeepsDopamineWithinATenthOfRest) {
    const Trajectory trajectory = run(shipped_library(), naltrexone_first());
    EXPECT_GT(highest(course(trajectory, "mu_vta_gaba.occupancy.naltrexone")), 80.0);
    EXPECT_LT(highest(course(trajectory, kDopamine)), 110.0);
    EXPECT_GT(lowest(course(trajectory, kDopamine)), 90.0);
    EXPECT_GT(highest(course(trajectory, kEndorphin)), 150.0)
        << "the peptide is released all the same";
}

TEST_P(EthanolAndNaltrexone, NaltrexoneRemovesMostOfTheRiseAndNothingElse) {
    const Trajectory alone = run(shipped_library(), ethanol());
    const Trajectory after = run(shipped_library(), naltrexone_first());
    EXPECT_LT(highest(course(after, kDopamine)) - 100.0,
              0.4 * (highest(course(alone, kDopamine)) - 100.0));
    EXPECT_NEAR(highest(course(after, kSource)), highest(course(alone, kSource)), 0.5);
    EXPECT_NEAR(highest(course(after, "ethanol.plasma")) / highest(course(alone, "ethanol.plasma")),
                1.0,
                1e-3)
        << "naltrexone changes no ethanol kinetics in the model";
}

TEST_P(EthanolAndNaltrexone, NaltrexoneAloneLowersDopamineAtMostALittle) {
    Scenario scenario = naltrexone_first();
    std::erase_if(scenario.doses, [](const Dose& dose) { return dose.substance == "ethanol"; });
    const Trajectory trajectory = run(shipped_library(), scenario);
    EXPECT_LE(highest(course(trajectory, kDopamine)), 100.0 + 1e-3)
        << "an antagonist can only take tone away";
    EXPECT_GT(lowest(course(trajectory, kDopamine)), 80.0);
}

/// When `path` has gone a tenth of the way to its first extreme after begin_s.
double onset_s(const Trajectory& trajectory, const std::string& path, double begin_s) {
    const double end_s = trajectory.scenario().duration_s;
    const auto coarse = even_times(begin_s, end_s, 2000);
    const std::vector<double> values = read_course(trajectory, path, coarse);
    double extreme = 0.0;
    for (double value : values) {
        extreme = std::abs(value - values[0]) > std::abs(extreme) ? value - values[0] : extreme;
    }
    double low_s = begin_s;
    double high_s = coarse.back();
    for (std::size_t i = 1; i < coarse.size(); ++i) {
        if ((values[i] - values[0]) / extreme >= 0.1) {
            low_s = coarse[i - 1];
            high_s = coarse[i];
            break;
        }
    }
    for (int i = 0; i < 40; ++i) {
        const double middle_s = 0.5 * (low_s + high_s);
        const bool passed = (read_signal(trajectory, path, middle_s) - values[0]) / extreme >= 0.1;
        (passed ? high_s : low_s) = middle_s;
    }
    return high_s;
}

TEST_P(EthanolAndNaltrexone, EventsFollowInOrderFromTheArcuateNucleusToDopamine) {
    // A small step of the source, so that all that follows is proportional to it and only delays decide the order.
    Scenario scenario = ethanol();
    scenario.doses.clear();
    scenario.duration_s = 600.0;
    const Trajectory rest = start_trajectory(shipped_library(), scenario);
    const double bias = rest.parameter_at(rest.parameters().index("arcuate.bias"), 0.0);
    scenario.changes.push_back({"arcuate.bias", bias + 0.2, 10.0, 0.0});
    // Nothing gets used to it: what takes back a part of an effect brings its tenth forward.
    scenario.changes.push_back({"mu_on_gaba.attenuation", 0.0, 0.0, 0.0});
    scenario.changes.push_back({"opioid_adaptation_on_gaba.gain", 0.0, 0.0, 0.0});
    const Trajectory trajectory = simulate(shipped_library(), scenario, 1e-9);
    std::vector<double> onsets_s;
    for (const std::string& path :
         {kSource, kEndorphin, std::string("mu_vta_gaba.activation"), kBrake, kDopamine}) {
        onsets_s.push_back(onset_s(trajectory, path, 10.0));
    }
    for (std::size_t i = 1; i < onsets_s.size(); ++i) {
        EXPECT_LT(onsets_s[i - 1], onsets_s[i]) << "link " << i;
    }
    EXPECT_LT(onsets_s.front(), 10.1) << "the source follows within its time constant";
    EXPECT_GT(onsets_s[1], 15.0) << "the peptide takes its time";
}

TEST(Extinction, drinking_while_blocked_weakens_the_association_and_blockade_alone_does_not) {
    const std::string learned = "learned_association.level";
    Scenario blocked = shipped_library().scenarios.at("weeks_targeted");
    blocked.duration_s = 28.0 * 86400.0;
    Scenario abstinent = blocked;
    std::erase_if(abstinent.doses, [](const Dose& dose) { return dose.substance == "ethanol"; });
    ASSERT_FALSE(abstinent.doses.empty());
    Scenario untreated = shipped_library().scenarios.at("weeks_untreated");
    untreated.duration_s = blocked.duration_s;
    const auto after = [&](const Scenario& scenario) {
        return read_signal(simulate(shipped_library(), scenario), learned, scenario.duration_s);
    };
    const double before = read_signal(simulate(shipped_library(), blocked), learned, 0.0);
    EXPECT_LT(after(blocked), 0.9 * before);
    // Trials see little of it (cli.heavy_rr): a quarter more is forgotten than by drinking alone.
    EXPECT_GT(before - after(blocked), 1.25 * (before - after(untreated)));
    EXPECT_NEAR(after(abstinent), before, 1e-3 * before);
}

INSTANTIATE_TEST_SUITE_P(Species,
                         EthanolAndNaltrexone,
                         testing::Values(Mission{"human", "ethanol", "naltrexone_then_ethanol"},
                                         Mission{"rat", "rat_ethanol", "rat_naltrexone_ethanol"}),
                         [](const auto& mission) { return mission.param.species; });

} // namespace mission_test
} // namespace disinhibit
