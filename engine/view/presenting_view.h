#pragma once

#include <string>
#include <vector>

namespace disinhibit {

/// What covers the picture in a talk while nobody shall look at it.
enum class Blank { none, black, white };

/// A deck that can be presented.
struct OfferedDeck {
    std::string id;
    std::string title;
};

/// What panels may know about a talk.
struct PresentingView {
    bool on = false;
    int slide = 0;         ///< from 0
    int slides = 0;        ///< how many
    int doses_to_come = 0; ///< of this slide
    Blank blank = Blank::none;
    std::vector<OfferedDeck> decks; ///< shipped ones
};

} // namespace disinhibit
