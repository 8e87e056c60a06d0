#include <gtest/gtest.h>

#include <algorithm>

#include "circuit/course/simulate.h"
#include "tests/support/assets.h"
#include "tests/support/reading.h"

/// What the texts of shipped scenarios say of their own course, where no other test does.
namespace disinhibit {
namespace scenes_test {

constexpr double kHour_s = 3600.0;
constexpr double kDay_s = 24.0 * kHour_s;
const std::string kDopamine = "dopamine_nac.concentration.percent";
const std::string kBreathing = "respiratory_depression.level";
const std::string kBlocked = "mu_brain.blocked";

Scenario shipped(const std::string& id) {
    return shipped_library().scenarios.at(id);
}

Scenario without(Scenario scenario, const std::string& substance) {
    std::erase_if(scenario.doses, [&](const Dose& dose) { return dose.substance == substance; });
    return scenario;
}

/// Only what is given from t_s on.
Scenario from(Scenario scenario, double t_s) {
    std::erase_if(scenario.doses, [&](const Dose& dose) { return dose.at_s < t_s; });
    return scenario;
}

Scenario in(Scenario scenario, const std::string& subject) {
    scenario.subject = subject;
    return scenario;
}

Trajectory run(const Scenario& scenario) {
    return simulate(shipped_library(), scenario);
}

double at(const Trajectory& course, const std::string& path, double t_s) {
    return read_signal(course, path, t_s);
}

double peak(const Scenario& scenario, const std::string& path, double begin_s, double end_s) {
    return highest(read_course(run(scenario), path, even_times(begin_s, end_s, 600)));
}

TEST(Scenes, DopamineFallsWhenMorphineIsGoneAndComesBack) {
    const Trajectory course = run(shipped("rat_morphine_withdrawal"));
    EXPECT_LT(at(course, kDopamine, 10.0 * kDay_s), 90.0);
    EXPECT_GT(at(course, kDopamine, 18.0 * kDay_s), at(course, kDopamine, 10.0 * kDay_s) + 5.0);
}

TEST(Scenes, NaloxoneLowersDopamineFurtherInADependentRat) {
    const Scenario dependent = shipped("rat_naloxone_dependent");
    const double t_s = 232.0 * kHour_s;
    EXPECT_LT(at(run(dependent), kDopamine, t_s),
              at(run(without(dependent, "morphine")), kDopamine, t_s) - 5.0);
}

TEST(Scenes, FentanylOutlastsNaloxone) {
    const Trajectory course = run(shipped("fentanyl_rescue_return"));
    const double before = at(course, kBreathing, kHour_s - 1.0);
    EXPECT_LT(at(course, kBreathing, 1.5 * kHour_s), 0.75 * before);
    EXPECT_GT(at(course, kBreathing, 6.0 * kHour_s), before);
}

TEST(Scenes, NaloxoneAfterHeroinDeepensBreathingForAWhile) {
    const Scenario rescue = shipped("naloxone_rescue");
    const Trajectory course = run(rescue);
    const Trajectory left_alone = run(without(rescue, "naloxone"));
    EXPECT_LT(at(course, kBreathing, 0.5 * kHour_s), 0.6 * at(left_alone, kBreathing, 1200.0));
    EXPECT_GT(at(course, kBreathing, 0.5 * kHour_s), 0.1) << "not what it was";
    EXPECT_GT(at(course, kBreathing, 3.0 * kHour_s), 0.1) << "for hours";
}

TEST(Scenes, MorphineAndDrinksDepressBreathingMoreThanEither) {
    const Scenario both = shipped("opioid_and_drinks");
    const double t_s = 2.0 * kHour_s;
    const double together = at(run(both), kBreathing, t_s);
    EXPECT_GT(together, at(run(without(both, "ethanol")), kBreathing, t_s) + 0.02);
    EXPECT_GT(together, at(run(without(both, "morphine")), kBreathing, t_s) + 0.02);
    EXPECT_GT(at(run(without(both, "morphine")), kBreathing, t_s), 0.02) << "of its own account";
}

TEST(Scenes, ALowDoseHoldsUntilTheNextWhileReceptorsGrow) {
    const Trajectory course = run(shipped("low_dose_naltrexone"));
    const double held =
        highest(read_course(course, kBlocked, even_times(22.0 * kHour_s, 28.0 * kHour_s, 200)));
    EXPECT_GT(at(course, kBlocked, 46.0 * kHour_s), 0.5 * held);
    EXPECT_GT(at(course, "mu_brain.density", 7.0 * kDay_s), 110.0);
}

TEST(Scenes, EveryMissedTabletLetsTheDrinksReachMore) {
    const Scenario scenario = shipped("missed_tablets");
    const auto evening = [&](int day) {
        const double begin_s = day * kDay_s + 19.0 * kHour_s;
        return peak(scenario, kDopamine, begin_s, begin_s + 3.0 * kHour_s);
    };
    EXPECT_GT(evening(5), evening(4));
    EXPECT_GT(evening(6), evening(5));
    EXPECT_GT(evening(7), evening(6));
    EXPECT_LT(evening(8), evening(7)) << "the tablets are back";
}

TEST(Scenes, AnIllLiverLetsMoreOfATabletThroughAndNothingMoreOfADepot) {
    const Scenario ill = shipped("liver_disease");
    const Scenario healthy = in(ill, "human");
    const std::string plasma = "naltrexone.plasma";
    const auto area = [&](const Scenario& scenario, double end_s) {
        double sum = 0.0;
        for (const double value :
             read_course(run(scenario), plasma, even_times(0.0, end_s, 2000))) {
            sum += value;
        }
        return sum;
    };
    const double day_s = kDay_s;
    const double ratio = area(ill, day_s) / area(healthy, day_s);
    EXPECT_GT(ratio, 5.0) << "Bertolotti1997: 1610 +/- 629 over 200 +/- 97 ng.h/mL";
    EXPECT_LT(ratio, 12.0);
    EXPECT_GT(at(run(ill), kBlocked, 4.0 * kDay_s), at(run(healthy), kBlocked, 4.0 * kDay_s));
    const Scenario depot = shipped("naltrexone_depot");
    EXPECT_NEAR(
        area(in(depot, "human_cirrhosis"), 28.0 * kDay_s) / area(depot, 28.0 * kDay_s), 1.0, 0.05)
        << "Turncliff2005";
}

TEST(Scenes, MethylnaltrexoneSparesTheBrain) {
    const Scenario scenario = shipped("methylnaltrexone");
    const Trajectory with = run(scenario);
    const Trajectory alone = run(without(scenario, "methylnaltrexone"));
    for (const double t_s : {1.5 * kHour_s, 3.0 * kHour_s, 6.0 * kHour_s}) {
        EXPECT_NEAR(at(with, kDopamine, t_s), at(alone, kDopamine, t_s), 0.5);
        EXPECT_NEAR(
            at(with, "antinociception.level", t_s), at(alone, "antinociception.level", t_s), 0.01);
    }
    EXPECT_NEAR(at(with, "methylnaltrexone.plasma", 1.4 * kHour_s), 130.0, 35.0)
        << "117 +/- 33 ng/mL after 0.15 mg/kg (MNTXLabelCH), here 0.171";
}

TEST(Scenes, HeavyDrinkingLeavesLessDopamineThanModerate) {
    const double day_after_s = 57.0 * kDay_s;
    const double moderate = at(run(shipped("weeks_moderate")), kDopamine, day_after_s);
    const double heavy = at(run(shipped("weeks_heavy")), kDopamine, day_after_s);
    EXPECT_NEAR(moderate, 100.0, 10.0);
    EXPECT_LT(heavy, moderate - 10.0);
    EXPECT_GT(heavy, 20.0);
}

TEST(Scenes, AlcoholRaisesDopamineMoreWith118G) {
    const Scenario drunk = shipped("mouse_118g");
    const double end_s = drunk.duration_s;
    EXPECT_GT(peak(drunk, kDopamine, 0.0, end_s),
              peak(in(drunk, "mouse"), kDopamine, 0.0, end_s) + 3.0);
}

TEST(Scenes, NaltrexoneTakesFromAmphetamineWhatSensitisationHasAdded) {
    const Scenario scenario = shipped("rat_naltrexone_amphetamine");
    const double challenge_s = 32.0 * kDay_s;
    const auto top = [&](const Scenario& one) {
        return peak(one, kDopamine, challenge_s, challenge_s + kHour_s);
    };
    const Scenario first = from(scenario, challenge_s - kDay_s);
    const double acute = top(without(first, "naltrexone"));
    const double acute_blocked = top(first);
    const double sensitised = top(without(scenario, "naltrexone"));
    const double sensitised_blocked = top(scenario);
    EXPECT_GT(sensitised, 1.1 * acute);
    EXPECT_NEAR(acute_blocked, acute, 0.1 * acute);
    EXPECT_LT(sensitised_blocked - acute_blocked, 0.5 * (sensitised - acute));
}

TEST(Scenes, NaltrexoneTakesLittleFromCocaineAndNicotine) {
    const Scenario cocaine = shipped("rat_naltrexone_cocaine");
    const double challenge_s = 21.0 * kDay_s;
    const double blocked = peak(cocaine, kDopamine, challenge_s, challenge_s + kHour_s);
    const double free =
        peak(without(cocaine, "naltrexone"), kDopamine, challenge_s, challenge_s + kHour_s);
    EXPECT_GT(blocked, 0.75 * free);
    const Scenario nicotine = shipped("rat_naltrexone_nicotine");
    EXPECT_GT(peak(nicotine, kDopamine, 1800.0, 2.0 * kHour_s), 120.0);
}

TEST(Scenes, NorBniTakesMostOfWhatAKappaAgonistDoes) {
    const Scenario blocked = shipped("rat_nor_bni");
    const Scenario free = without(blocked, "nor_bni");
    const double begin_s = 7.0 * kDay_s;
    const double end_s = begin_s + 3.0 * kHour_s;
    EXPECT_LT(peak(blocked, "aversion.level", begin_s, end_s),
              0.5 * peak(free, "aversion.level", begin_s, end_s));
    const auto lowest_of = [&](const Scenario& one) {
        return lowest(read_course(run(one), kDopamine, even_times(begin_s, end_s, 600)));
    };
    EXPECT_GT(lowest_of(blocked) - lowest_of(free), 0.5 * (100.0 - lowest_of(free)));
    EXPECT_LT(at(run(blocked), kBlocked, begin_s), 20.0) << "selective";
}

TEST(ControlDrugs, BetaFnaBlocksMorphineForDays) {
    Scenario scenario = shipped("mouse_mu_knockout");
    scenario.subject = "mouse";
    scenario.duration_s = 10.0 * kDay_s;
    scenario.doses.resize(1);
    const Dose morphine = scenario.doses[0];
    scenario.doses[0].at_s = kDay_s;
    const double t_s = kDay_s + kHour_s;
    const std::string relief = "antinociception.level";
    const double alone = at(run(scenario), relief, t_s);
    Dose fna = morphine;
    fna.substance = "beta_fna";
    fna.mass_kg = 40e-6;
    fna.amount_nmol = 0.0;
    fna.written = "40 mg/kg";
    scenario.doses.push_back(fna);
    scenario.doses.push_back(morphine);
    scenario.doses.back().at_s = 9.0 * kDay_s;
    const Trajectory course = run(scenario);
    EXPECT_LT(at(course, relief, t_s), alone - 0.1);
    EXPECT_GT(at(course, relief, 9.0 * kDay_s + kHour_s), alone - 0.1) << "new receptors";
}

} // namespace scenes_test
} // namespace disinhibit
