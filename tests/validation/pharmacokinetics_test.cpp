#include <gtest/gtest.h>

#include "circuit/course/simulate.h"
#include "tests/support/hand_made_library.h"
#include "tests/support/reading.h"
#include "tests/support/tolerances.h"

/// Kinetics against solutions in closed form. Amounts in nmol, volumes in L, time in s.
namespace disinhibit {
namespace pharmacokinetics_test {

constexpr double kTolerance = 1e-9;
constexpr double kVolume = 40.0;
constexpr double kClearance = 0.01;
constexpr double kRate = kClearance / kVolume; // 1/s: half-life 46 min
constexpr double kDose = kTestDose_nmol;

Library library_of(const Substance& drug) {
    Library library = hand_made_library();
    library.substances[drug.id] = drug;
    return library;
}

Library one_compartment() {
    Library library = library_of(hand_made_substance("drug", kVolume));
    kinetics_of(library, "drug").eliminations.push_back(first_order(kClearance));
    return library;
}

Route oral_route(double bioavailability, double absorption_per_s) {
    Route route;
    route.id = "oral";
    route.name = "by mouth";
    route.kind = RouteKind::absorption;
    route.bioavailability = quantity(bioavailability);
    route.absorption_rate = quantity(absorption_per_s, "1/s");
    return route;
}

Trajectory run(const Library& library, const Dose& dose, double duration_s) {
    Scenario scenario = hand_made_scenario(duration_s);
    scenario.doses.push_back(dose);
    return simulate(library, scenario, kTolerance);
}

/// Every time of the course within the tolerance of `exact`, relative to the largest value.
template <class Exact>
void expect_course(const Trajectory& trajectory, const std::string& path, Exact exact) {
    ASSERT_TRUE(trajectory.status().ok()) << trajectory.status().sentence();
    const auto times_s = even_times(0.0, trajectory.scenario().duration_s, 60);
    const std::vector<double> course = read_course(trajectory, path, times_s);
    double top = 0.0;
    for (double t_s : times_s) {
        top = std::max(top, std::abs(exact(t_s)));
    }
    ASSERT_GT(top, 0.0);
    for (std::size_t i = 0; i < times_s.size(); ++i) {
        EXPECT_NEAR(course[i], exact(times_s[i]), tolerance::closed_form * top)
            << path << " at " << times_s[i] << " s";
    }
}

TEST(OneCompartment, ABolusDecaysExponentially) {
    Library library = one_compartment();
    kinetics_of(library, "drug").routes[0].bioavailability = quantity(0.9);
    expect_course(run(library, hand_made_dose("drug", "iv", kDose), 5.0 / kRate),
                  "drug.plasma",
                  [](double t_s) { return 0.9 * kDose / kVolume * std::exp(-kRate * t_s); });
}

TEST(OneCompartment, AnInfusionRisesTowardsItsRateOverClearanceAndThenDecays) {
    const double over_s = 1.5 / kRate;
    expect_course(
        run(one_compartment(), hand_made_dose("drug", "iv", kDose, 0.0, over_s), 4.0 / kRate),
        "drug.plasma",
        [over_s](double t_s) {
            const double infused_s = std::min(t_s, over_s);
            const double after_s = std::max(0.0, t_s - over_s);
            return kDose / over_s / kClearance * (1.0 - std::exp(-kRate * infused_s)) *
                   std::exp(-kRate * after_s);
        });
}

TEST(OneCompartment, AbsorptionByMouthFollowsBateman) {
    const double absorption = 6.0 * kRate;
    Library library = one_compartment();
    kinetics_of(library, "drug").routes.push_back(oral_route(0.3, absorption));
    expect_course(run(library, hand_made_dose("drug", "oral", kDose), 5.0 / kRate),
                  "drug.plasma",
                  [absorption](double t_s) {
                      return 0.3 * kDose / kVolume * absorption / (absorption - kRate) *
                             (std::exp(-kRate * t_s) - std::exp(-absorption * t_s));
                  });
}

TEST(OneCompartment, VolumesPerKilogramScaleWithTheBody) {
    Library library = one_compartment();
    kinetics_of(library, "drug").volume = quantity(kVolume / 70.0, "L/kg");
    library.subjects.at("person").body_mass = quantity(35.0, "kg");
    expect_course(run(library, hand_made_dose("drug", "iv", kDose), 2.0 / kRate),
                  "drug.plasma",
                  [](double t_s) { return 2.0 * kDose / kVolume * std::exp(-2.0 * kRate * t_s); });
}

TEST(OneCompartment, RepeatedDosesAddUp) {
    Dose dose = hand_made_dose("drug", "iv", kDose);
    dose.every_s = 1.0 / kRate;
    dose.count = 4;
    expect_course(run(one_compartment(), dose, 5.5 / kRate), "drug.plasma", [&](double t_s) {
        double sum = 0.0;
        for (int i = 0; i < 4; ++i) {
            const double since_s = t_s - i * dose.every_s;
            sum += since_s >= 0.0 ? kDose / kVolume * std::exp(-kRate * since_s) : 0.0;
        }
        return sum;
    });
}

TEST(TwoCompartments, ABolusDecaysWithTwoExponentials) {
    const double other_volume = 104.0;
    const double exchange = 0.025;
    Library library = one_compartment();
    kinetics_of(library, "drug")
        .peripherals.push_back({quantity(other_volume, "L"), quantity(exchange, "L/s")});
    const double k12 = exchange / kVolume;
    const double k21 = exchange / other_volume;
    const double sum = kRate + k12 + k21;
    const double root = std::sqrt(sum * sum - 4.0 * kRate * k21);
    const double fast = 0.5 * (sum + root);
    const double slow = 0.5 * (sum - root);
    expect_course(run(library, hand_made_dose("drug", "iv", kDose), 3.0 / slow),
                  "drug.plasma",
                  [=](double t_s) {
                      return kDose / kVolume / (fast - slow) *
                             ((fast - k21) * std::exp(-fast * t_s) +
                              (k21 - slow) * std::exp(-slow * t_s));
                  });
}

TEST(SaturableElimination, TheTimeCourseSatisfiesTheIntegratedMichaelisMentenEquation) {
    const double maximum = 0.5;       // nmol/s
    const double half_saturation = 5; // nM, a fifth of the start
    Library library = library_of(hand_made_substance("drug", kVolume));
    kinetics_of(library, "drug").eliminations.push_back(michaelis_menten(maximum, half_saturation));
    const Trajectory trajectory = run(library, hand_made_dose("drug", "iv", kDose), 3600.0);
    const double start = kDose / kVolume;
    for (double t_s : even_times(60.0, 3600.0, 30)) {
        const double c = read_signal(trajectory, "drug.plasma", t_s);
        ASSERT_GT(c, 0.0);
        const double exact_s =
            kVolume / maximum * (half_saturation * std::log(start / c) + start - c);
        EXPECT_NEAR(exact_s, t_s, tolerance::closed_form * 10.0 * t_s);
    }
}

/// A parent with a peripheral volume, first pass and two ways out, all into a metabolite of twice the molar mass that
/// nothing eliminates.
Library parent_and_metabolite() {
    Library library = one_compartment();
    Substance metabolite = hand_made_substance("metabolite", 25.0);
    metabolite.molar_mass = quantity(2e-10, "kg/nmol");
    library.substances["metabolite"] = metabolite;
    Kinetics& kinetics = kinetics_of(library, "drug");
    kinetics.peripherals.push_back({quantity(90.0, "L"), quantity(0.02, "L/s")});
    kinetics.eliminations.push_back(michaelis_menten(0.1, 2.0));
    for (Elimination& elimination : kinetics.eliminations) {
        elimination.metabolite = "metabolite";
        elimination.metabolite_fraction = quantity(1.0);
    }
    Route oral = oral_route(0.4, 3.0 * kRate);
    oral.first_pass_metabolite = "metabolite";
    oral.first_pass_fraction = quantity(0.6);
    kinetics.routes.push_back(oral);
    return library;
}

TEST(MassBalance, WhatWasTakenIsInTheBodyOrHasBecomeMetaboliteInMoles) {
    const Trajectory trajectory =
        run(parent_and_metabolite(), hand_made_dose("drug", "oral", kDose), 10.0 / kRate);
    const double mg_per_nmol = 1e-4; // 100 g/mol
    double metabolite = -1.0;
    for (double t_s : even_times(0.0, 10.0 / kRate, 50)) {
        const double parent = read_signal(trajectory, "drug.body", t_s) / mg_per_nmol;
        const double next = read_signal(trajectory, "metabolite.body", t_s) / (2.0 * mg_per_nmol);
        EXPECT_NEAR(parent + next, kDose, tolerance::conservation * kDose) << t_s << " s";
        EXPECT_GT(next, metabolite) << "nothing eliminates the metabolite";
        metabolite = next;
    }
    EXPECT_GT(metabolite, 0.8 * kDose);
}

TEST(MassBalance, OnlyTheStatedShareBecomesMetabolite) {
    Library library = parent_and_metabolite();
    Kinetics& kinetics = kinetics_of(library, "drug");
    kinetics.peripherals.clear();
    for (Elimination& elimination : kinetics.eliminations) {
        elimination.metabolite_fraction = quantity(0.25);
    }
    const Trajectory trajectory = run(library, hand_made_dose("drug", "oral", kDose), 30.0 / kRate);
    EXPECT_NEAR(read_state(trajectory, "metabolite.central", 30.0 / kRate),
                (0.6 + 0.25 * 0.4) * kDose,
                1e-6 * kDose);
}

TEST(MassBalance, TheAreaUnderTheCurveIsDoseOverClearance) {
    Library library = one_compartment();
    kinetics_of(library, "drug").routes.push_back(oral_route(0.3, 2.0 * kRate));
    const double end_s = 30.0 / kRate;
    const Trajectory trajectory = run(library, hand_made_dose("drug", "oral", kDose), end_s);
    const auto times_s = even_times(0.0, end_s, 4000);
    const std::vector<double> course = read_course(trajectory, "drug.plasma", times_s);
    double area = 0.0;
    for (std::size_t i = 1; i < times_s.size(); ++i) {
        area += 0.5 * (course[i] + course[i - 1]) * (times_s[i] - times_s[i - 1]);
    }
    EXPECT_NEAR(area, 0.3 * kDose / kClearance, 1e-4 * 0.3 * kDose / kClearance);
}

Library with_depot(std::vector<ReleasePhase> phases) {
    Library library = library_of(hand_made_substance("drug", kVolume)); // never eliminated
    Route depot;
    depot.id = "depot";
    depot.name = "depot";
    depot.kind = RouteKind::depot;
    depot.bioavailability = quantity(0.8);
    depot.phases = std::move(phases);
    kinetics_of(library, "drug").routes.push_back(depot);
    return library;
}

TEST(Depot, AllOfItIsReleasedInTheEnd) {
    const double day_s = 86400.0;
    const Library library = with_depot({{quantity(0.1), quantity(0.1 * day_s, "s"), 1},
                                        {quantity(0.3), quantity(2.0 * day_s, "s"), 4},
                                        {quantity(0.6), quantity(5.0 * day_s, "s"), 2}});
    const Trajectory trajectory =
        run(library, hand_made_dose("drug", "depot", kDose), 100.0 * day_s);
    EXPECT_NEAR(read_state(trajectory, "drug.central", 100.0 * day_s), 0.8 * kDose, 1e-6 * kDose);
    EXPECT_LT(read_state(trajectory, "drug.central", 0.5 * day_s), 0.25 * kDose);
}

TEST(Depot, APhaseOfThreeStagesReleasesAsTheErlangDistribution) {
    const double mean_s = 9000.0;
    const Library library = with_depot({{quantity(1.0), quantity(mean_s, "s"), 3}});
    expect_course(run(library, hand_made_dose("drug", "depot", kDose), 6.0 * mean_s),
                  "drug.plasma",
                  [mean_s](double t_s) {
                      const double x = 3.0 * t_s / mean_s;
                      return 0.8 * kDose / kVolume * (1.0 - std::exp(-x) * (1.0 + x + 0.5 * x * x));
                  });
}

constexpr double kDrink_nmol = 2e8; // 20 g
constexpr double kEmptying = 1e-3;  // 1/s at the reference strength
constexpr double kExponent = 0.6;

Library with_stomach() {
    Library library = one_compartment();
    Substance& drug = library.substances.at("drug");
    drug.density = quantity(0.8, "kg/L");
    drug.reference_amount = quantity(kDrink_nmol, "nmol");
    Route oral = oral_route(1.0, 5e-3);
    oral.emptying_rate = quantity(kEmptying, "1/s");
    oral.reference_strength = quantity(0.2);
    oral.strength_exponent = quantity(kExponent);
    drug.kinetics.at("person").routes.push_back(oral);
    return library;
}

Trajectory drink(double strength_fraction) {
    Dose dose = hand_made_dose("drug", "oral", kDrink_nmol);
    dose.strength_fraction = strength_fraction;
    return run(with_stomach(), dose, 5.0 / kEmptying);
}

TEST(Stomach, EmptiesAtTheStatedPowerOfTheStrength) {
    for (const double strength : {0.05, 0.2, 0.4}) {
        const double rate = kEmptying * std::pow(strength / 0.2, kExponent);
        const Trajectory trajectory = drink(strength);
        for (double t_s : even_times(0.0, 2.0 / rate, 20)) {
            EXPECT_NEAR(read_state(trajectory, "drug.route.oral.stomach", t_s),
                        kDrink_nmol * std::exp(-rate * t_s),
                        tolerance::regularised * kDrink_nmol)
                << strength << " at " << t_s << " s";
        }
    }
}

TEST(Stomach, ADrinkOfTwiceTheStrengthEmptiesFasterAndPeaksHigher) {
    const auto times_s = even_times(0.0, 3.0 / kEmptying, 300);
    const std::vector<double> weak = read_course(drink(0.1), "drug.plasma", times_s);
    const std::vector<double> strong = read_course(drink(0.2), "drug.plasma", times_s);
    EXPECT_GT(strong[30], 1.2 * weak[30]);
    EXPECT_GT(highest(strong), 1.05 * highest(weak));
}

TEST(Stomach, WhatWasDrunkIsConserved) {
    Library library = with_stomach();
    kinetics_of(library, "drug").eliminations.clear();
    Dose dose = hand_made_dose("drug", "oral", kDrink_nmol, 60.0, 1200.0);
    dose.strength_fraction = 0.1;
    const Trajectory trajectory = run(library, dose, 2.0 / kEmptying);
    const double mg_per_nmol = 1e-4;
    EXPECT_NEAR(read_signal(trajectory, "drug.body", 660.0) / mg_per_nmol,
                0.5 * kDrink_nmol,
                tolerance::conservation * kDrink_nmol);
    EXPECT_NEAR(read_signal(trajectory, "drug.body", 2.0 / kEmptying) / mg_per_nmol,
                kDrink_nmol,
                tolerance::conservation * kDrink_nmol);
}

TEST(EffectSite, FollowsAConstantPlasmaLevelWithItsRates) {
    Library library = one_compartment();
    EffectSite& site = kinetics_of(library, "drug").effect_site;
    site.partition = quantity(6.5);
    site.phases = {{quantity(0.2), quantity(0.01, "1/s")}, {quantity(0.8), quantity(0.001, "1/s")}};
    Scenario scenario = hand_made_scenario(5000.0);
    scenario.clamps.push_back({"drug.plasma", 3.0, 0.0, 6000.0});
    const Trajectory trajectory = simulate(library, scenario, kTolerance);
    expect_course(trajectory, "drug.plasma", [](double) { return 3.0; });
    expect_course(trajectory, "drug.brain", [](double t_s) {
        return 6.5 * 3.0 *
               (0.2 * (1.0 - std::exp(-0.01 * t_s)) + 0.8 * (1.0 - std::exp(-0.001 * t_s)));
    });
}

} // namespace pharmacokinetics_test
} // namespace disinhibit
