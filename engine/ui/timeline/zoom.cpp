#include <algorithm>
#include <cmath>
#include <vector>

#include "engine/plot/axis.h"
#include "engine/ui/gui/input.h"
#include "engine/ui/gui/style.h"
#include "engine/ui/timeline/parts.h"
#include "engine/ui/widgets/widgets.h"

namespace disinhibit {

namespace {

/// The only lane, from the top of the panel down to the track.
DoseLane only_lane(const PanelContext& panel, const Rect& inner, const Rect& track) {
    const float top = inner.y + panel.px(2.0f);
    const float height = std::max(track.y - top, panel.px(24.0f));
    return {panel.view.compare.active,
            {inner.x, top, inner.w, height},
            top + panel.px(12.0f),
            panel.px(22.0f),
            track.y,
            track.bottom(),
            {}};
}

/// A above B, `height` px together.
std::vector<DoseLane> both_lanes(const PanelContext& panel, const Rect& inner, float height) {
    const float each = std::floor(height / 2.0f);
    const float box = std::min(each - 1.0f, panel.px(18.0f));
    const float left = inner.x - panel.px(15.0f) - box;
    std::vector<DoseLane> lanes;
    for (const Side side : {Side::a, Side::b}) {
        const Rect rect{inner.x, inner.y + (side == Side::a ? 0.0f : each), inner.w, each - 1.0f};
        const float letter_y = std::round(rect.center_y() - box / 2.0f);
        lanes.push_back({side,
                         rect,
                         std::round(rect.y + 0.46f * rect.h),
                         std::min(panel.px(20.0f), 0.86f * rect.h),
                         rect.bottom(),
                         rect.bottom(),
                         {left, letter_y, box, box}});
    }
    return lanes;
}

/// The tracks below both lanes: what these leave. Lanes come first where there is little room.
void place_below_lanes(const PanelContext& panel, TimelineTracks& tracks, const Rect& inner) {
    const float track = panel.px(20.0f);
    const float gap = panel.px(4.0f);
    const bool low = panel.layout.cards_as_icons;
    const float overview = low ? 0.0f : panel.px(16.0f);
    const float ticks = low ? 0.0f : panel.px(20.0f);
    float foot = panel.px(low ? 2.0f : 4.0f);
    const float room = inner.h - track - gap - ticks - overview - foot;
    const float lanes = std::min(room, panel.px(48.0f));
    foot += std::min(panel.px(8.0f), room - lanes);
    tracks.lanes = both_lanes(panel, inner, lanes);
    tracks.zoom_rect = {inner.x, tracks.lanes.back().rect.bottom() + 1.0f + gap, inner.w, track};
    if (!low) {
        tracks.ticks_y = tracks.zoom_rect.bottom() + panel.px(11.0f);
        tracks.overview_rect = {inner.x, inner.bottom() - overview - foot, inner.w, overview};
    }
}

} // namespace

TimelineTracks make_timeline_tracks(const PanelContext& panel, const Rect& rect) {
    const FrameView& view = panel.view;
    const bool both = view.compare.on();
    const float pad = panel.px(panel.layout.hints ? 32.0f : 16.0f);
    // Letters of sides stand before the tracks.
    const float left = both ? std::max(pad, panel.px(40.0f)) : pad;
    const Rect inner{rect.x + left, rect.y, rect.w - left - pad, rect.h};
    TimelineTracks tracks{};
    const double course_end = std::max(view.course_end_s, shortest_window_s);
    tracks.zoom = {
        {view.window_begin_s, std::max(view.window_end_s, view.window_begin_s + shortest_window_s)},
        inner.x,
        inner.w};
    tracks.overview = {{0.0, course_end}, inner.x, inner.w};
    if (panel.layout.timeline_as_bar) {
        const float height = panel.px(20.0f);
        tracks.zoom_rect = {inner.x, std::round(rect.center_y() - height / 2.0f), inner.w, height};
        tracks.lanes = both ? both_lanes(panel, inner, inner.h)
                            : std::vector{only_lane(panel, inner, tracks.zoom_rect)};
        return tracks;
    }
    if (both) {
        place_below_lanes(panel, tracks, inner);
        return tracks;
    }
    const bool low = panel.layout.cards_as_icons;
    const float markers = std::round(rect.h * (low ? 0.34f : 0.30f));
    const float track = panel.px(20.0f);
    tracks.zoom_rect = {inner.x, rect.y + markers, inner.w, track};
    tracks.lanes = {only_lane(panel, inner, tracks.zoom_rect)};
    if (low) {
        return tracks;
    }
    tracks.ticks_y = tracks.zoom_rect.bottom() + panel.px(12.0f);
    const float overview = panel.px(20.0f);
    tracks.overview_rect = {inner.x,
                            rect.bottom() - overview - panel.px(panel.layout.hints ? 12.0f : 4.0f),
                            inner.w,
                            overview};
    return tracks;
}

namespace {

void seek_to_mouse(const PanelContext& panel, const TimelineMap& map) {
    const double t_s = std::clamp(map.time_at(pointer().at.x), 0.0, panel.view.course_end_s);
    if (t_s != panel.view.now_s) {
        panel.actions.push_back(SeekTo{t_s});
    }
}

/// Shift and drag marks a new loop from where the button went down.
void mark_loop(const PanelContext& panel, const TimelineMap& map) {
    const Pointer mouse = pointer();
    UiState& state = panel.state;
    if (state.drag == TimelineDrag::none) {
        state.drag = TimelineDrag::loop_end;
        state.drag_other_s = std::max(0.0, map.time_at(mouse.pressed_at.x));
    }
    const double t_s = std::clamp(map.time_at(mouse.at.x), 0.0, panel.view.course_end_s);
    state.drag_time_s = t_s;
}

void draw_ticks(const PanelContext& panel, const TimelineTracks& tracks) {
    const Rect& rect = tracks.zoom_rect;
    const int most = std::max(2, static_cast<int>(rect.w / panel.px(112.0f)));
    const TimeTicks ticks = time_ticks(tracks.zoom.span.begin_s, tracks.zoom.span.end_s, most);
    for (std::size_t i = 0; i < ticks.times_s.size(); ++i) {
        const float tick_x = std::floor(tracks.zoom.x_of(ticks.times_s[i])) + 0.5f;
        paint_line(panel.draw,
                   tick_x,
                   rect.bottom(),
                   tick_x,
                   rect.bottom() + panel.px(3.0f),
                   panel.color("edge"));
        const Align align = tick_x < rect.x + 4.0f                    ? Align::left
                            : tick_x > rect.right() - panel.px(16.0f) ? Align::right
                                                                      : Align::center;
        paint_text(panel.draw,
                   TextStyle::small,
                   tick_x,
                   tracks.ticks_y,
                   panel.color("text3"),
                   ticks.labels[i],
                   align);
    }
}

} // namespace

void draw_zoom_track(const PanelContext& panel, const TimelineTracks& tracks) {
    const Rect& rect = tracks.zoom_rect;
    const Touch touch = touch_area(panel, rect, "timeline.zoom", panel.px(4.0f));
    const ControlColors control = control_colors(*panel.view.theme);
    fill_rect(
        panel.draw, rect, touch.hovered ? control.fill_hovered : control.fill, panel.px(4.0f));
    const bool at_an_end =
        panel.state.drag == TimelineDrag::loop_begin || panel.state.drag == TimelineDrag::loop_end;
    const Pointer mouse = pointer();
    if (touch.held && mouse.held) {
        panel.state.chosen = {};
        if (mouse.shift || at_an_end) {
            mark_loop(panel, tracks.zoom);
        } else {
            seek_to_mouse(panel, tracks.zoom);
        }
    }
    if (touch.focused) {
        const int direction = arrow_steps_right();
        if (direction != 0) {
            const double step = tracks.zoom.span.length_s() / 100.0;
            panel.actions.push_back(SeekTo{
                std::clamp(panel.view.now_s + direction * step, 0.0, panel.view.course_end_s)});
        }
    }
    // What has been played: a thick line up to the playhead.
    const float x = rect.nearest_x(tracks.zoom.x_of(panel.view.now_s));
    const float line = panel.px(6.0f);
    if (x > rect.x) {
        fill_rect(panel.draw,
                  {rect.x, rect.center_y() - line / 2.0f, x - rect.x, line},
                  with_alpha(panel.color("accent"), 0.9f),
                  line / 2.0f);
    }
    if (tracks.ticks_y > 0.0f) {
        draw_ticks(panel, tracks);
    }
}

void draw_playhead(const PanelContext& panel, const TimelineTracks& tracks) {
    if (!tracks.zoom.shows(panel.view.now_s)) {
        return;
    }
    const Rect& rect = tracks.zoom_rect;
    const float x = std::round(tracks.zoom.x_of(panel.view.now_s));
    for (const DoseLane& lane : tracks.lanes) {
        if (!lane.letter.empty()) {
            const Color faint = with_alpha(panel.color("text"), 0.5f);
            paint_line(panel.draw, x, lane.rect.y, x, lane.rect.bottom(), faint, 1.0f);
        }
    }
    const float reach = panel.px(6.0f);
    paint_line(panel.draw, x, rect.y - reach, x, rect.bottom() + reach, panel.color("text"), 2.0f);
    panel.draw.AddCircleFilled(
        {x, rect.center_y()}, panel.px(8.0f), packed(panel.color("text")), 24);
    panel.state.widgets.note("timeline.playhead",
                             {x - panel.px(8.0f), rect.y, panel.px(16.0f), rect.h});
}

} // namespace disinhibit
