#include <algorithm>
#include <cmath>

#include "engine/ui/dose_offer.h"
#include "engine/ui/panels/panels.h"
#include "engine/ui/style.h"
#include "engine/ui/time_text.h"
#include "engine/ui/timeline_map.h"
#include "engine/ui/widgets.h"

namespace disinhibit {
namespace {

/// Where the parts of the timeline lie and which times they show.
struct Tracks {
    TimelineMap zoom;
    TimelineMap overview;
    Rect markers;        ///< stalks and labels
    Rect zoom_rect;
    float ticks_y;       ///< middle of the tick labels; 0: none
    Rect overview_rect;  ///< hit area; empty if folded
};

Tracks make_tracks(const PanelContext& panel, const Rect& rect) {
    const FrameView& view = panel.view;
    const float pad = panel.px(panel.layout.hints ? 32.0f : 16.0f);
    const Rect inner{rect.x + pad, rect.y, rect.w - 2.0f * pad, rect.h};
    Tracks tracks{};
    const double course_end = std::max(view.course_end_s, shortest_window_s);
    tracks.zoom = {{view.window_begin_s, std::max(view.window_end_s, view.window_begin_s + shortest_window_s)}, inner.x, inner.w};
    tracks.overview = {{0.0, course_end}, inner.x, inner.w};
    if (panel.layout.timeline_as_bar) {
        const float height = panel.px(20.0f);
        tracks.zoom_rect = {inner.x, std::round(rect.center_y() - height / 2.0f), inner.w, height};
        tracks.markers = {inner.x, rect.y, inner.w, rect.h};
        return tracks;
    }
    const bool low = panel.layout.cards_as_icons;
    const float markers = std::round(rect.h * (low ? 0.34f : 0.30f));
    const float track = panel.px(20.0f);
    tracks.markers = {inner.x, rect.y, inner.w, markers};
    tracks.zoom_rect = {inner.x, rect.y + markers, inner.w, track};
    if (low) {
        return tracks;
    }
    tracks.ticks_y = tracks.zoom_rect.bottom() + panel.px(12.0f);
    const float overview = panel.px(20.0f);
    tracks.overview_rect = {inner.x, rect.bottom() - overview - panel.px(panel.layout.hints ? 12.0f : 4.0f), inner.w, overview};
    return tracks;
}

void seek_to_mouse(const PanelContext& panel, const TimelineMap& map) {
    const double t_s = std::clamp(map.time_at(ImGui::GetIO().MousePos.x), 0.0, panel.view.course_end_s);
    if (t_s != panel.view.now_s) {
        panel.actions.push_back(SeekTo{t_s});
    }
}

void draw_zoom_track(const PanelContext& panel, const Tracks& tracks) {
    const Rect& rect = tracks.zoom_rect;
    const Touch touch = touch_area(panel, rect, "timeline.zoom", panel.px(4.0f));
    const ControlColors control = control_colors(*panel.view.theme);
    fill_rect(panel.draw, rect, touch.hovered ? control.fill_hovered : control.fill, panel.px(4.0f));
    if (touch.held && ImGui::IsMouseDown(0)) {
        seek_to_mouse(panel, tracks.zoom);
    }
    if (touch.focused) {
        const int direction = (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_RightArrow)) ? 1 : 0) -
                              (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_LeftArrow)) ? 1 : 0);
        if (direction != 0) {
            const double step = tracks.zoom.span.length_s() / 100.0;
            panel.actions.push_back(SeekTo{std::clamp(panel.view.now_s + direction * step, 0.0, panel.view.course_end_s)});
        }
    }
    // What has been played: a thick line up to the playhead.
    const float x = std::clamp(tracks.zoom.x_of(panel.view.now_s), rect.x, rect.right());
    const float line = panel.px(6.0f);
    if (x > rect.x) {
        fill_rect(panel.draw, {rect.x, rect.center_y() - line / 2.0f, x - rect.x, line}, with_alpha(panel.color("accent"), 0.9f), line / 2.0f);
    }
    if (tracks.ticks_y > 0.0f) {
        const int most = std::max(2, static_cast<int>(rect.w / panel.px(112.0f)));
        const TimeTicks ticks = time_ticks(tracks.zoom.span.begin_s, tracks.zoom.span.end_s, most);
        for (std::size_t i = 0; i < ticks.times_s.size(); ++i) {
            const float tick_x = std::floor(tracks.zoom.x_of(ticks.times_s[i])) + 0.5f;
            paint_line(panel.draw, tick_x, rect.bottom(), tick_x, rect.bottom() + panel.px(3.0f), panel.color("edge"));
            const Align align = tick_x < rect.x + 4.0f ? Align::left : tick_x > rect.right() - panel.px(16.0f) ? Align::right : Align::center;
            paint_text(panel.draw, TextStyle::small, tick_x, tracks.ticks_y, panel.color("text3"), ticks.labels[i], align);
        }
    }
}

