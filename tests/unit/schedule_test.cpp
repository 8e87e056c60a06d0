#include <gtest/gtest.h>

#include "circuit/model.h"
#include "circuit/schedule.h"
#include "circuit/simulate.h"
#include "tests/support/hand_made_library.h"

/// How a scenario expands into acts, and what they do to states and parameters.
namespace disinhibit {
namespace {

/// A drug with routes "iv", "oral" (stomach, drink) and "depot" (two phases), and cells that release a signal.
Library library_of_everything() {
    Library library = hand_made_library();
    Substance drug = hand_made_substance("drug", 20.0);
    drug.density = quantity(0.8, "kg/L");
    Kinetics& kinetics = drug.kinetics.at("person");
    kinetics.routes[0].bioavailability = quantity(0.9);
    kinetics.eliminations.push_back(first_order(0.01));
    kinetics.effect_site.phases = {{quantity(1.0), quantity(0.01, "1/s")}};
    Route oral;
    oral.id = "oral";
    oral.kind = RouteKind::absorption;
    oral.bioavailability = quantity(0.5);
    oral.absorption_rate = quantity(0.01, "1/s");
    oral.emptying_rate = quantity(0.01, "1/s");
    oral.reference_strength = quantity(0.2);
    oral.strength_exponent = quantity(0.5);
    kinetics.routes.push_back(oral);
    Route depot;
    depot.id = "depot";
    depot.kind = RouteKind::depot;
    depot.bioavailability = quantity(1.0);
    depot.phases = {{quantity(0.25), quantity(100.0, "s"), 1},
                    {quantity(0.75), quantity(1000.0, "s"), 2}};
    kinetics.routes.push_back(depot);
    library.substances["drug"] = drug;
    circuit_of(library).populations = {hand_made_population("cells", 0.1 + 0.2)};
    return library;
}

struct Expanded {
    Library library = library_of_everything();
    std::shared_ptr<const Model> model;
    Schedule schedule;

    explicit Expanded(const Scenario& scenario)
        : model(make_model(library, scenario)), schedule(make_schedule(library, *model, scenario)) {
    }
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
    EXPECT_EQ(expanded.schedule.events[1].after.inflows.size(), 2u);
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
    const auto model = make_model(library, scenario);
    const Schedule schedule = make_schedule(library, *model, scenario);
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

TEST(Schedule, ActsOfOneTimeAreOneEventInTheOrderOfTheScenario) {
    Scenario scenario = scenario_with(hand_made_dose("drug", "iv", 100.0, 5.0));
    scenario.doses.push_back(hand_made_dose("drug", "iv", 10.0, 5.0));
    scenario.changes.push_back({"cells.bias", 3.0, 5.0, 0.0});
    const Expanded expanded(scenario);
    ASSERT_EQ(expanded.schedule.events.size(), 1u);
    ASSERT_EQ(expanded.schedule.events[0].acts.size(), 3u);
    EXPECT_DOUBLE_EQ(expanded.schedule.events[0].acts[0].value, 90.0);
    EXPECT_DOUBLE_EQ(expanded.schedule.events[0].acts[1].value, 9.0);
    EXPECT_EQ(expanded.schedule.events[0].acts[2].kind, ActKind::set_parameter);
}

/// The error of expanding `scenario`, which must be one.
ModelError error_of(const Scenario& scenario) {
    try {
        const Expanded expanded(scenario);
    } catch (const ModelError& error) {
        return error;
    }
    ADD_FAILURE() << "no ModelError";
    return {};
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

} // namespace
} // namespace disinhibit
