#pragma once

#include <filesystem>
#include <string>

#include "engine/view/deck.h"
#include "engine/view/shot_row.h"

/// The file of a deck:
///
///     version = 1
///     title = "..."
///     [[slide]]
///     shot = "ethanol"        # and every other key of a shot in a few words (shot_row.h): time, level, speed, caption ...
///     time = "45 min"
///     notes = "..."
///     hold = "8 s"            # in a film
///     glide = "3 s"
///     doses = ["0.5 g/kg ethanol oral over 20 min"]
namespace disinhibit {

/// True if the text is that of a deck, whether or not it can be shown.
bool is_deck(const std::string& text);

/// What the text says is its title; empty if it cannot be read.
std::string deck_title(const std::string& text);

/// `text` as it stands in `file`. Throws InputError with file, line and key; a deck made for a newer version is refused.
Deck read_deck(const std::filesystem::path& file,
               const std::string& text,
               const ShotSources& sources);

} // namespace disinhibit
