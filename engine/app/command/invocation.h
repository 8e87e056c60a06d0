#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "engine/core/looks.h"
#include "engine/core/stage_level.h"
#include "engine/run/arguments.h"
#include "engine/view/time_scale.h"

namespace disinhibit {

enum class Task { window, render, pictures, film, bench };

/// What the command line asks for. Empty texts: the default of assets/defaults.toml.
struct Invocation : Looks {
    Task task = Task::window;
    std::string scenario;
    ScenarioChanges changes;
    std::optional<PixelSize> size;
    int resume = 0;       ///< window: this former session, 1 is the last; 0: none is asked for
    bool fresh = false;   ///< window: no former session
    bool notes = false;   ///< window: the notes of a talk also where there is one display
    bool present = false; ///< window: begins with a talk
    std::string
        deck; ///< window: of that talk, id or file; empty: what there is to see; film: instead of a shot
    std::optional<StageLevel> level; ///< none: what is remembered, else the circuit

    std::string against;         ///< A | B: scenario of side B; empty: no comparison
    std::string against_circuit; ///< hypothesis of side B; empty: the scenario's own
    bool overlay = false;        ///< one stage, both courses in the plots; else two stages

    std::string shot; ///< render: a shot instead of a scenario: a file, or the id of a pair
    std::optional<double> at_s;   ///< render: time since the scenario's start
    std::filesystem::path out;    ///< render: the PNG; pictures: the folder
    std::filesystem::path slides; ///< film of a deck: the folder for its slides; empty: none
    bool stage_only = false;      ///< render: no panels
    bool clock = false;           ///< render, film: the time of the course above the picture
    bool alpha = false;           ///< render, slides: no ground
    std::string caption;          ///< render, film: above the picture; empty: that of the shot
    std::string plot; ///< render: this row of the traces instead of the window; a signal is one too
    std::optional<double> from_s, to_s;  ///< film, render --plot: the stretch of time
    std::optional<TimeScale> time_scale; ///< render --plot; none: that of the shot
    int frames_per_s = 30;               ///< film
    int frames = 300;                    ///< bench
    std::optional<double> speed;  ///< film, bench: simulated seconds per second; none: default
    std::optional<double> soak_s; ///< bench: so much playing, and the memory meanwhile
    bool drag = false;            ///< bench: a dose is dragged
    bool empty = false;           ///< bench: nothing but a ground
};

/// Reads the command line. Either an invocation, or the exit code after --help or a usage error has been
/// told: 0 or 2. Throws InputError for values that do not read.
struct ParsedCommandLine {
    std::optional<Invocation> invocation;
    int exit_code = 0;
};
ParsedCommandLine parse_command_line(int argc, const char* const* argv);

/// Throw InputError that names what a figure of one plot, or a picture of the window, has no use for.
void require_options_of_figure(const Invocation& invocation);
void require_options_of_picture(const Invocation& invocation);

} // namespace disinhibit
