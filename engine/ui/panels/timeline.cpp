#include <cmath>

#include "engine/ui/panels/panels.h"
#include "engine/ui/timeline_parts.h"

namespace disinhibit {

void draw_timeline_panel(const PanelContext& panel, const Rect& rect) {
    const TimelineTracks tracks = make_timeline_tracks(panel, rect);
    panel.state.widgets.note("timeline", rect);
    const ImGuiIO& io = ImGui::GetIO();
    if (io.MouseWheel != 0.0f && rect.contains(io.MousePos.x, io.MousePos.y) &&
        ImGui::IsWindowHovered()) {
        const TimeSpan zoomed = zoom_around(tracks.zoom.span,
                                            tracks.zoom.time_at(io.MousePos.x),
                                            std::pow(0.8, io.MouseWheel),
                                            panel.view.course_end_s);
        panel.actions.push_back(ShowWindow{zoomed.begin_s, zoomed.end_s});
    }
    // The markers may reach into the track: they are submitted first, so they get the mouse there.
    panel.draw.ChannelsSplit(2);
    panel.draw.ChannelsSetCurrent(1);
    draw_dose_markers(panel, tracks);
    panel.draw.ChannelsSetCurrent(0);
    draw_zoom_track(panel, tracks);
    panel.draw.ChannelsMerge();
    draw_playhead(panel, tracks);
    if (!tracks.overview_rect.empty()) {
        draw_overview_track(panel, tracks);
    }
    if (!io.MouseDown[0] && panel.state.drag != TimelineDrag::dose) {
        panel.state.drag = TimelineDrag::none;
    }
}

} // namespace disinhibit
