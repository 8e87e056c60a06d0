#pragma once

#include <string>
#include <vector>

#include "circuit/describe/scenario.h"
#include "engine/view/shot.h"

/// A deck is a talk: slides that are shots, one after another. The same deck is presented, filmed and printed.
namespace disinhibit {

/// One slide. The model in it lives: while it is shown, time passes and doses can be taken.
struct Slide {
    Shot shot;           ///< where it begins; its view has the caption
    std::string notes;   ///< for the speaker alone; may be empty
    double hold_s = 8.0; ///< how long it stands in a film
    /// Of the same runs as the slide before: so long, in s of the display, time and camera take to come here. 0: at once.
    double glide_s = 0.0;
    std::vector<Dose> doses; ///< given at the playhead, one after another, when the speaker goes on
    /// In one line why it cannot be shown; then `shot` is a plain one that stands in its place. Empty: it can.
    std::string fault = {};
};

struct Deck {
    std::string id; ///< stem of its file
    std::string title;
    std::vector<Slide> slides; ///< at least one
    /// In one line what of it cannot be shown, as its first slide with a fault says it; empty: all of it can.
    std::string fault = {};
};

/// On the way from what was on the screen to a slide of the same runs: `share` of the way, 0 to 1, in simulated time and in
/// what moves. It stands still otherwise: nothing plays meanwhile.
Shot glide_between(const Shot& from, const Shot& to, double share);

/// True if both show the same courses, so that one can glide into the other.
bool same_runs(const Shot& a, const Shot& b);

} // namespace disinhibit
