#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/ui/gui/widget_log.h"
#include "engine/ui/state/scoreboard_rows.h"
#include "engine/ui/state/search_index.h"
#include "engine/view/compare.h"
#include "engine/view/files_view.h"

namespace disinhibit {

/// What is chosen on one dose card.
struct DoseCardState {
    double amount = 0.0; ///< in the unit of the card or of the chosen preset
    int preset = 0;
    int strength = 0;
    bool started = false; ///< the initial values of the card have been copied in
    bool held = false;    ///< the slider was held in the last frame (a preview is on show)
};

/// What was typed into a number field and not understood.
struct FieldRefusal {
    std::string field;  ///< name of the widget; empty: nothing is refused
    std::string reason; ///< one line
};

/// A drag on the timeline that is under way.
enum class TimelineDrag { none, dose, window_move, window_begin, window_end, loop_begin, loop_end };

/// A marker of the timeline that Delete removes; dose -1: none.
struct ChosenDose {
    int dose = -1;
    int member = -1;
    Side side = Side::a; ///< whose dose; A where there is one run
    bool operator==(const ChosenDose&) const = default;
};

/// The repeated doses of one run whose members are shown one by one.
struct OpenRepeats {
    std::vector<int> doses;
    std::size_t among = 0;  ///< number of doses that they count among; with another they are void
    std::size_t before = 0; ///< that number before the act under way
};

/// Which panel stands at the side, in the place of the traces or over the stage: the id of the command that opens it, or one
/// of these.
inline constexpr const char* no_side = "";
inline constexpr const char* why_side = "why"; ///< opened by pointing at a thing

/// A part of the panel that explains a thing.
enum class WhySection { none, equation, parameters, links };

/// What the panel that explains a thing remembers.
struct WhyState {
    std::string entity;            ///< what is explained
    std::string parameter;         ///< path of the row that search led to: marked
    bool reveal = false;           ///< the marked row has not been shown yet
    std::vector<std::string> path; ///< what was explained before, for the way back
    std::set<std::string> opened;  ///< parameters whose sources are written out
    float scroll_px = 0.0f;
    WhySection go_to = WhySection::none; ///< pressed in the strip: comes to the top in this frame
    bool go_by_key = false;              ///< and its first control gets the keyboard
    std::string give_to;                 ///< substance that the next was written for
    std::string give;                    ///< the dose as it stands in the field
    std::string held;                    ///< path of the parameter whose slider is moved
    double held_position = 0.0;
};

/// The text in the field of a sheet (widgets/sheet.h).
struct SheetField {
    std::string text;                 ///< as it stands in the field
    std::optional<std::string> write; ///< comes into the field in the next frame
    bool started = false;             ///< the field has the keyboard

    /// Replaces what stands in the field.
    void put(const std::string& words) {
        text = words;
        write = words;
    }
};

/// The search box.
struct SearchState {
    bool open = false;
    SheetField query;
    int chosen = 0;                   ///< row of the list
    std::vector<SearchEntry> entries; ///< made when the box opens
};

/// The panel that asks for a file.
struct FilePanelState {
    FilePurpose purpose = FilePurpose::none;
    SheetField path;
    bool fresh = true;  ///< nobody has typed or chosen anything yet
    int chosen = -1;    ///< row of the list; -1: what is in the field
    std::string fault;  ///< why it could not be done, one line
    std::string warned; ///< a file that is there, and that Enter once more replaces

    bool open() const { return purpose != FilePurpose::none; }
};

/// What the panels remember from frame to frame; nothing of the simulation. Owned by engine/app, one per window.
struct UiState {
    std::vector<DoseCardState> cards;
    FieldRefusal refusal;      ///< shown until the field is taken up again, or Esc
    bool key_repeats = false;  ///< the key that went down last is being held
    bool key_with_alt = false; ///< and Alt with it: what it types is no sign
    int open_card = -1;        ///< icon mode: the card that is open
    bool drawer_open = false;
    TimelineDrag drag = TimelineDrag::none;
    ChosenDose dragged;
    ChosenDose chosen;                  ///< clicked or focused last
    std::array<OpenRepeats, 2> repeats; ///< of side A, also where it is alone, and of side B
    double drag_time_s = 0.0;  ///< where the dragged dose, or end of the loop, is at the moment
    double drag_grip_s = 0.0;  ///< pointer minus thing at the start of a drag
    double drag_other_s = 0.0; ///< the end of the loop that is not dragged
    bool ghosts_open = false;  ///< the list of former courses
    float computing_s = 0.0f;  ///< how long the course has been growing
    std::vector<unsigned>
        tab_stops;       ///< ImGui ids of the controls of the last frame, in the order of Tab
    int first_plot = -1; ///< of a column too short for all plots; -1: the page of the last ones
    std::optional<double>
        reading_s; ///< the time under the mouse in the plots; none: values are read at the playhead
    std::string
        plot_in_hand; ///< row under the mouse or with the keyboard focus in the last frame; may be empty
    std::string
        curve_under; ///< signal of the curve under the mouse in the last frame; may be empty
    bool pressed_on_curve = false; ///< the mouse button went down there: it does not scrub
    ScoreboardState scoreboard;
    std::string former_circuit; ///< shown before the key for the other hypothesis was pressed
    std::string side = no_side;
    WhyState why;
    SearchState search;
    FilePanelState files;
    float changes_scroll_px = 0.0f;
    float legend_scroll_px = 0.0f;
    std::string thing;              ///< id of the stage thing the keyboard is on
    float pointer_rest_s = 1000.0f; ///< in a talk: since the mouse moved last
    bool pointer_on_stage = false;  ///< result of draw_ui: the mouse belongs to the stage
    WidgetLog widgets;              ///< result of draw_ui
};

} // namespace disinhibit
