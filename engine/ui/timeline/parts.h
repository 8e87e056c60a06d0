#pragma once

#include <vector>

#include "engine/ui/state/panel_context.h"
#include "engine/ui/timeline/map.h"

/// The parts of the timeline panel, one file each.
namespace disinhibit {

/// Of the width on show: how far an arrow key moves what has the focus.
inline constexpr double key_step_share = 0.01;

/// Where the doses of one run stand. A | B has two, A above B.
struct DoseLane {
    Side side = Side::a;
    Rect rect;               ///< of glyphs, labels and what the mouse can grip
    float glyph_y = 0.0f;    ///< middle of the glyphs
    float largest_px = 0.0f; ///< size of a glyph
    float base_y = 0.0f;     ///< where the members of a repeat stand
    float foot_y = 0.0f;     ///< where stalks end
    Rect letter;             ///< of the side; empty where there is one run
};

/// Where the parts of the timeline lie and which times they show.
struct TimelineTracks {
    TimelineMap zoom;
    TimelineMap overview;
    std::vector<DoseLane> lanes; ///< one for each run
    Rect zoom_rect;
    float ticks_y = 0.0f; ///< middle of the tick labels; 0: none
    Rect overview_rect;   ///< hit area; empty if folded
};

TimelineTracks make_timeline_tracks(const PanelContext& panel, const Rect& rect);

/// The linear window: click or drag to scrub.
void draw_zoom_track(const PanelContext& panel, const TimelineTracks& tracks);
void draw_playhead(const PanelContext& panel, const TimelineTracks& tracks);

/// The whole course with the window as a bracket: drag it, drag its ends, click beside it.
void draw_overview_track(const PanelContext& panel, const TimelineTracks& tracks);

/// A | B: the letter of each side, which makes the side active, and the line that its doses stand on, solid for A and
/// dashed for B, as in the plots. Nothing where there is one run.
void draw_lanes(const PanelContext& panel, const TimelineTracks& tracks);

/// The doses of one run as their glyphs on stalks: drag to move, Enter or a click to open a repeat, Delete or the right
/// button to remove. In A | B whoever grips a marker, with the mouse or a key, makes its side active. Returns the places of
/// markers and labels, which other words keep away from.
std::vector<Rect>
draw_dose_markers(const PanelContext& panel, const TimelineTracks& tracks, const DoseLane& lane);

/// How long antagonists hold most receptors, as bars at the foot of the track, or in A | B of the lanes; words of lanes stand
/// where nothing of `taken` does.
void draw_blocked_bars(const PanelContext& panel,
                       const TimelineTracks& tracks,
                       const std::vector<Rect>& taken);

/// The loop range as a bracket above the track: drag its ends, or move them with the arrows.
void draw_loop_bracket(const PanelContext& panel, const TimelineTracks& tracks);

/// What of a run is opened into its members.
OpenRepeats& repeats_of(UiState& state, Side side);
/// After undo, or in another scenario, the indices mean other doses.
void forget_lost_repeats(OpenRepeats& repeats, const Scenario& scenario);
/// After one member of a repeat became `itself` (0 or 1) doses of its own: its parts stay open.
void keep_open(OpenRepeats& repeats, const Scenario& scenario, const ChosenDose& which, int itself);
/// Removes a dose of a side, which becomes active, or one member of a repeat; what was open stays open.
void remove_dose(const FrameView& view, const ChosenDose& which, UiState& state, Actions& actions);

/// Doses and edits go to this side from now on, unless they do already.
void make_active(const FrameView& view, Side side, Actions& actions);

} // namespace disinhibit
