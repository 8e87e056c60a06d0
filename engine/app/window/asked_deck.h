#pragma once

#include <string>
#include <vector>

#include "engine/app/window/program_data.h"
#include "engine/view/deck.h"
#include "engine/view/presenting_view.h"

namespace disinhibit {

/// The shipped decks, by id.
std::vector<OfferedDeck> shipped_decks(const ProgramData& data);

/// `name` is the id of a shipped deck or a file. Throws InputError.
Deck find_deck(const ProgramData& data, const std::string& name);

bool is_shipped_deck(const ProgramData& data, const std::string& id);

/// True if there is a file of that name and it is a deck.
bool is_deck_file(const std::string& name);

/// A talk of one slide: what there is to see.
Deck deck_of(Shot shot, const ProgramData& data);

} // namespace disinhibit
