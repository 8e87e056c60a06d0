#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "engine/ui/gui/input.h"
#include "engine/ui/gui/paint.h"
#include "engine/ui/timeline/parts.h"
#include "engine/ui/widgets/time_text.h"
#include "engine/ui/widgets/widgets.h"

namespace disinhibit {
namespace {

// An arrow key moves a focused end by this share of the window.

/// The loop as it is shown: the one in force, or the one being dragged.
TimeSpan shown_loop(const PanelContext& panel) {
    const UiState& state = panel.state;
    if (state.drag == TimelineDrag::loop_begin || state.drag == TimelineDrag::loop_end) {
        return {std::min(state.drag_time_s, state.drag_other_s),
                std::max(state.drag_time_s, state.drag_other_s)};
    }
    return {panel.view.loop_begin_s, panel.view.loop_end_s};
}

/// A grip at one end of the bracket.
void draw_end(const PanelContext& panel,
              const TimelineTracks& tracks,
              const TimeSpan& loop,
              bool is_begin,
              float y) {
    UiState& state = panel.state;
    const double t_s = is_begin ? loop.begin_s : loop.end_s;
    const double other_s = is_begin ? loop.end_s : loop.begin_s;
    const TimelineDrag drag = is_begin ? TimelineDrag::loop_begin : TimelineDrag::loop_end;
    if (!tracks.zoom.shows(t_s)) {
        return;
    }
    const float x = std::round(tracks.zoom.x_of(t_s));
    const Rect grip{x - panel.px(8.0f), y - panel.px(8.0f), panel.px(16.0f), panel.px(16.0f)};
    const std::string name = is_begin ? "timeline.loop.begin" : "timeline.loop.end";
    const Touch touch = touch_area(panel, grip, name, panel.px(4.0f));
    const Pointer mouse = pointer();
    if (touch.held && mouse.dragged) {
        if (state.drag == TimelineDrag::none) {
            state.drag = drag;
            state.drag_other_s = other_s;
        }
        state.drag_time_s =
            std::clamp(tracks.zoom.time_at(mouse.at.x), 0.0, panel.view.course_end_s);
    }
    if (touch.focused) {
        const int direction = arrow_steps_right();
        const double moved_s =
            std::clamp(t_s + direction * key_step_share * tracks.zoom.span.length_s(),
                       0.0,
                       panel.view.course_end_s);
        if (direction != 0) {
            panel.actions.push_back(is_begin ? SetLoop{std::min(moved_s, other_s), other_s}
                                             : SetLoop{other_s, std::max(moved_s, other_s)});
        }
    }
    if (touch.hovered) {
        shape_pointer(PointerShape::sideways);
        const std::string when = moment_text(*panel.view.texts, t_s);
        show_tooltip(panel, panel.text("time.tip.loop", {{"when", when}}));
    }
    const Color color = panel.color("accent");
    const float foot = is_begin ? panel.px(5.0f) : -panel.px(5.0f);
    fill_rect(panel.draw,
              {std::min(x, x + foot), y - panel.px(6.0f), std::abs(foot), panel.px(12.0f)},
              color,
              panel.px(touch.hovered || touch.focused ? 1.0f : 2.0f));
    paint_line(panel.draw, x, y, x, tracks.zoom_rect.bottom(), with_alpha(color, 0.6f), 2.0f);
}

} // namespace

void draw_loop_bracket(const PanelContext& panel, const TimelineTracks& tracks) {
    UiState& state = panel.state;
    const bool dragging =
        state.drag == TimelineDrag::loop_begin || state.drag == TimelineDrag::loop_end;
    if (dragging && !pointer().held) {
        const TimeSpan marked = shown_loop(panel);
        panel.actions.push_back(SetLoop{marked.begin_s, marked.end_s});
        state.drag = TimelineDrag::none;
        return; // the new loop comes with the next frame
    }
    const TimeSpan loop = shown_loop(panel);
    if (loop.length_s() <= 0.0 || loop.end_s < tracks.zoom.span.begin_s ||
        loop.begin_s > tracks.zoom.span.end_s) {
        return;
    }
    const Rect& track = tracks.zoom_rect;
    const float y = track.y - panel.px(4.0f);
    const float left = track.nearest_x(tracks.zoom.x_of(loop.begin_s));
    const float right = track.nearest_x(tracks.zoom.x_of(loop.end_s));
    const Color color = panel.color("accent");
    fill_rect(panel.draw, {left, y - 1.0f, right - left, 2.0f}, color);
    fill_rect(panel.draw, {left, track.y, right - left, track.h}, with_alpha(color, 0.14f));
    draw_end(panel, tracks, loop, true, y);
    draw_end(panel, tracks, loop, false, y);
}

} // namespace disinhibit
