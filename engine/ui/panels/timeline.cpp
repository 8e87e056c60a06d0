#include <cmath>
#include <vector>

#include "engine/ui/gui/input.h"
#include "engine/ui/panels/panels.h"
#include "engine/ui/timeline/map.h"
#include "engine/ui/timeline/parts.h"

namespace disinhibit {
namespace {

// One notch of the wheel: the window shrinks to this share, or moves by that share of itself.
constexpr double zoom_per_notch = 0.8;
constexpr double pan_per_notch = 0.1;

/// The wheel zooms around the pointer; with Shift, or sideways, it moves the window.
void follow_wheel(const PanelContext& panel, const TimelineTracks& tracks, const Rect& rect) {
    const Pointer mouse = pointer();
    const bool turned = mouse.wheel != 0.0f || mouse.wheel_sideways != 0.0f;
    if (!turned || !mouse.over(rect) || !pointer_on_window()) {
        return;
    }
    const TimeSpan& window = tracks.zoom.span;
    TimeSpan wanted;
    if (mouse.wheel != 0.0f && !mouse.shift) {
        wanted = zoom_around(window,
                             tracks.zoom.time_at(mouse.at.x),
                             std::pow(zoom_per_notch, mouse.wheel),
                             panel.view.course_end_s);
    } else {
        const double notches = mouse.wheel_sideways - (mouse.shift ? mouse.wheel : 0.0f);
        wanted = window_from(window,
                             window.begin_s + pan_per_notch * notches * window.length_s(),
                             panel.view.course_end_s);
    }
    panel.actions.push_back(ShowWindow{wanted.begin_s, wanted.end_s});
}

/// The doses of every run; the places that they and their words take.
std::vector<Rect> draw_doses(const PanelContext& panel, const TimelineTracks& tracks) {
    std::vector<Rect> taken;
    bool chosen_there = false;
    for (const DoseLane& lane : tracks.lanes) {
        chosen_there = chosen_there || panel.state.chosen.side == lane.side;
        for (const Rect& place : draw_dose_markers(panel, tracks, lane)) {
            taken.push_back(place);
        }
    }
    if (!chosen_there) {
        panel.state.chosen = {}; // the comparison has ended
    }
    return taken;
}

} // namespace

void draw_timeline_panel(const PanelContext& panel, const Rect& rect) {
    const TimelineTracks tracks = make_timeline_tracks(panel, rect);
    panel.state.widgets.note("timeline", rect);
    follow_wheel(panel, tracks, rect);
    // The ends of the loop lie over the stalks, and these over the track: what is submitted first gets the mouse.
    panel.draw.ChannelsSplit(2);
    panel.draw.ChannelsSetCurrent(1);
    draw_loop_bracket(panel, tracks);
    const std::vector<Rect> taken = draw_doses(panel, tracks);
    panel.draw.ChannelsSetCurrent(0);
    draw_zoom_track(panel, tracks);
    draw_lanes(panel, tracks);
    draw_blocked_bars(panel, tracks, taken);
    panel.draw.ChannelsMerge();
    draw_playhead(panel, tracks);
    if (!tracks.overview_rect.empty()) {
        draw_overview_track(panel, tracks);
    }
    const bool window_drag = panel.state.drag == TimelineDrag::window_move ||
                             panel.state.drag == TimelineDrag::window_begin ||
                             panel.state.drag == TimelineDrag::window_end;
    if (window_drag && !pointer().held) {
        panel.state.drag = TimelineDrag::none;
    }
}

} // namespace disinhibit
