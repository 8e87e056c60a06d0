#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/dose_card.h"
#include "engine/ui/actions.h"
#include "engine/ui/frame_view.h"
#include "engine/ui/layout.h"
#include "engine/ui/ui_state.h"

union SDL_Event;

namespace disinhibit {

struct UiAssets;

/// A key with its modifiers, or a sign that was typed.
struct KeyPress {
    int key =
        0; ///< SDL_Keycode as the layout of the keyboard names the key; of a sign: its character
    int place = 0; ///< what a US keyboard has at this place, if the layout has that nowhere; else 0
    bool sign =
        false; ///< typed: whatever keys a layout needs for it, and then modifiers say nothing
    bool ctrl = false, shift = false, alt = false;
    bool repeated = false; ///< the key is being held
};

/// True if some key of the present layout is this SDL_Keycode.
using OnLayout = std::function<bool(int)>;

/// The key press of an SDL_KEYDOWN event or the sign of an SDL_TEXTINPUT event; nothing for other events.
/// Letters and digits count by the layout; where it has none (Cyrillic, Greek, Hebrew letters; French digits) by their place.
std::optional<KeyPress> key_press_of(const SDL_Event& event, const OnLayout& on_layout);

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
    search,
    confidence,
    changes,
    help,
    close,
    quit,
    take_card
};

enum class KeyUse {
    always,      ///< unless a text field is active
    not_focused, ///< not while a widget has the keyboard focus (arrows)
    even_in_text ///< also while a text field is active
};

/// Whether Shift has to be up or down. Most rows do not care.
enum class ShiftUse { any, up, down };

/// One row of the table that makes both the handler and the help sheet.
struct Shortcut {
    Command command;
    int key = 0;
    bool sign = false; ///< `key` is a character, typed with whatever keys the layout needs for it
    bool ctrl = false;
    ShiftUse shift = ShiftUse::any;
    KeyUse use = KeyUse::always;
    bool repeats = false; ///< also while the key is held
    std::string shown;    ///< text on the help sheet; empty: an alternative key of the row before
    std::string text_key; ///< of the catalogue
    int card = -1;        ///< take_card: which
};

/// The fixed rows and one row per dose card that has a key.
std::vector<Shortcut> make_shortcuts(const std::vector<DoseCard>& cards);

/// Who has the keyboard at the moment (ImGui: WantTextInput, NavVisible).
struct KeyboardOwner {
    bool text_field = false;
    bool focused_widget = false;
};

/// The row that `press` means, or nullptr.
const Shortcut* find_shortcut(const std::vector<Shortcut>& table,
                              const KeyPress& press,
                              const KeyboardOwner& owner);

/// Carries a command out: appends Actions or changes what the panels remember.
void apply_command(const Shortcut& shortcut,
                   const FrameView& view,
                   const UiAssets& assets,
                   const UiLayout& layout,
                   UiState& state,
                   Actions& actions);

/// The whole way from one SDL event to Actions. Call it for every event, after ImGui's backend has seen it.
/// True if the event was a shortcut.
bool handle_shortcut(const SDL_Event& event,
                     const FrameView& view,
                     const UiAssets& assets,
                     const UiLayout& layout,
                     UiState& state,
                     Actions& actions);

} // namespace disinhibit
