#pragma once

#include <string>

#include "circuit/course/trajectory.h"
#include "circuit/describe/circuit.h"
#include "engine/core/dose_card.h"
#include "engine/ui/state/ui_state.h"

namespace disinhibit {

/// What a card would give to this subject at the moment.
struct DoseOffer {
    bool available = false; ///< the subject's species has a route for it
    Dose dose;              ///< at_s = 0: the app sets the time
    double amount = 0.0;
    std::string unit;
    int decimals = 0;
    bool takes_strength = false; ///< the route knows the strength of a drink
    double drinks = 0.0;         ///< standard drinks of the subject; 0 if not counted
};

/// The route of a substance in the subject's species, or nullptr.
const Route* find_route(const Library& library,
                        const Subject& subject,
                        const std::string& substance,
                        const std::string& route);

/// The presets of a card that this subject can take, as indices.
std::vector<int>
possible_presets(const DoseCard& card, const Library& library, const Subject& subject);

/// Copies the initial values of the card into `state` at first, and moves to a possible preset if the subject changed.
void start_card(const DoseCard& card,
                const Library& library,
                const Subject& subject,
                DoseCardState& state);

DoseOffer offer_of(const DoseCard& card,
                   const DoseCardState& state,
                   const Library& library,
                   const Subject& subject);

/// Key of the tip below the card's texts that says what the strength of the drink does to the emptying of the stomach in
/// the run: "tip.strength_faster", "tip.strength_slower" or "tip.strength", by the sign of the exponent of its route.
std::string strength_tip(const DoseOffer& offer,
                         const Library& library,
                         const Subject& subject,
                         const Trajectory& trajectory,
                         double t_s);

/// A dose for people: "0.5 g/kg", with "× 90" if repeated. Uses the amount as it was written if there is one.
std::string dose_text(const Dose& dose);

} // namespace disinhibit