void draw_playhead(const PanelContext& panel, const Tracks& tracks) {
    if (!tracks.zoom.shows(panel.view.now_s)) {
        return;
    }
    const Rect& rect = tracks.zoom_rect;
    const float x = std::round(tracks.zoom.x_of(panel.view.now_s));
    const float reach = panel.px(6.0f);
    paint_line(panel.draw, x, rect.y - reach, x, rect.bottom() + reach, panel.color("text"), 2.0f);
    panel.draw.AddCircleFilled({x, rect.center_y()}, panel.px(8.0f), packed(panel.color("text")), 24);
    panel.state.widgets.note("timeline.playhead", {x - panel.px(8.0f), rect.y, panel.px(16.0f), rect.h});
}

/// The whole course with the window as a bracket: drag it, drag its ends, click beside it.
void draw_overview(const PanelContext& panel, const Tracks& tracks) {
    const Rect& rect = tracks.overview_rect;
    UiState& state = panel.state;
    const TimelineMap& map = tracks.overview;
    const TimeSpan window = tracks.zoom.span;
    const double course_end = map.span.end_s;
    const Touch touch = touch_area(panel, rect, "timeline.overview", panel.px(4.0f));
    const float mouse_x = ImGui::GetIO().MousePos.x;
    const float x0 = std::clamp(map.x_of(window.begin_s), rect.x, rect.right());
    const float x1 = std::clamp(map.x_of(window.end_s), rect.x, rect.right());
    const float grip = panel.px(8.0f);
    const bool at_begin = std::abs(mouse_x - x0) < grip;
    const bool at_end = std::abs(mouse_x - x1) < grip;
    if (touch.held && ImGui::IsMouseClicked(0)) {
        state.drag = at_end ? TimelineDrag::window_end : at_begin ? TimelineDrag::window_begin : TimelineDrag::window_move;
        const bool inside = mouse_x > x0 && mouse_x < x1;
        state.drag_grip_s = inside ? map.time_at(mouse_x) - window.begin_s : window.length_s() / 2.0;
    }
    if (touch.held && ImGui::IsMouseDown(0)) {
        const double t_s = std::clamp(map.time_at(mouse_x), 0.0, course_end);
        TimeSpan wanted = window;
        if (state.drag == TimelineDrag::window_begin) {
            wanted.begin_s = std::min(t_s, window.end_s - shortest_window_s);
        } else if (state.drag == TimelineDrag::window_end) {
            wanted.end_s = std::max(t_s, window.begin_s + shortest_window_s);
        } else if (state.drag == TimelineDrag::window_move) {
            wanted = window_from(window, map.time_at(mouse_x) - state.drag_grip_s, course_end);
        }
        if (wanted.begin_s != window.begin_s || wanted.end_s != window.end_s) {
            panel.actions.push_back(ShowWindow{wanted.begin_s, wanted.end_s});
        }
    }
    if (touch.hovered && (at_begin || at_end)) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    }
    const float height = panel.px(8.0f);
    const Rect bar{rect.x, rect.center_y() - height / 2.0f, rect.w, height};
    const ControlColors control = control_colors(*panel.view.theme);
    fill_rect(panel.draw, bar, control.fill, height / 2.0f);
    const float played = std::round(std::clamp(map.x_of(panel.view.now_s), rect.x, rect.right()));
    fill_rect(panel.draw, {bar.x, bar.y, played - bar.x, bar.h}, with_alpha(panel.color("accent"), 0.45f), height / 2.0f);
    const Rect bracket{x0, rect.y + panel.px(2.0f), std::max(x1 - x0, 4.0f), rect.h - panel.px(4.0f)};
    fill_rect(panel.draw, bracket, with_alpha(panel.color("edge"), touch.hovered ? 0.30f : 0.18f), panel.px(4.0f));
    outline_rect(panel.draw, bracket, panel.color("edge"), panel.px(4.0f));
    for (const DoseMarker& marker : dose_markers(panel.scenario())) {
        const Substance* substance = panel.substance(panel.scenario().doses[static_cast<std::size_t>(marker.dose)].substance);
        const Color color = panel.color(substance != nullptr ? substance->role : "edge");
        const float x = map.x_of(marker.at_s);
        if (marker.count > 1) {
            fill_rect(panel.draw, {x, bar.center_y() - 1.0f, map.x_of(marker.last_s) - x, 2.0f}, color);
        }
        panel.draw.AddCircleFilled({x, bar.center_y()}, panel.px(3.0f), packed(color), 12);
    }
    paint_line(panel.draw, played, rect.y, played, rect.bottom(), panel.color("text"), 2.0f);
}

