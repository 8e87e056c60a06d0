#include <gtest/gtest.h>

#include "circuit/course/simulate.h"
#include "tests/support/hand_made_library.h"
#include "tests/support/reading.h"
#include "tests/support/tolerances.h"

/// Ligands at receptors in a bath of constant concentration: competition, its kinetics and its effect.
namespace disinhibit {
namespace receptors_test {

constexpr double kTolerance = 1e-9;
constexpr double kOff = 0.005;   // 1/s
constexpr double kAgonist = 0.9; // K_A, nM
constexpr double kBlocker = 1.1; // K_B, nM
constexpr double kPartial = 3.0; // K_P, nM
constexpr double kEquilibrium_s = 40.0 / kOff;

/// Substances that nothing eliminates from a bath of 1 L: the dose in nmol is the concentration in nM.
Library bath(double transducer_ratio) {
    Library library = hand_made_library();
    const auto add = [&library](const std::string& id, const Binding& binding) {
        Substance item = hand_made_substance(id, 1.0);
        item.reference_amount = quantity(1.0, "nmol");
        item.bindings.push_back(binding);
        library.substances[id] = item;
    };
    add("agonist", hand_made_binding(kAgonist, kOff, 1.0));
    add("blocker", hand_made_binding(kBlocker, 0.6 * kOff, 0.0));
    add("partial", hand_made_binding(kPartial, kOff, 0.3));
    circuit_of(library).receptor_sites = {
        hand_made_site("slow", BindingKind::kinetic, transducer_ratio),
        hand_made_site("quick", BindingKind::equilibrium, transducer_ratio)};
    return library;
}

struct Bath {
    double agonist_nM = 0.0;
    double blocker_nM = 0.0;
    double partial_nM = 0.0;
};

Scenario fill(const Bath& bath, double duration_s) {
    Scenario scenario = hand_made_scenario(duration_s);
    const std::pair<const char*, double> contents[] = {
        {"agonist", bath.agonist_nM}, {"blocker", bath.blocker_nM}, {"partial", bath.partial_nM}};
    for (const auto& [id, concentration_nM] : contents) {
        if (concentration_nM > 0.0) {
            scenario.doses.push_back(hand_made_dose(id, "iv", concentration_nM));
        }
    }
    return scenario;
}

double settled(const Bath& contents, const std::string& path, double transducer_ratio = 1.0) {
    const Trajectory trajectory =
        simulate(bath(transducer_ratio), fill(contents, kEquilibrium_s), kTolerance);
    EXPECT_TRUE(trajectory.status().ok()) << trajectory.status().sentence();
    return read_signal(trajectory, path, kEquilibrium_s);
}

TEST(Competition, OccupancyAtEquilibriumIsThatOfGaddum) {
    for (const double agonist : {0.1, 1.0, 10.0}) {
        for (const double blocker : {0.2, 5.0}) {
            const double a = agonist / kAgonist;
            const double b = blocker / kBlocker;
            for (const std::string site : {"slow", "quick"}) {
                const Bath contents{.agonist_nM = agonist, .blocker_nM = blocker};
                const double exact = 100.0 * a / (1.0 + a + b);
                EXPECT_NEAR(settled(contents, site + ".occupancy.agonist"), exact, 1e-6);
                EXPECT_NEAR(settled(contents, site + ".occupancy.blocker"),
                            100.0 * b / (1.0 + a + b),
                            1e-6);
                EXPECT_NEAR(settled(contents, site + ".free"), 100.0 / (1.0 + a + b), 1e-6);
                EXPECT_NEAR(settled(contents, site + ".activation"), exact, 1e-6);
            }
        }
    }
}

TEST(Competition, AHillExponentSteepensOccupancy) {
    Library library = bath(1.0);
    library.substances.at("agonist").bindings[0].hill = quantity(1.5);
    for (const double agonist : {0.3, 3.0}) {
        const Trajectory trajectory =
            simulate(library, fill({.agonist_nM = agonist}, kEquilibrium_s), kTolerance);
        const double x = std::pow(agonist / kAgonist, 1.5);
        for (const std::string site : {"slow", "quick"}) {
            EXPECT_NEAR(read_signal(trajectory, site + ".occupancy.agonist", kEquilibrium_s),
                        100.0 * x / (1.0 + x),
                        1e-6);
        }
    }
}

TEST(BindingKinetics, AssociationApproachesEquilibriumWithTheObservedRate) {
    const double concentration = 2.0;
    const Trajectory trajectory =
        simulate(bath(1.0), fill({.agonist_nM = concentration}, 1000.0), kTolerance);
    const double observed_rate = kOff * (concentration / kAgonist + 1.0);
    const double plateau = 100.0 * concentration / (concentration + kAgonist);
    for (double t_s : even_times(0.0, 1000.0, 40)) {
        EXPECT_NEAR(read_signal(trajectory, "slow.occupancy.agonist", t_s),
                    plateau * (1.0 - std::exp(-observed_rate * t_s)),
                    100.0 * tolerance::closed_form);
        EXPECT_NEAR(read_signal(trajectory, "quick.occupancy.agonist", t_s), plateau, 1e-6);
    }
}

TEST(BindingKinetics, AfterWashoutOccupancyHalvesEveryLn2OverKOff) {
    Scenario scenario = fill({.agonist_nM = 3.0}, kEquilibrium_s + 2000.0);
    scenario.removals.push_back({"agonist", kEquilibrium_s, true});
    const Trajectory trajectory = simulate(bath(1.0), scenario, kTolerance);
    const double half_life_s = std::log(2.0) / kOff;
    const double start = read_signal(trajectory, "slow.occupancy.agonist", kEquilibrium_s);
    ASSERT_GT(start, 50.0);
    for (const int halves : {1, 2, 5}) {
        EXPECT_NEAR(read_signal(trajectory,
                                "slow.occupancy.agonist",
                                kEquilibrium_s + halves * half_life_s),
                    start * std::pow(0.5, halves),
                    100.0 * tolerance::closed_form);
    }
    EXPECT_NEAR(read_signal(trajectory, "quick.occupancy.agonist", kEquilibrium_s + 1.0), 0.0, 1e-6)
        << "equilibrium binding has no memory";
}

TEST(BindingKinetics, ASlowBlockerDelaysTheAgonistUntilItLeaves) {
    Scenario scenario = fill({.blocker_nM = 20.0}, 2.0 * kEquilibrium_s);
    scenario.doses.push_back(hand_made_dose("agonist", "iv", 5.0, kEquilibrium_s));
    scenario.removals.push_back({"blocker", kEquilibrium_s, true});
    const Trajectory trajectory = simulate(bath(1.0), scenario, kTolerance);
    const double early =
        read_signal(trajectory, "slow.occupancy.agonist", kEquilibrium_s + 0.2 / kOff);
    EXPECT_LT(early, 35.0) << "free receptors appear only as the blocker dissociates";
    EXPECT_NEAR(read_signal(trajectory, "slow.occupancy.agonist", 2.0 * kEquilibrium_s),
                100.0 * 5.0 / (5.0 + kAgonist),
                0.01);
}

TEST(Antagonism, ShiftsTheAgonistCurveByOnePlusBOverKBWithoutLoweringTheTop) {
    for (const double blocker : {1.1, 11.0}) {
        const double dose_ratio = 1.0 + blocker / kBlocker;
        for (const double agonist : {0.2, 1.0, 5.0, 50.0}) {
            const double alone = settled({.agonist_nM = agonist}, "slow.effect", 3.0);
            const double shifted = settled(
                {.agonist_nM = agonist * dose_ratio, .blocker_nM = blocker}, "slow.effect", 3.0);
            const double blocked =
                settled({.agonist_nM = agonist, .blocker_nM = blocker}, "slow.effect", 3.0);
            EXPECT_NEAR(shifted, alone, 1e-5) << agonist << " nM against " << blocker << " nM";
            EXPECT_LT(blocked, alone);
        }
        const double top = settled({.agonist_nM = 1e6}, "slow.effect", 3.0);
        EXPECT_NEAR(top, 100.0 * 3.0 / 4.0, 0.001);
        EXPECT_NEAR(
            settled({.agonist_nM = 1e6, .blocker_nM = blocker}, "slow.effect", 3.0), top, 0.001);
    }
}

TEST(Antagonism, ALigandWithoutEfficacyNeverActivates) {
    for (const double blocker : {0.1, 10.0, 1e4}) {
        EXPECT_EQ(settled({.blocker_nM = blocker}, "slow.activation"), 0.0);
        EXPECT_EQ(settled({.blocker_nM = blocker}, "quick.effect"), 0.0);
        EXPECT_GT(settled({.blocker_nM = blocker}, "slow.blocked"), 5.0);
    }
    EXPECT_EQ(settled({.agonist_nM = 1.0}, "slow.blocked"), 0.0);
}

TEST(PartialAgonist, HasALowerTopWhereReceptorsAreFewAndNearlyAFullOneWhereTheyAreSpare) {
    const auto relative_top = [](double transducer_ratio) {
        return settled({.partial_nM = 1e6}, "slow.effect", transducer_ratio) /
               settled({.agonist_nM = 1e6}, "slow.effect", transducer_ratio);
    };
    EXPECT_NEAR(relative_top(1.0), (0.3 / 1.3) / (1.0 / 2.0), 1e-4);
    EXPECT_NEAR(relative_top(30.0), (9.0 / 10.0) / (30.0 / 31.0), 1e-4);
}

TEST(PartialAgonist, TakesEffectAwayFromAFullAgonist) {
    const double full = settled({.agonist_nM = 5.0}, "slow.activation");
    const double both = settled({.agonist_nM = 5.0, .partial_nM = 100.0}, "slow.activation");
    EXPECT_LT(both, 0.6 * full);
    EXPECT_GT(both, 25.0) << "but not below what it does itself";
}

TEST(PartialAgonist, CountsForLessWhereASiteWeighsEfficacyByAPower) {
    Library library = bath(1.0);
    circuit_of(library).receptor_sites[0].efficacy_exponent = quantity(2.0);
    const auto activation = [&library](const Bath& contents, const std::string& site) {
        return read_signal(simulate(library, fill(contents, kEquilibrium_s), kTolerance),
                           site + ".activation",
                           kEquilibrium_s);
    };
    // e^q o: the same receptors held by the same ligand, at 0.3^2 instead of 0.3; a full agonist is as it was.
    const Bath partial{.partial_nM = kPartial};
    EXPECT_NEAR(activation(partial, "slow"), 100.0 * 0.3 * 0.3 * 0.5, 1e-5);
    EXPECT_NEAR(activation(partial, "quick"), 100.0 * 0.3 * 0.5, 1e-5);
    const Bath full{.agonist_nM = kAgonist};
    EXPECT_NEAR(activation(full, "slow"), 50.0, 1e-5);
    EXPECT_NEAR(activation({.blocker_nM = kBlocker}, "slow"), 0.0, 1e-9);
}

TEST(OperationalModel, ASteepTransducerCrossesHalfOfItsMaximumAtTheSameActivation) {
    Library library = bath(4.0);
    for (ReceptorSite& site : circuit_of(library).receptor_sites) {
        site.transducer_slope = quantity(2.5);
    }
    const auto effect = [&library](double activation) {
        const double agonist = kAgonist * activation / (1.0 - activation);
        return read_signal(
            simulate(library, fill({.agonist_nM = agonist}, kEquilibrium_s), kTolerance),
            "slow.effect",
            kEquilibrium_s);
    };
    EXPECT_NEAR(effect(0.25), 50.0, 1e-4);
    EXPECT_NEAR(effect(0.5), 100.0 * std::pow(2.0, 2.5) / (1.0 + std::pow(2.0, 2.5)), 1e-4);
    EXPECT_LT(effect(0.125), 50.0);
}

} // namespace receptors_test
} // namespace disinhibit
