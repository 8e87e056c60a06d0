#pragma once

#include "engine/ui/state/panel_context.h"
#include "engine/ui/timeline/map.h"

/// The parts of the timeline panel, one file each.
namespace disinhibit {

/// Of the width on show: how far an arrow key moves what has the focus.
inline constexpr double key_step_share = 0.01;

/// Where the parts of the timeline lie and which times they show.
struct TimelineTracks {
    TimelineMap zoom;
    TimelineMap overview;
    Rect markers; ///< stalks and labels
    Rect zoom_rect;
    float ticks_y;      ///< middle of the tick labels; 0: none
    Rect overview_rect; ///< hit area; empty if folded
};

TimelineTracks make_timeline_tracks(const PanelContext& panel, const Rect& rect);

/// The linear window: click or drag to scrub.
void draw_zoom_track(const PanelContext& panel, const TimelineTracks& tracks);
void draw_playhead(const PanelContext& panel, const TimelineTracks& tracks);

/// The whole course with the window as a bracket: drag it, drag its ends, click beside it.
void draw_overview_track(const PanelContext& panel, const TimelineTracks& tracks);

/// Every dose as its glyph on a stalk: drag to move, Enter or a click to open a repeat, Delete or the right button to
/// remove.
void draw_dose_markers(const PanelContext& panel, const TimelineTracks& tracks);
/// Removes a dose, or one member of a repeat; what was open stays open.
void remove_dose(const Scenario& scenario,
                 const ChosenDose& which,
                 UiState& state,
                 Actions& actions);

/// How long antagonists hold most receptors, as bars at the foot of the track.
void draw_blocked_bars(const PanelContext& panel, const TimelineTracks& tracks);

/// The loop range as a bracket above the track: drag its ends, or move them with the arrows.
void draw_loop_bracket(const PanelContext& panel, const TimelineTracks& tracks);

} // namespace disinhibit
