#include <gtest/gtest.h>

#include <algorithm>

#include "circuit/body.h"
#include "circuit/build/schedule.h"
#include "circuit/course/simulate.h"
#include "tests/support/everything_library.h"

/// How a scenario expands into acts, and what they do to states and parameters.
namespace disinhibit {
namespace schedule_test {

struct Expanded {
    Library library = library_of_everything();
    std::shared_ptr<const Body> body;
    std::shared_ptr<const Model> model;
    Schedule schedule;

    explicit Expanded(const Scenario& scenario)
        : body(make_body(library, scenario)), model(body->model),
          schedule(make_schedule(library, *body, scenario)) {}
    int state(const std::string& name) const {
        for (int i = 0; i < model->state_count(); ++i) {
            if (model->states[static_cast<std::size_t>(i)].name == name) {
                return i;
            }
        }
        return -1;
    }
    double parameter(const Regime& regime, const std::string& path) const {
        return regime.parameters->at(static_cast<std::size_t>(model->parameters.index(path)));
    }
    std::vector<double> times_s() const {
        std::vector<double> times;
        for (const Event& event : schedule.events) {
            times.push_back(event.t_s);
        }
        return times;
    }
};

Scenario scenario_with(const Dose& dose) {
    Scenario scenario = hand_made_scenario(1000.0);
    scenario.doses.push_back(dose);
    return scenario;
}

using Times = std::vector<double>;

TEST(Schedule, ARepeatedDoseBecomesOneActPerMember) {
    Dose dose = hand_made_dose("drug", "iv", 100.0, 5.0);
    dose.every_s = 10.0;
    dose.count = 3;
    const Expanded expanded(scenario_with(dose));
    EXPECT_EQ(expanded.times_s(), (Times{5.0, 15.0, 25.0}));
    for (const Event& event : expanded.schedule.events) {
        ASSERT_EQ(event.acts.size(), 1u);
        EXPECT_EQ(event.acts[0].kind, ActKind::add_to_state);
        EXPECT_EQ(event.acts[0].index, expanded.state("drug.central"));
        EXPECT_DOUBLE_EQ(event.acts[0].value, 90.0) << "bioavailability 0.9";
    }
}

TEST(Schedule, AnInfusionFlowsBetweenItsTwoEvents) {
    const Expanded expanded(scenario_with(hand_made_dose("drug", "iv", 100.0, 5.0, 20.0)));
    ASSERT_EQ(expanded.times_s(), (Times{5.0, 25.0}));
    EXPECT_TRUE(expanded.schedule.initial.inflows.empty());
    const std::vector<Inflow>& flowing = expanded.schedule.events[0].after.inflows;
    ASSERT_EQ(flowing.size(), 1u);
    EXPECT_EQ(flowing[0].state, expanded.state("drug.central"));
    EXPECT_DOUBLE_EQ(flowing[0].rate, 90.0 / 20.0);
    EXPECT_TRUE(expanded.schedule.events[1].after.inflows.empty());
}

TEST(Schedule, OverlappingInfusionsEndOneByOne) {
    Scenario scenario = scenario_with(hand_made_dose("drug", "iv", 100.0, 0.0, 20.0));
    scenario.doses.push_back(hand_made_dose("drug", "iv", 50.0, 10.0, 20.0));
    const Expanded expanded(scenario);
    ASSERT_EQ(expanded.times_s(), (Times{0.0, 10.0, 20.0, 30.0}));
    ASSERT_EQ(expanded.schedule.events[1].after.inflows.size(), 1u) << "the sum of both";
    EXPECT_DOUBLE_EQ(expanded.schedule.events[1].after.inflows[0].rate, 135.0 / 20.0);
    ASSERT_EQ(expanded.schedule.events[2].after.inflows.size(), 1u);
    EXPECT_DOUBLE_EQ(expanded.schedule.events[2].after.inflows[0].rate, 45.0 / 20.0);
    EXPECT_TRUE(expanded.schedule.events[3].after.inflows.empty());
}

TEST(Schedule, ADosePerBodyMassOfALabelledMassIsCountedInMoles) {
    Dose dose = hand_made_dose("drug", "iv", 0.0);
    dose.mass_kg = 2e-8;
    dose.basis = AmountBasis::per_body_mass;
    Library library = library_of_everything();
    library.substances.at("drug").label_factor = quantity(0.5);
    const Scenario scenario = scenario_with(dose);
    const Schedule schedule = make_schedule(library, *make_body(library, scenario), scenario);
    const double amount_nmol = 2e-8 * 70.0 * 0.5 / 1e-10;
    EXPECT_DOUBLE_EQ(schedule.events[0].acts[0].value, 0.9 * amount_nmol);
}

TEST(Schedule, ADrinkBringsItsVolume) {
    Dose dose = hand_made_dose("drug", "oral", 1e8);
    dose.strength_fraction = 0.1;
    const Expanded expanded(scenario_with(dose));
    ASSERT_EQ(expanded.schedule.events.size(), 1u);
    std::vector<double> y(expanded.model->states.size(), 0.0);
    apply_event(*expanded.model, expanded.schedule.events[0], y);
    const double pure_L = 1e8 * 1e-10 / 0.8;
    EXPECT_DOUBLE_EQ(y[expanded.state("drug.route.oral.drink_volume")], pure_L / 0.1);
    EXPECT_DOUBLE_EQ(y[expanded.state("drug.route.oral.stomach")], 1e8);
    EXPECT_EQ(y[expanded.state("drug.central")], 0.0);
}

TEST(Schedule, ADepotIsSharedAmongItsPhases) {
    const Expanded expanded(scenario_with(hand_made_dose("drug", "depot", 100.0)));
    std::vector<double> y(expanded.model->states.size(), 0.0);
    apply_event(*expanded.model, expanded.schedule.events[0], y);
    EXPECT_DOUBLE_EQ(y[expanded.state("drug.route.depot.phase_1.stage_1")], 25.0);
    EXPECT_DOUBLE_EQ(y[expanded.state("drug.route.depot.phase_2.stage_1")], 75.0);
    EXPECT_EQ(y[expanded.state("drug.route.depot.phase_2.stage_2")], 0.0);
}

TEST(Schedule, AChangeAtZeroMakesAnotherSubjectAndIsNoEvent) {
    Scenario scenario = hand_made_scenario(10.0);
    scenario.changes.push_back({"cells.time_constant", 0.05, 0.0, 0.0});
    const Expanded expanded(scenario);
    EXPECT_TRUE(expanded.schedule.events.empty());
    EXPECT_EQ(expanded.parameter(expanded.schedule.initial, "cells.time_constant"), 0.05);
}

TEST(Schedule, ALaterChangeTakesEffectAtItsTimeAndStays) {
    Scenario scenario = hand_made_scenario(10.0);
    scenario.changes.push_back({"cells.time_constant", 0.05, 4.0, 0.0});
    const Expanded expanded(scenario);
    ASSERT_EQ(expanded.times_s(), Times{4.0});
    EXPECT_EQ(expanded.parameter(expanded.schedule.initial, "cells.time_constant"), 0.02);
    const Regime& after = expanded.schedule.events[0].after;
    EXPECT_EQ(expanded.parameter(after, "cells.time_constant"), 0.05);
    const int inverse_time = expanded.model->populations[0].inverse_time;
    EXPECT_DOUBLE_EQ(after.coefficients->at(inverse_time), 20.0) << "coefficients follow";
}

TEST(Schedule, AChangeWithAnEndReturnsToTheExactFormerValue) {
    Scenario scenario = hand_made_scenario(10.0);
    scenario.changes.push_back({"cells.bias", 3.0, 4.0, 6.0});
    const Expanded expanded(scenario);
    ASSERT_EQ(expanded.times_s(), (Times{4.0, 6.0}));
    EXPECT_EQ(expanded.parameter(expanded.schedule.events[0].after, "cells.bias"), 3.0);
    EXPECT_EQ(expanded.parameter(expanded.schedule.events[1].after, "cells.bias"),
              expanded.parameter(expanded.schedule.initial, "cells.bias"));
    EXPECT_EQ(*expanded.schedule.events[1].after.coefficients,
              *expanded.schedule.initial.coefficients);
}

TEST(Schedule, PulsesRestoreTheExactFormerValueHoweverMany) {
    Scenario scenario = hand_made_scenario(10.0);
    scenario.pulses.push_back({"cells.bias", 0.7, 1.0, 10.0, 0.02, 25});
    const Expanded expanded(scenario);
    ASSERT_EQ(expanded.schedule.events.size(), 50u);
    const double before = expanded.parameter(expanded.schedule.initial, "cells.bias");
    for (std::size_t i = 0; i < 50; i += 2) {
        EXPECT_DOUBLE_EQ(expanded.schedule.events[i].t_s, 1.0 + 0.05 * static_cast<double>(i));
        EXPECT_EQ(expanded.parameter(expanded.schedule.events[i].after, "cells.bias"),
                  before + 0.7);
        EXPECT_EQ(expanded.parameter(expanded.schedule.events[i + 1].after, "cells.bias"), before);
    }
}

TEST(Schedule, AClampHoldsAStateUntilItsEnd) {
    Scenario scenario = hand_made_scenario(10.0);
    scenario.clamps.push_back({"cells.rate", 7.0, 2.0, 5.0});
    const Expanded expanded(scenario);
    ASSERT_EQ(expanded.times_s(), (Times{2.0, 5.0}));
    std::vector<double> y(expanded.model->states.size(), 1.0);
    apply_event(*expanded.model, expanded.schedule.events[0], y);
    EXPECT_EQ(y[expanded.state("cells.rate")], 7.0);
    ASSERT_EQ(expanded.schedule.events[0].after.holds.size(), 1u);
    EXPECT_EQ(expanded.schedule.events[0].after.holds[0].state, expanded.state("cells.rate"));
    EXPECT_TRUE(expanded.schedule.events[1].after.holds.empty());
}

TEST(Schedule, AClampOfPlasmaHoldsTheAmountThatMakesTheConcentration) {
    Scenario scenario = hand_made_scenario(10.0);
    scenario.clamps.push_back({"drug.plasma", 3.0, 2.0, 5.0});
    const Expanded expanded(scenario);
    EXPECT_DOUBLE_EQ(expanded.schedule.events[0].after.holds.at(0).value, 3.0 * 20.0);
}

std::vector<int> emptied_states(const Expanded& expanded) {
    std::vector<double> y(expanded.model->states.size(), 1.0);
    apply_event(*expanded.model, expanded.schedule.events.back(), y);
    std::vector<int> emptied;
    for (std::size_t i = 0; i < y.size(); ++i) {
        if (y[i] == 0.0) {
            emptied.push_back(static_cast<int>(i));
        }
    }
    return emptied;
}

TEST(Schedule, ARemovalEmptiesWhatHasNotBeenAbsorbedOnly) {
    Scenario scenario = scenario_with(hand_made_dose("drug", "depot", 100.0));
    scenario.removals.push_back({"drug", 50.0, false});
    const Expanded expanded(scenario);
    const std::vector<int> emptied = emptied_states(expanded);
    EXPECT_EQ(emptied.size(), 3u);
    for (const char* name : {"drug.route.depot.phase_1.stage_1",
                             "drug.route.depot.phase_2.stage_1",
                             "drug.route.depot.phase_2.stage_2"}) {
        EXPECT_NE(std::find(emptied.begin(), emptied.end(), expanded.state(name)), emptied.end());
    }
}

TEST(Schedule, ARemovalEverywhereEmptiesBloodAndBrainTooButNoNeuron) {
    Scenario scenario = scenario_with(hand_made_dose("drug", "iv", 100.0));
    scenario.removals.push_back({"drug", 50.0, true});
    const Expanded expanded(scenario);
    EXPECT_EQ(emptied_states(expanded),
              (std::vector<int>{expanded.state("drug.central"),
                                expanded.state("drug.effect_site.phase_1")}));
}

TEST(Schedule, ActsOfOneTimeAreOneEventInOneOrder) {
    Scenario scenario = scenario_with(hand_made_dose("drug", "depot", 100.0, 5.0));
    scenario.doses.push_back(hand_made_dose("drug", "iv", 10.0, 5.0));
    scenario.removals.push_back({"drug", 5.0, false});
    scenario.changes.push_back({"drug.route.iv.bioavailability", 0.5, 5.0, 0.0});
    scenario.clamps.push_back({"cells.rate", 7.0, 5.0, 6.0});
    const Expanded expanded(scenario);
    ASSERT_EQ(expanded.schedule.events.size(), 2u);
    std::vector<double> y(expanded.model->states.size(), 1.0);
    apply_event(*expanded.model, expanded.schedule.events[0], y);
    EXPECT_DOUBLE_EQ(y[expanded.state("drug.central")], 1.0 + 5.0) << "the new share";
    EXPECT_DOUBLE_EQ(y[expanded.state("drug.route.depot.phase_1.stage_1")], 25.0)
        << "what was there is removed, then the dose comes";
    EXPECT_DOUBLE_EQ(y[expanded.state("cells.rate")], 7.0);
}

TEST(Schedule, AnAmountPerBodyMassIsThatOfTheMomentItIsGiven) {
    Dose dose = hand_made_dose("drug", "iv", 10.0, 5.0);
    dose.basis = AmountBasis::per_body_mass;
    dose.every_s = 10.0;
    dose.count = 2;
    Scenario scenario = scenario_with(dose);
    scenario.changes.push_back({"subject.body_mass", 140.0, 10.0, 0.0});
    const Expanded expanded(scenario);
    ASSERT_EQ(expanded.schedule.events.size(), 3u);
    EXPECT_DOUBLE_EQ(expanded.schedule.events[0].acts[0].value, 0.9 * 700.0);
    EXPECT_DOUBLE_EQ(expanded.schedule.events[2].acts[0].value, 0.9 * 1400.0);
}

TEST(Schedule, AHeldConcentrationIsKeptWhenItsVolumeChanges) {
    Scenario scenario = hand_made_scenario(10.0);
    scenario.clamps.push_back({"drug.plasma", 3.0, 2.0, 8.0});
    scenario.changes.push_back({"drug.central.volume", 40.0, 5.0, 0.0});
    const Expanded expanded(scenario);
    ASSERT_EQ(expanded.times_s(), (Times{2.0, 5.0, 8.0}));
    EXPECT_DOUBLE_EQ(expanded.schedule.events[1].after.holds.at(0).value, 3.0 * 40.0);
    std::vector<double> y(expanded.model->states.size(), 0.0);
    apply_event(*expanded.model, expanded.schedule.events[1], y);
    EXPECT_DOUBLE_EQ(y[expanded.state("drug.central")], 120.0);
}

TEST(Schedule, ADoseDoesNotLiftWhatIsHeld) {
    Scenario scenario = scenario_with(hand_made_dose("drug", "iv", 100.0, 5.0));
    scenario.clamps.push_back({"drug.plasma", 3.0, 2.0, 8.0});
    const Expanded expanded(scenario);
    std::vector<double> y(expanded.model->states.size(), 0.0);
    apply_event(*expanded.model, expanded.schedule.events[0], y);
    apply_event(*expanded.model, expanded.schedule.events[1], y);
    EXPECT_DOUBLE_EQ(y[expanded.state("drug.central")], 60.0);
}

TEST(Schedule, TheEndOfAHoldLetsGoOfItsOwnHoldOnly) {
    for (const bool other_way_round : {false, true}) {
        Scenario scenario = hand_made_scenario(10.0);
        scenario.clamps.push_back({"cells.rate", 5.0, 1.0, 6.0});
        scenario.clamps.push_back({"cells.rate", 9.0, 2.0, 4.0});
        scenario.clamps.push_back({"cells.rate", 8.0, 4.0, 5.0});
        if (other_way_round) {
            std::reverse(scenario.clamps.begin(), scenario.clamps.end());
        }
        const Expanded expanded(scenario);
        ASSERT_EQ(expanded.times_s(), (Times{1.0, 2.0, 4.0, 5.0, 6.0}));
        std::vector<double> levels;
        for (const Event& event : expanded.schedule.events) {
            levels.push_back(event.after.holds.empty() ? 0.0 : event.after.holds[0].value);
        }
        EXPECT_EQ(levels, (std::vector<double>{5.0, 9.0, 8.0, 5.0, 0.0}));
    }
}

TEST(Schedule, OneHoldAfterAnotherAtTheSameLevelIsNoEvent) {
    Scenario scenario = hand_made_scenario(10.0);
    scenario.clamps.push_back({"cells.rate", 5.0, 4.0, 6.0});
    scenario.clamps.push_back({"cells.rate", 5.0, 1.0, 4.0});
    EXPECT_EQ(Expanded(scenario).times_s(), (Times{1.0, 6.0}));
}

TEST(Schedule, TimesFallOnTheClock) {
    Scenario scenario = scenario_with(hand_made_dose("drug", "iv", 1.0, 2.2 * 3600.0));
    scenario.doses.push_back(hand_made_dose("drug", "iv", 1.0, 132.0 * 60.0));
    EXPECT_NE(2.2 * 3600.0, 132.0 * 60.0) << "as numbers they differ";
    EXPECT_EQ(Expanded(scenario).times_s(), Times{7920.0});
}

TEST(Schedule, PulsesShareTheirRegimes) {
    Scenario scenario = hand_made_scenario(10.0);
    scenario.pulses.push_back({"cells.bias", 0.7, 1.0, 10.0, 0.02, 25});
    const Expanded expanded(scenario);
    for (std::size_t i = 2; i < 50; ++i) {
        const Regime& one = expanded.schedule.events[i].after;
        const Regime& other = expanded.schedule.events[i - 2].after;
        EXPECT_EQ(one.parameters, other.parameters);
        EXPECT_EQ(one.coefficients, other.coefficients);
    }
}

TEST(Schedule, SharesOfAWholeNeverMakeMoreThanTheWhole) {
    Scenario scenario = scenario_with(hand_made_dose("drug", "depot", 100.0));
    scenario.changes.push_back({"drug.route.depot.phase_1.fraction", 1.0, 0.0, 0.0});
    scenario.changes.push_back({"drug.route.depot.phase_2.fraction", 1.0, 0.0, 0.0});
    const Expanded expanded(scenario);
    std::vector<double> y(expanded.model->states.size(), 0.0);
    apply_event(*expanded.model, expanded.schedule.events[0], y);
    EXPECT_DOUBLE_EQ(y[expanded.state("drug.route.depot.phase_1.stage_1")], 50.0);
    EXPECT_DOUBLE_EQ(y[expanded.state("drug.route.depot.phase_2.stage_1")], 50.0);
}

/// The error of expanding `scenario`, which must be one.
ModelError error_of(const Scenario& scenario) {
    try {
        const Expanded expanded(scenario);
    } catch (const ModelError& error) {
        return error;
    }
    ADD_FAILURE() << "no ModelError";
    return {"", "", ""};
}

TEST(Schedule, AnUnknownRouteIsAnErrorThatListsTheKnownOnes) {
    const ModelError error = error_of(scenario_with(hand_made_dose("drug", "nasal", 1.0)));
    EXPECT_NE(error.found.find("nasal"), std::string::npos);
    EXPECT_NE(error.expected.find("iv, oral, depot"), std::string::npos) << error.expected;
}

TEST(Schedule, AnUnknownSubstanceIsAnError) {
    EXPECT_EQ(error_of(scenario_with(hand_made_dose("potion", "iv", 1.0))).found, "potion");
}

TEST(Schedule, AnUnknownParameterIsAnErrorInAChangeAndInAPulseTrain) {
    for (const double at_s : {0.0, 5.0}) {
        Scenario scenario = hand_made_scenario(10.0);
        scenario.changes.push_back({"cells.colour", 3.0, at_s, 0.0});
        EXPECT_EQ(error_of(scenario).found, "cells.colour");
    }
    Scenario scenario = hand_made_scenario(10.0);
    scenario.pulses.push_back({"nobody.bias", 0.7, 1.0, 10.0, 0.02, 2});
    EXPECT_EQ(error_of(scenario).found, "nobody.bias");
}

TEST(Schedule, AnUnknownOrUnholdableSignalIsAnErrorInAClamp) {
    for (const char* signal : {"cells.colour", "cells.drive"}) {
        Scenario scenario = hand_made_scenario(10.0);
        scenario.clamps.push_back({signal, 3.0, 1.0, 2.0});
        EXPECT_EQ(error_of(scenario).found, signal);
    }
}

TEST(Schedule, TwoValuesOverTheSameTimeAreAnError) {
    Scenario scenario = hand_made_scenario(10.0);
    scenario.changes.push_back({"cells.bias", 3.0, 4.0, 6.0});
    scenario.changes.push_back({"cells.bias", 4.0, 4.0, 6.0});
    EXPECT_NE(error_of(scenario).found.find("cells.bias"), std::string::npos);
    scenario.changes.clear();
    scenario.clamps.push_back({"cells.rate", 3.0, 1.0, 2.0});
    scenario.clamps.push_back({"cells.rate", 4.0, 1.0, 2.0});
    EXPECT_NE(error_of(scenario).found.find("cells.rate"), std::string::npos);
}

TEST(Schedule, MoreEventsThanFitAreAnErrorBeforeAnythingIsBuilt) {
    Dose dose = hand_made_dose("drug", "iv", 1.0);
    dose.every_s = 1.0;
    dose.count = 100'000;
    Scenario scenario = hand_made_scenario(10.0);
    scenario.doses.assign(5000, dose);
    EXPECT_EQ(error_of(scenario).found, "500000000 events");
}

} // namespace schedule_test
} // namespace disinhibit
