#pragma once

#include <string>
#include <vector>

#include "circuit/describe/circuit.h"
#include "engine/record/subtitles.h"
#include "engine/view/deck.h"
#include "engine/view/shot.h"

namespace disinhibit {

/// The frames of a film: what a frame shows follows from its number alone.
class Reel {
  public:
    /// `first` at its speed until `end_s` of simulated time. Throws InputError if that is no film.
    Reel(const Shot& first, double end_s, int frames_per_s);
    /// Every slide as long as it holds. Its doses are given one after another, each after an equal part of that time.
    /// Throws InputError if its runs cannot be run.
    Reel(const Deck& deck, const Library& library, int frames_per_s);

    int count() const { return count_; }
    int frames_per_s() const { return frames_per_s_; }
    Shot frame(int number) const;
    /// True if this frame shows other runs than the one before it.
    bool cuts_at(int number) const;
    /// What the captions say, and when.
    const std::vector<Subtitle>& subtitles() const { return subtitles_; }

  private:
    /// A stretch that shows the same runs in the same way.
    struct Take {
        double begin_s = 0.0; ///< of the film
        double length_s = 0.0;
        Shot first;
        bool glides = false; ///< from `from` to `first`, which is its last moment
        Shot from;
        bool cut = true; ///< other runs than those of the take before

        Shot at(double film_s) const;
    };
    std::size_t take_at(int number) const;
    void add(Take take);
    void set_count(double frames, const char* remedy);

    int frames_per_s_;
    int count_ = 0;
    std::vector<Take> takes_;
    std::vector<Subtitle> subtitles_;
};

} // namespace disinhibit
