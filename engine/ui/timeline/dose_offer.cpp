#include "engine/ui/timeline/dose_offer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

#include "circuit/describe/units.h"
#include "engine/core/number_text.h"
#include "engine/ui/widgets/typed_amount.h"

namespace disinhibit {
namespace {

Dose make_dose(const std::string& substance,
               const std::string& route,
               double amount,
               const std::string& unit,
               double strength_fraction) {
    Dose dose;
    dose.substance = substance;
    dose.route = route;
    dose.strength_fraction = strength_fraction;
    dose.written = format_number(amount) + " " + unit;
    const auto parsed = parse_unit(unit);
    assert(parsed);
    dose.basis = is_per_body_mass(unit) ? AmountBasis::per_body_mass : AmountBasis::absolute;
    if (parsed->dimension.nanomoles != 0) {
        dose.amount_nmol = amount * parsed->internal_per_unit;
    } else {
        dose.mass_kg = amount * parsed->internal_per_unit;
    }
    return dose;
}

int decimals_for(double amount) {
    return amount >= 10.0 ? 0 : amount >= 1.0 ? 1 : 2;
}

} // namespace

const Route* find_route(const Library& library,
                        const Subject& subject,
                        const std::string& substance,
                        const std::string& route) {
    const auto found = library.substances.find(substance);
    if (found == library.substances.end()) {
        return nullptr;
    }
    const auto kinetics = found->second.kinetics.find(subject.species);
    if (kinetics == found->second.kinetics.end()) {
        return nullptr;
    }
    for (const Route& candidate : kinetics->second.routes) {
        if (candidate.id == route) {
            return &candidate;
        }
    }
    return nullptr;
}

std::vector<int>
possible_presets(const DoseCard& card, const Library& library, const Subject& subject) {
    std::vector<int> possible;
    for (std::size_t i = 0; i < card.presets.size(); ++i) {
        if (find_route(library, subject, card.substance, card.presets[i].route) != nullptr) {
            possible.push_back(static_cast<int>(i));
        }
    }
    return possible;
}

void start_card(const DoseCard& card,
                const Library& library,
                const Subject& subject,
                DoseCardState& state) {
    if (card.has_slider()) {
        if (!state.started) {
            state.amount = card.initial;
            state.strength = card.initial_strength;
        }
        state.started = true;
        return;
    }
    const std::vector<int> possible = possible_presets(card, library, subject);
    const bool lost = std::find(possible.begin(), possible.end(), state.preset) == possible.end();
    if ((!state.started || lost) && !possible.empty()) {
        state.preset = possible.front();
        state.amount = card.presets[static_cast<std::size_t>(state.preset)].amount;
        state.started = true;
    }
}

DoseOffer offer_of(const DoseCard& card,
                   const DoseCardState& state,
                   const Library& library,
                   const Subject& subject) {
    DoseOffer offer;
    offer.amount = state.amount;
    if (!card.has_slider()) {
        const DosePreset& preset = card.presets[static_cast<std::size_t>(state.preset)];
        offer.unit = preset.unit;
        offer.decimals = decimals_needed(state.amount, decimals_for(state.amount));
        offer.available = find_route(library, subject, card.substance, preset.route) != nullptr;
        offer.dose = make_dose(card.substance, preset.route, state.amount, preset.unit, 0.0);
        return offer;
    }
    offer.unit = card.unit;
    offer.decimals = decimals_needed(state.amount, card.decimals);
    const Route* chosen = nullptr;
    for (std::size_t i = 0; i < card.routes.size() && chosen == nullptr; ++i) {
        chosen = find_route(library, subject, card.substance, card.routes[i]);
    }
    offer.available = chosen != nullptr;
    offer.takes_strength =
        chosen != nullptr && chosen->reference_strength.has_value() && !card.strengths.empty();
    const double strength = offer.takes_strength
                                ? card.strengths[static_cast<std::size_t>(state.strength)].fraction
                                : 0.0;
    const std::string chosen_route = chosen != nullptr ? chosen->id : "";
    offer.dose = make_dose(card.substance, chosen_route, state.amount, card.unit, strength);
    if (card.count_drinks && subject.drink_substance == card.substance &&
        subject.standard_drink.value > 0.0) {
        const double body =
            offer.dose.basis == AmountBasis::per_body_mass ? subject.body_mass.value : 1.0;
        offer.drinks = offer.dose.mass_kg * body / subject.standard_drink.value;
    }
    return offer;
}

std::string strength_tip(const DoseOffer& offer,
                         const Library& library,
                         const Subject& subject,
                         const Trajectory& trajectory,
                         double t_s) {
    const Route* route = find_route(library, subject, offer.dose.substance, offer.dose.route);
    const int index = trajectory.parameters().index(offer.dose.substance + ".route." +
                                                    offer.dose.route + ".strength_exponent");
    double exponent =
        route != nullptr && route->strength_exponent ? route->strength_exponent->value : 0.0;
    if (index >= 0) {
        exponent = trajectory.parameter_at(index, t_s);
    }
    return exponent > 0.0   ? "tip.strength_faster"
           : exponent < 0.0 ? "tip.strength_slower"
                            : "tip.strength";
}

std::string dose_text(const Dose& dose) {
    std::string text = dose.written;
    if (dose.to_level_nM > 0.0) { // titrated: as much as is needed, up to this level
        text = "≤ " + (text.empty() ? short_text(dose.to_level_nM, 3) + " nM" : text);
    } else if (text.empty()) {
        const char* unit = dose.amount_nmol > 0.0             ? "nmol"
                           : dose.mass_kg < internal_per("g") ? "mg"
                                                              : "g";
        const double amount =
            (dose.amount_nmol > 0.0 ? dose.amount_nmol : dose.mass_kg) / internal_per(unit);
        text = short_text(amount, 3) + " " + unit +
               (dose.basis == AmountBasis::per_body_mass ? "/kg" : "");
    }
    if (dose.every_s > 0.0 && dose.count > 1) {
        text += fmt::format(" × {}", dose.count);
    }
    return text;
}

} // namespace disinhibit