/// One dose as glyph on a stalk: drag to move, Delete or the right button to remove.
class MarkerRow {
  public:
    MarkerRow(const PanelContext& panel, const Tracks& tracks) : panel_(panel), tracks_(tracks) {}

    void draw() {
        const std::vector<DoseMarker> markers = dose_markers(panel_.scenario());
        for (std::size_t i = 0; i < markers.size(); ++i) {
            if (tracks_.zoom.shows(markers[i].at_s)) {
                // A label ends where the next marker stands.
                float room_right = tracks_.markers.right();
                for (const DoseMarker& other : markers) {
                    if (other.at_s > markers[i].at_s) {
                        room_right = std::min(room_right, tracks_.zoom.x_of(other.at_s) - panel_.px(14.0f));
                    }
                }
                draw_marker(markers[i], room_right);
            }
        }
    }

  private:
    Rect hit_area(float x) const {
        const float half = panel_.px(14.0f);
        const float top = tracks_.markers.y + panel_.px(2.0f);
        return {x - half, top, 2.0f * half, std::max(tracks_.zoom_rect.y, top + panel_.px(24.0f)) - top};
    }

    void draw_marker(const DoseMarker& marker, float room_right) {
        const Dose& dose = panel_.scenario().doses[static_cast<std::size_t>(marker.dose)];
        const Substance* substance = panel_.substance(dose.substance);
        const Color color = panel_.color(substance != nullptr ? substance->role : "edge");
        const std::string glyph = substance != nullptr ? substance->glyph : "";
        const std::string label = (substance != nullptr ? substance->name : dose.substance) + " " + dose_text(dose);
        UiState& state = panel_.state;
        const bool dragged = state.drag == TimelineDrag::dose && state.dragged_dose == marker.dose;
        const float x = std::round(tracks_.zoom.x_of(dragged ? state.drag_time_s : marker.at_s));
        const Rect area = hit_area(x);
        const Touch touch = touch_area(panel_, area, "timeline.dose." + std::to_string(marker.dose), panel_.px(6.0f));
        follow_mouse(marker, touch);
        offer_removal(marker, touch, label);
        const float glyph_y = panel_.layout.timeline_as_bar ? area.center_y() : area.y + panel_.px(12.0f);
        if (dragged) {
            const float old_x = tracks_.zoom.x_of(marker.at_s);
            paint_glyph(panel_.draw, glyph, old_x, glyph_y, panel_.px(22.0f), with_alpha(color, 0.34f));
        }
        paint_line(panel_.draw, x, glyph_y + panel_.px(8.0f), x, tracks_.zoom_rect.bottom(), color, 2.0f);
        paint_glyph(panel_.draw, glyph, x, glyph_y, panel_.px(touch.hovered ? 25.0f : 22.0f), color, dragged);
        paint_members(marker, dose, color);
        if (!panel_.layout.timeline_as_bar) {
            paint_label(x, glyph_y, dragged ? label + ", " + duration_text(state.drag_time_s) : label, room_right);
        }
    }

    void follow_mouse(const DoseMarker& marker, const Touch& touch) const {
        UiState& state = panel_.state;
        if (panel_.view.dose_drag_blocked) {
            return;
        }
        if (touch.held && ImGui::IsMouseDragging(0, 3.0f)) {
            if (state.drag != TimelineDrag::dose) {
                state.drag = TimelineDrag::dose;
                state.dragged_dose = marker.dose;
                state.drag_grip_s = tracks_.zoom.time_at(ImGui::GetIO().MouseClickedPos[0].x) - marker.at_s;
            }
            const double wanted = tracks_.zoom.time_at(ImGui::GetIO().MousePos.x) - state.drag_grip_s;
            state.drag_time_s = std::clamp(wanted, 0.0, panel_.view.course_end_s);
        } else if (state.drag == TimelineDrag::dose && state.dragged_dose == marker.dose && !touch.held) {
            panel_.actions.push_back(MoveDose{marker.dose, state.drag_time_s});
            state.drag = TimelineDrag::none;
            state.dragged_dose = -1;
        }
    }

