#pragma once

#include <string>

namespace disinhibit {

/// Between these text can be read and finds room.
inline constexpr float smallest_text_scale = 0.75f;
inline constexpr float largest_text_scale = 2.5f;

/// How anything is looked at, as somebody chose it: what a shot holds, the window remembers, the command line asks for, and
/// panels and stages obey. What all of them share stands here once.
struct Looks {
    std::string theme;           ///< id; empty: not chosen
    float text_scale = 0.0f;     ///< 1 = 100 %, 0.75 to 2.5; 0: not chosen
    bool reduced_motion = false; ///< nothing moves that need not
    bool confidence = false;     ///< arrows by evidence grade
    bool traces = true;          ///< the column of plots is open
    bool legend = false;         ///< the panel that says what the signs of the picture mean is open
    bool operator==(const Looks&) const = default;
};

} // namespace disinhibit
