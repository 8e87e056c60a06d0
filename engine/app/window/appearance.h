#pragma once

#include <string>

#include "engine/scene/stage/level_camera.h"
#include "engine/view/actions.h"
#include "engine/view/shot.h"

namespace disinhibit {

/// What a person has chosen about the looks of the window; nothing of the simulation.
struct Appearance : Looks {
    bool help_open = false;
    bool scoreboard_open = false;
    LevelCamera camera;
    std::string caption;     ///< of a shot; stands above the picture
    bool clock = false;      ///< the time of the course stands there too
    bool presenting = false; ///< the picture for a hall, no bars
    bool full_screen = false;
    bool quit = false;
};

/// What a view says of the looks, and what it leaves open stays; text gets no smaller by it, and stillness stays.
void look(const View& view, Appearance& appearance);

/// Carries out an act that concerns the looks. False if it does not.
bool carry_out(const Action& action, Appearance& appearance);

} // namespace disinhibit
