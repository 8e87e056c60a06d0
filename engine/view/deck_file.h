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
///
/// A talk goes on: a slide that cannot be shown keeps its place and its number, and says why. Whoever makes files of a deck
/// asks for its fault first.
namespace disinhibit {

/// True if the text is that of a deck, whether or not all of it can be shown.
bool is_deck(const std::string& text);

/// What the text says is its title; empty if it cannot be read.
std::string deck_title(const std::string& text);

/// `text` as it stands in `file`. What of it can be read is shown: of a file that is broken or cut off, the slides before
/// that; of one made for a newer version, the slides that say nothing new. Throws InputError with file, line and key where
/// there is nothing to show. `log` is told of every key.
Deck read_deck(const std::filesystem::path& file,
               const std::string& text,
               const ShotSources& sources,
               FieldLog* log = nullptr);

} // namespace disinhibit
