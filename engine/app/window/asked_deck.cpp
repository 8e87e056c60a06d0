#include "engine/app/window/asked_deck.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "circuit/io/text/input_error.h"
#include "circuit/io/text/read_file.h"
#include "engine/app/window/asked_shot.h"
#include "engine/view/deck_file.h"

namespace disinhibit {
namespace {

constexpr std::size_t most_deck_bytes = 2'000'000; ///< of a deck; a longer file is none

std::filesystem::path deck_folder(const ProgramData& data) {
    return data.folders.assets / "decks";
}

/// A hall has its theme unless the slide has one of its own; a theme that is not here is none.
Deck with_looks(Deck deck, const ProgramData& data) {
    for (Slide& slide : deck.slides) {
        drop_what_is_not_here(slide.shot, data);
        if (slide.shot.view.theme.empty()) {
            slide.shot.view.theme = data.defaults.hall_theme;
        }
    }
    return deck;
}

} // namespace

std::vector<OfferedDeck> shipped_decks(const ProgramData& data) {
    std::vector<OfferedDeck> decks;
    std::error_code unseen;
    if (!std::filesystem::is_directory(deck_folder(data), unseen)) {
        return decks;
    }
    for (const std::string& id : list_toml_ids(deck_folder(data))) {
        std::string title;
        try {
            title = deck_title(read_beginning(deck_folder(data) / (id + ".toml"), most_deck_bytes));
        } catch (const InputError&) {
            // Whoever asks for it is told.
        }
        decks.push_back({id, title.empty() ? id : title});
    }
    return decks;
}

bool is_shipped_deck(const ProgramData& data, const std::string& id) {
    const std::vector<OfferedDeck> decks = shipped_decks(data);
    return std::ranges::find(decks, id, &OfferedDeck::id) != decks.end();
}

Deck find_deck(const ProgramData& data, const std::string& name) {
    std::filesystem::path file = name;
    std::error_code unseen;
    if (!std::filesystem::exists(file, unseen)) {
        const std::vector<OfferedDeck> decks = shipped_decks(data);
        if (std::ranges::find(decks, name, &OfferedDeck::id) == decks.end()) {
            std::vector<std::string> ids;
            std::ranges::transform(decks, std::back_inserter(ids), &OfferedDeck::id);
            throw InputError(
                {},
                "deck",
                fmt::format("found \"{}\"", one_line(name)),
                fmt::format("a file that is there, or one of {}", fmt::join(ids, ", ")));
        }
        file = deck_folder(data) / (name + ".toml");
    }
    return with_looks(read_deck(file, read_beginning(file, most_deck_bytes), sources_of(data)),
                      data);
}

bool is_deck_file(const std::string& name) {
    std::error_code unseen;
    return std::filesystem::is_regular_file(name, unseen) &&
           is_deck(read_beginning(name, most_deck_bytes));
}

Deck deck_of(Shot shot, const ProgramData& data) {
    Deck deck;
    shot.view.presenting = true;
    shot.view.clock = true;
    shot.view.explained.clear();
    shot.view.theme = data.defaults.hall_theme;
    shot.view.text_scale = 0.0f; // type is as large as the hall needs
    deck.slides.push_back({std::move(shot), "", {}, 0.0, {}});
    return deck;
}

} // namespace disinhibit
