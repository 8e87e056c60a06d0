#include <gtest/gtest.h>

#include "circuit/course/simulate.h"
#include "engine/ui/timeline/dose_offer.h"
#include "tests/support/assets.h"

namespace disinhibit {
namespace dose_test {

/// A library with one substance that one species drinks and another gets injected.
Library small_library() {
    Library library;
    Substance& substance = library.substances["x"];
    Route oral;
    oral.id = "oral";
    oral.reference_strength = Quantity{};
    Route injected;
    injected.id = "ip";
    substance.kinetics["human"].routes = {oral};
    substance.kinetics["rat"].routes = {injected};
    return library;
}

Subject subject_of(const std::string& species, double body_mass_kg) {
    Subject subject;
    subject.species = species;
    subject.body_mass.value = body_mass_kg;
    subject.standard_drink.value = 0.014;
    subject.drink_substance = "x";
    return subject;
}

DoseCard drink_card() {
    DoseCard card;
    card.id = "drink";
    card.substance = "x";
    card.routes = {"oral", "ip"};
    card.unit = "g/kg";
    card.high = 2.0;
    card.step = 0.05;
    card.initial = 0.5;
    card.count_drinks = true;
    card.strengths = {{"weak", 0.05}, {"strong", 0.4}};
    card.initial_strength = 1;
    return card;
}

TEST(UiDose, a_drink_per_kilogram_is_counted_in_standard_drinks_of_the_subject) {
    const Library library = small_library();
    const Subject subject = subject_of("human", 70.0);
    DoseCardState state;
    start_card(drink_card(), library, subject, state);
    const DoseOffer offer = offer_of(drink_card(), state, library, subject);
    EXPECT_TRUE(offer.available);
    EXPECT_DOUBLE_EQ(offer.dose.mass_kg, 0.5e-3);
    EXPECT_EQ(offer.dose.basis, AmountBasis::per_body_mass);
    EXPECT_DOUBLE_EQ(offer.drinks, 2.5);
    EXPECT_EQ(offer.dose.written, "0.5 g/kg");
    EXPECT_DOUBLE_EQ(offer.dose.strength_fraction, 0.4);
}

TEST(UiDose, the_first_route_of_the_species_is_taken_and_only_drinks_have_a_strength) {
    const Library library = small_library();
    const Subject rat = subject_of("rat", 0.3);
    DoseCardState state;
    start_card(drink_card(), library, rat, state);
    const DoseOffer offer = offer_of(drink_card(), state, library, rat);
    EXPECT_EQ(offer.dose.route, "ip");
    EXPECT_DOUBLE_EQ(offer.dose.strength_fraction, 0.0);
    EXPECT_FALSE(offer.takes_strength);
}

TEST(UiDose, a_card_without_a_route_in_the_species_is_not_available) {
    const Library library = small_library();
    const Subject fish = subject_of("fish", 1.0);
    DoseCardState state;
    start_card(drink_card(), library, fish, state);
    EXPECT_FALSE(offer_of(drink_card(), state, library, fish).available);
}

TEST(UiDose, another_species_moves_the_choice_to_a_preset_it_can_take) {
    const Library library = small_library();
    DoseCard card;
    card.substance = "x";
    card.presets = {{"tablet", "oral", 50.0, "mg"}, {"injection", "ip", 0.3, "mg/kg"}};
    DoseCardState state;
    start_card(card, library, subject_of("human", 70.0), state);
    EXPECT_EQ(state.preset, 0);
    EXPECT_DOUBLE_EQ(state.amount, 50.0);
    start_card(card, library, subject_of("rat", 0.3), state);
    EXPECT_EQ(state.preset, 1);
    const DoseOffer offer = offer_of(card, state, library, subject_of("rat", 0.3));
    EXPECT_DOUBLE_EQ(offer.dose.mass_kg, 0.3e-6);
    EXPECT_EQ(offer.dose.basis, AmountBasis::per_body_mass);
}

TEST(UiDose, a_chosen_amount_is_kept_from_frame_to_frame) {
    const Library library = small_library();
    const Subject subject = subject_of("human", 70.0);
    DoseCardState state;
    start_card(drink_card(), library, subject, state);
    state.amount = 1.25;
    start_card(drink_card(), library, subject, state);
    EXPECT_DOUBLE_EQ(state.amount, 1.25);
}

/// Time of the highest plasma level after the same drink at this strength, with the exponent of the stomach, s.
double peak_s(double strength_fraction, double exponent) {
    const Library& library = shipped_library();
    Scenario scenario = library.scenarios.at("ethanol");
    for (Dose& dose : scenario.doses) {
        dose.strength_fraction = strength_fraction;
    }
    scenario.changes.push_back({"ethanol.route.oral.strength_exponent", exponent, 0.0, 0.0});
    const Trajectory course = simulate(library, scenario);
    double best_s = 0.0;
    double best = 0.0;
    const int plasma = course.signals().index("ethanol.plasma");
    for (double t_s = 0.0; t_s <= 4.0 * 3600.0; t_s += 60.0) {
        const double now = course.at(t_s).values[static_cast<std::size_t>(plasma)];
        best_s = now > best ? t_s : best_s;
        best = std::max(best, now);
    }
    return best_s;
}

TEST(UiDose, the_tip_of_the_strength_says_what_the_stomach_of_the_run_does) {
    const Library& library = shipped_library();
    for (const double exponent : {0.6, -0.5, 0.0}) {
        Scenario scenario = library.scenarios.at("ethanol");
        scenario.changes.push_back({"ethanol.route.oral.strength_exponent", exponent, 0.0, 0.0});
        const Trajectory course = simulate(library, scenario);
        DoseOffer offer;
        offer.dose = scenario.doses.front();
        const Subject& subject = library.subjects.at(scenario.subject);
        const double difference = peak_s(0.20, exponent) - peak_s(0.05, exponent);
        const std::string tip = strength_tip(offer, library, subject, course, 0.0);
        EXPECT_EQ(tip,
                  difference < 0.0   ? "tip.strength_faster"
                  : difference > 0.0 ? "tip.strength_slower"
                                     : "tip.strength");
    }
}

TEST(UiDose, doses_are_told_as_they_were_written) {
    Dose dose;
    dose.mass_kg = 50e-6;
    EXPECT_EQ(dose_text(dose), "50 mg");
    dose.written = "50.0 mg";
    dose.every_s = 86400.0;
    dose.count = 90;
    EXPECT_EQ(dose_text(dose), "50.0 mg × 90");
}

} // namespace dose_test
} // namespace disinhibit
