#pragma once

#include <string>
#include <vector>

#include "engine/core/dose_card.h"

namespace disinhibit {

enum class Command {
    play_pause,
    step_forward,
    step_back,
    restart,
    begin_afresh,
    next_event,
    previous_event,
    zoom_in,
    zoom_out,
    whole_course,
    loop_begins,
    loop_ends,
    loop,
    remove_dose,
    keep_ghost,
    ghosts,
    faster,
    slower,
    level_brain,
    level_circuit,
    level_synapse,
    toggle_traces,
    switch_plot_unit,
    next_time_scale,
    export_plot,
    cycle_compare,
    swap_sides,
    switch_circuit,
    toggle_scoreboard,
    scoreboard_up,
    scoreboard_down,
    scoreboard_page_up,
    scoreboard_page_down,
    scoreboard_open,
    toggle_theme,
    toggle_motion,
    larger_text,
    smaller_text,
    normal_text,
    undo,
    redo,
    save,
    save_as,
    open_file,
    copy_shot,
    paste_shot,
    full_screen,
    search,
    confidence,
    changes,
    help,
    close,
    quit,
    take_card,
    present,
    go_on,
    slide_back,
    first_slide,
    last_slide,
    black_screen,
    white_screen,
    toggle_clock,
    end_presenting
};

enum class KeyUse {
    always,      ///< unless a text field is active
    not_focused, ///< not while a widget has the keyboard focus (arrows)
    even_in_text ///< also while a text field is active
};

/// Whether Shift has to be up or down. Most rows do not care.
enum class ShiftUse { any, up, down };

/// When a key means something.
enum class KeyTime {
    window,     ///< not in a talk
    presenting, ///< in a talk only
    both
};

/// One row of the table that makes both the handler and the help sheet.
struct Shortcut {
    Command command;
    int key = 0;
    bool sign = false; ///< `key` is a character, typed with whatever keys the layout needs for it
    bool ctrl = false;
    ShiftUse shift = ShiftUse::any;
    KeyUse use = KeyUse::always;
    KeyTime time = KeyTime::window;
    bool repeats = false; ///< also while the key is held
    std::string shown;    ///< text on the help sheet; empty: an alternative key of the row before
    std::string text_key; ///< of the catalogue
    int card = -1;        ///< take_card: which
};

/// The fixed rows and one row per dose card that has a key.
std::vector<Shortcut> make_shortcuts(const std::vector<DoseCard>& cards);

} // namespace disinhibit