    void offer_removal(const DoseMarker& marker, const Touch& touch, const std::string& label) const {
        const std::string popup = "timeline.menu." + std::to_string(marker.dose);
        if (touch.hovered && ImGui::IsMouseClicked(1)) {
            ImGui::OpenPopup(popup.c_str());
        }
        if (touch.focused && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Delete))) {
            panel_.actions.push_back(DeleteDose{marker.dose});
        }
        const ScopedFont font(TextStyle::body);
        if (ImGui::BeginPopup(popup.c_str())) {
            if (ImGui::Selectable(panel_.text("time.remove_dose", {{"dose", label}}).c_str(), false, 0, {0.0f, panel_.px(32.0f)})) {
                panel_.actions.push_back(DeleteDose{marker.dose});
            }
            ImGui::EndPopup();
        } else if (touch.hovered && !touch.held) {
            show_tooltip(panel_, panel_.text("time.tip.dose", {{"dose", label}, {"time", duration_text(marker.at_s)}}));
        }
    }

    /// The further members of a repeated dose: small ticks.
    void paint_members(const DoseMarker& marker, const Dose& dose, const Color& color) const {
        const float first = tracks_.zoom.x_of(marker.at_s);
        const float apart = tracks_.zoom.x_of(marker.at_s + dose.every_s) - first;
        if (marker.count < 2 || apart < 3.0f) {
            return;
        }
        for (int i = 1; i < marker.count; ++i) {
            const double t_s = marker.at_s + i * dose.every_s;
            if (tracks_.zoom.shows(t_s)) {
                const float x = std::round(tracks_.zoom.x_of(t_s));
                const float y = tracks_.zoom_rect.y;
                paint_line(panel_.draw, x, y - panel_.px(6.0f), x, y, color, 2.0f);
            }
        }
    }

    void paint_label(float x, float y, const std::string& label, float room_right) {
        const float gap = panel_.px(14.0f);
        const float width = text_width(TextStyle::small, label);
        float left = x + gap;
        if (left + width > room_right) {
            left = x - gap - width;
            // Neither over the label before nor beyond the track.
            if (left < std::max(tracks_.markers.x, last_label_right_ + gap)) {
                return;
            }
        }
        paint_text(panel_.draw, TextStyle::small, left, y, panel_.color("text"), label);
        last_label_right_ = std::max(left + width, x);
    }

    const PanelContext& panel_;
    const Tracks& tracks_;
    float last_label_right_ = -1e9f;
};

}  // namespace

void draw_timeline_panel(const PanelContext& panel, const Rect& rect) {
    const Tracks tracks = make_tracks(panel, rect);
    panel.state.widgets.note("timeline", rect);
    const ImGuiIO& io = ImGui::GetIO();
    if (io.MouseWheel != 0.0f && rect.contains(io.MousePos.x, io.MousePos.y) && ImGui::IsWindowHovered()) {
        const TimeSpan zoomed = zoom_around(tracks.zoom.span, tracks.zoom.time_at(io.MousePos.x), std::pow(0.8, io.MouseWheel), panel.view.course_end_s);
        panel.actions.push_back(ShowWindow{zoomed.begin_s, zoomed.end_s});
    }
    // The markers may reach into the track: they are submitted first, so they get the mouse there.
    MarkerRow markers(panel, tracks);
    panel.draw.ChannelsSplit(2);
    panel.draw.ChannelsSetCurrent(1);
    markers.draw();
    panel.draw.ChannelsSetCurrent(0);
    draw_zoom_track(panel, tracks);
    panel.draw.ChannelsMerge();
    draw_playhead(panel, tracks);
    if (!tracks.overview_rect.empty()) {
        draw_overview(panel, tracks);
    }
    if (!io.MouseDown[0] && panel.state.drag != TimelineDrag::dose) {
        panel.state.drag = TimelineDrag::none;
    }
}

}  // namespace disinhibit
