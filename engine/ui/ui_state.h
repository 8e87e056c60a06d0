#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/ui/scoreboard_rows.h"
#include "engine/ui/widget_log.h"

namespace disinhibit {

/// What is chosen on one dose card.
struct DoseCardState {
    double amount = 0.0; ///< in the unit of the card or of the chosen preset
    int preset = 0;
    int strength = 0;
    bool started = false; ///< the initial values of the card have been copied in
    bool held = false;    ///< the slider was held in the last frame (a preview is on show)
};

/// A drag on the timeline that is under way.
enum class TimelineDrag { none, scrub, dose, window_move, window_begin, window_end };

/// What the panels remember from frame to frame; nothing of the simulation. Owned by engine/app, one per window.
struct UiState {
    std::vector<DoseCardState> cards;
    int open_card = -1; ///< icon mode: the card that is open
    bool drawer_open = false;
    TimelineDrag drag = TimelineDrag::none;
    int dragged_dose = -1;
    double drag_time_s = 0.0; ///< where the dragged dose is at the moment
    double drag_grip_s = 0.0; ///< pointer minus thing at the start of a window drag
    std::vector<unsigned>
        tab_stops; ///< ImGui ids of the controls of the last frame, in the order of Tab
    std::optional<double>
        reading_s; ///< the time under the mouse in the plots; none: values are read at the playhead
    std::string
        plot_in_hand; ///< row under the mouse or with the keyboard focus in the last frame; may be empty
    ScoreboardState scoreboard;
    std::string former_circuit;    ///< shown before the key for the other hypothesis was pressed
    bool pointer_on_stage = false; ///< result of draw_ui: the mouse belongs to the stage
    WidgetLog widgets;             ///< result of draw_ui
};

} // namespace disinhibit
