#include "engine/ui/commands/rows.h"
#include "engine/ui/timeline/dose_offer.h"
#include "engine/ui/timeline/parts.h"

/// What is given.
namespace disinhibit {
namespace {

/// What the card offers to the subject of the run; `state` as it is chosen, begun if it was not.
DoseOffer offer_now(const CommandContext& context, std::size_t card, DoseCardState& state) {
    const Subject* subject = context.subject();
    if (subject == nullptr) {
        return {};
    }
    const DoseCard& row = context.assets.cards[card];
    start_card(row, *context.view.library, *subject, state);
    return offer_of(row, state, *context.view.library, *subject);
}

std::string refusal_of_card(const CommandContext& context, std::size_t card) {
    const auto& states = context.state.cards;
    DoseCardState state = card < states.size() ? states[card] : DoseCardState{};
    const DoseOffer offer = offer_now(context, card, state);
    if (!offer.available) {
        const Subject* subject = context.subject();
        const std::string name = subject != nullptr ? subject->name : context.scenario().subject;
        return context.text("dose.unavailable", {{"subject", name}});
    }
    return offer.amount > 0.0 ? "" : context.text("command.not.no_amount");
}

void take_card(const CommandContext& context, std::size_t card) {
    context.state.cards.resize(context.assets.cards.size());
    const DoseOffer offer = offer_now(context, card, context.state.cards[card]);
    if (offer.available && offer.amount > 0.0) {
        context.actions.push_back(TakeDose{offer.dose});
    }
}

Command command_of(const DoseCard& card, std::size_t place) {
    Command command;
    command.id = "dose." + card.id;
    if (!card.key.empty()) {
        // SDL's key codes of letters are the small letters.
        command.keys = {key(card.key[0] - 'A' + 'a')};
    }
    command.time = KeyTime::both;
    command.words = command.id + ".help";
    command.tip = "dose.tip.take";
    command.cannot = [place](const CommandContext& context) {
        return refusal_of_card(context, place);
    };
    command.run = [place](const CommandContext& context) { take_card(context, place); };
    return command;
}

bool is_chosen(const CommandContext& context) {
    return context.state.chosen.dose >= 0;
}

void remove_chosen(const CommandContext& context) {
    remove_dose(context.view, context.state.chosen, context.state, context.actions);
}

} // namespace

Commands dose_commands(const std::vector<DoseCard>& cards) {
    Commands rows;
    for (std::size_t i = 0; i < cards.size(); ++i) {
        rows.push_back(command_of(cards[i], i));
    }
    rows.push_back({.id = "dose.remove_chosen",
                    .keys = {key(SDLK_DELETE), key(SDLK_BACKSPACE)},
                    .cannot = only_if(is_chosen, "command.not.no_dose_chosen"),
                    .run = remove_chosen});
    return rows;
}

} // namespace disinhibit
