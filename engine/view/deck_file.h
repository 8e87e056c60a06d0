#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "circuit/describe/circuit.h"
#include "engine/view/deck.h"

/// The file of a deck:
///
///     version = 1
///     title = "..."
///     [[slide]]
///     shot = "ethanol"        # id of a scenario or a comparison, or a file beside the deck: a saved session, a picture
///     time = "45 min"         # and every other key of how a shot is looked at: level, speed, plots, caption ...
///     caption = "..."
///     notes = "..."
///     hold = "8 s"            # in a film
///     glide = "3 s"
///     doses = ["0.5 g/kg ethanol oral over 20 min"]
namespace disinhibit {

/// The shot that a name means; a file is looked for beside the deck. Throws InputError.
using FindShot = std::function<Shot(const std::string& name, const std::filesystem::path& folder)>;

/// True if the text is that of a deck, whether or not it can be shown.
bool is_deck(const std::string& text);

/// What the text says is its title; empty if it cannot be read.
std::string deck_title(const std::string& text);

/// `text` as it stands in `file`. Throws InputError with file, line and key; a deck made for a newer version is refused.
Deck read_deck(const std::filesystem::path& file,
               const std::string& text,
               const Library& library,
               const FindShot& find_shot);

} // namespace disinhibit
