#include <algorithm>
#include <cmath>

#include "engine/plot/dose_markers.h"
#include "engine/ui/gui/input.h"
#include "engine/ui/gui/style.h"
#include "engine/ui/timeline/parts.h"
#include "engine/ui/widgets/widgets.h"

namespace disinhibit {
namespace {

/// The ends of the window on the track, px.
struct Bracket {
    float begin_x, end_x;
    bool at_begin, at_end; ///< the mouse can grip that end
};

Bracket bracket_of(const PanelContext& panel, const TimelineTracks& tracks) {
    const Rect& rect = tracks.overview_rect;
    const float mouse_x = pointer().at.x;
    const float grip = panel.px(8.0f);
    const float x0 = rect.nearest_x(tracks.overview.x_of(tracks.zoom.span.begin_s));
    const float x1 = rect.nearest_x(tracks.overview.x_of(tracks.zoom.span.end_s));
    return {x0, x1, std::abs(mouse_x - x0) < grip, std::abs(mouse_x - x1) < grip};
}

void start_drag(UiState& state, const TimelineTracks& tracks, const Bracket& bracket) {
    const float mouse_x = pointer().at.x;
    const TimeSpan& window = tracks.zoom.span;
    state.drag = bracket.at_end     ? TimelineDrag::window_end
                 : bracket.at_begin ? TimelineDrag::window_begin
                                    : TimelineDrag::window_move;
    // Beside the window: its middle jumps to the pointer.
    const bool inside = mouse_x > bracket.begin_x && mouse_x < bracket.end_x;
    state.drag_grip_s =
        inside ? tracks.overview.time_at(mouse_x) - window.begin_s : window.length_s() / 2.0;
}

void follow_drag(const PanelContext& panel, const TimelineTracks& tracks) {
    const TimelineMap& map = tracks.overview;
    const TimeSpan& window = tracks.zoom.span;
    const double course_end = map.span.end_s;
    const double pointed_s = map.time_at(pointer().at.x);
    const double t_s = std::clamp(pointed_s, 0.0, course_end);
    TimeSpan wanted = window;
    if (panel.state.drag == TimelineDrag::window_begin) {
        wanted.begin_s = std::min(t_s, window.end_s - shortest_window_s);
    } else if (panel.state.drag == TimelineDrag::window_end) {
        wanted.end_s = std::max(t_s, window.begin_s + shortest_window_s);
    } else if (panel.state.drag == TimelineDrag::window_move) {
        wanted = window_from(window, pointed_s - panel.state.drag_grip_s, course_end);
    }
    if (wanted.begin_s != window.begin_s || wanted.end_s != window.end_s) {
        panel.actions.push_back(ShowWindow{wanted.begin_s, wanted.end_s});
    }
}

/// The loop as a bracket, so that it can be found from any window.
void paint_loop(const PanelContext& panel, const TimelineMap& map, const Rect& rect) {
    if (panel.view.loop_end_s <= panel.view.loop_begin_s) {
        return;
    }
    const float left = rect.nearest_x(map.x_of(panel.view.loop_begin_s));
    const float right = rect.nearest_x(map.x_of(panel.view.loop_end_s));
    fill_rect(panel.draw,
              {left, rect.y, std::max(right - left, 3.0f), panel.px(2.0f)},
              panel.color("accent"));
}

/// The doses of one run: discs, of side B rings.
void paint_doses(const PanelContext& panel, const TimelineMap& map, Side side, float middle_y) {
    const Scenario& scenario = course_of(panel.view, side).scenario();
    for (const DoseMarker& marker : dose_markers(scenario)) {
        const Dose& dose = scenario.doses[static_cast<std::size_t>(marker.dose)];
        const Substance* substance = panel.substance(dose.substance);
        const Color color = panel.color(substance != nullptr ? substance->role : "edge");
        const float x = map.x_of(marker.at_s);
        if (marker.count > 1) {
            const float length = map.x_of(marker.last_s) - x;
            fill_rect(panel.draw, {x, middle_y - 1.0f, length, 2.0f}, color);
        }
        if (side == Side::a) {
            panel.draw.AddCircleFilled({x, middle_y}, panel.px(3.0f), packed(color), 12);
        } else {
            const float radius = panel.px(3.0f) - 0.5f;
            panel.draw.AddCircleFilled({x, middle_y}, radius, packed(panel.color("panel")), 12);
            panel.draw.AddCircle({x, middle_y}, radius, packed(color), 12, 1.5f);
        }
    }
}

} // namespace

void draw_overview_track(const PanelContext& panel, const TimelineTracks& tracks) {
    const Rect& rect = tracks.overview_rect;
    const Touch touch = touch_area(panel, rect, "timeline.overview", panel.px(4.0f));
    const Bracket bracket = bracket_of(panel, tracks);
    if (touch.held && pointer().pressed) {
        start_drag(panel.state, tracks, bracket);
    }
    if (touch.held && pointer().held) {
        follow_drag(panel, tracks);
    }
    if (touch.hovered && (bracket.at_begin || bracket.at_end)) {
        shape_pointer(PointerShape::sideways);
    }
    const float height = panel.px(8.0f);
    const Rect bar{rect.x, rect.center_y() - height / 2.0f, rect.w, height};
    fill_rect(panel.draw, bar, control_colors(*panel.view.theme).fill, height / 2.0f);
    const float played = std::round(rect.nearest_x(tracks.overview.x_of(panel.view.now_s)));
    fill_rect(panel.draw,
              {bar.x, bar.y, played - bar.x, bar.h},
              with_alpha(panel.color("accent"), 0.45f),
              height / 2.0f);
    const Rect window{bracket.begin_x,
                      rect.y + panel.px(2.0f),
                      std::max(bracket.end_x - bracket.begin_x, 4.0f),
                      rect.h - panel.px(4.0f)};
    const Color edge = panel.color("edge");
    fill_rect(panel.draw, window, with_alpha(edge, touch.hovered ? 0.30f : 0.18f), panel.px(4.0f));
    outline_rect(panel.draw, window, edge, panel.px(4.0f));
    const float apart = panel.view.compare.on() ? panel.px(4.0f) : 0.0f;
    for (const Side side : sides_of(panel.view)) {
        paint_doses(
            panel, tracks.overview, side, bar.center_y() + (side == Side::a ? -apart : apart));
    }
    paint_loop(panel, tracks.overview, rect);
    paint_line(panel.draw, played, rect.y, played, rect.bottom(), panel.color("text"), 2.0f);
}

} // namespace disinhibit
