#include <algorithm>
#include <cmath>

#include "engine/ui/dose_offer.h"
#include "engine/ui/style.h"
#include "engine/ui/time_text.h"
#include "engine/ui/timeline_parts.h"
#include "engine/ui/widgets.h"

namespace disinhibit {
namespace {

/// One dose as glyph on a stalk: drag to move, Delete or the right button to remove.
class MarkerRow {
  public:
    MarkerRow(const PanelContext& panel, const TimelineTracks& tracks)
        : panel_(panel), tracks_(tracks) {}

    void draw() {
        const std::vector<DoseMarker> markers = dose_markers(panel_.scenario());
        for (const DoseMarker& marker : markers) {
            paint_members(marker);
        }
        for (const DoseMarker& marker : markers) {
            if (!tracks_.zoom.shows(marker.at_s)) {
                continue;
            }
            // A label ends where the next marker stands.
            float room_right = tracks_.markers.right();
            for (const DoseMarker& other : markers) {
                if (other.at_s > marker.at_s) {
                    room_right =
                        std::min(room_right, tracks_.zoom.x_of(other.at_s) - panel_.px(14.0f));
                }
            }
            draw_marker(marker, room_right);
        }
    }

  private:
    Rect hit_area(float x) const {
        const float half = panel_.px(14.0f);
        const float top = tracks_.markers.y + panel_.px(2.0f);
        return {x - half,
                top,
                2.0f * half,
                std::max(tracks_.zoom_rect.y, top + panel_.px(24.0f)) - top};
    }

    void draw_marker(const DoseMarker& marker, float room_right) {
        const Dose& dose = panel_.scenario().doses[static_cast<std::size_t>(marker.dose)];
        const Substance* substance = panel_.substance(dose.substance);
        const Color color = panel_.color(substance != nullptr ? substance->role : "edge");
        const std::string glyph = substance != nullptr ? substance->glyph : "";
        const std::string label =
            (substance != nullptr ? substance->name : dose.substance) + " " + dose_text(dose);
        UiState& state = panel_.state;
        const bool dragged = state.drag == TimelineDrag::dose && state.dragged_dose == marker.dose;
        const float x = std::round(tracks_.zoom.x_of(dragged ? state.drag_time_s : marker.at_s));
        const Rect area = hit_area(x);
        const Touch touch = touch_area(
            panel_, area, "timeline.dose." + std::to_string(marker.dose), panel_.px(6.0f));
        follow_mouse(marker, touch);
        offer_removal(marker, touch, label);
        const float glyph_y =
            panel_.layout.timeline_as_bar ? area.center_y() : area.y + panel_.px(12.0f);
        if (dragged) {
            const float old_x = tracks_.zoom.x_of(marker.at_s);
            paint_glyph(
                panel_.draw, glyph, old_x, glyph_y, panel_.px(22.0f), with_alpha(color, 0.34f));
        }
        paint_line(
            panel_.draw, x, glyph_y + panel_.px(8.0f), x, tracks_.zoom_rect.bottom(), color, 2.0f);
        paint_glyph(panel_.draw,
                    glyph,
                    x,
                    glyph_y,
                    panel_.px(touch.hovered ? 25.0f : 22.0f),
                    color,
                    dragged);
        if (!panel_.layout.timeline_as_bar) {
            paint_label(x,
                        glyph_y,
                        dragged ? label + ", " + duration_text(state.drag_time_s) : label,
                        room_right);
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
                state.drag_grip_s =
                    tracks_.zoom.time_at(ImGui::GetIO().MouseClickedPos[0].x) - marker.at_s;
            }
            const double wanted =
                tracks_.zoom.time_at(ImGui::GetIO().MousePos.x) - state.drag_grip_s;
            state.drag_time_s = std::clamp(wanted, 0.0, panel_.view.course_end_s);
        } else if (state.drag == TimelineDrag::dose && state.dragged_dose == marker.dose &&
                   !touch.held) {
            panel_.actions.push_back(MoveDose{marker.dose, state.drag_time_s});
            state.drag = TimelineDrag::none;
            state.dragged_dose = -1;
        }
    }

    void
    offer_removal(const DoseMarker& marker, const Touch& touch, const std::string& label) const {
        const std::string popup = "timeline.menu." + std::to_string(marker.dose);
        if (touch.hovered && ImGui::IsMouseClicked(1)) {
            ImGui::OpenPopup(popup.c_str());
        }
        if (touch.focused && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Delete))) {
            panel_.actions.push_back(DeleteDose{marker.dose});
        }
        const ScopedFont font(TextStyle::body);
        if (ImGui::BeginPopup(popup.c_str())) {
            if (ImGui::Selectable(panel_.text("time.remove_dose", {{"dose", label}}).c_str(),
                                  false,
                                  0,
                                  {0.0f, panel_.px(32.0f)})) {
                panel_.actions.push_back(DeleteDose{marker.dose});
            }
            ImGui::EndPopup();
        } else if (touch.hovered && !touch.held) {
            show_tooltip(panel_,
                         panel_.text("time.tip.dose",
                                     {{"dose", label}, {"time", duration_text(marker.at_s)}}));
        }
    }

    /// The further members of a repeated dose: small glyphs, or ticks where they stand close.
    void paint_members(const DoseMarker& marker) const {
        const Dose& dose = panel_.scenario().doses[static_cast<std::size_t>(marker.dose)];
        const Substance* substance = panel_.substance(dose.substance);
        const float first = tracks_.zoom.x_of(marker.at_s);
        const float apart = tracks_.zoom.x_of(marker.at_s + dose.every_s) - first;
        if (marker.count < 2 || apart < 3.0f || substance == nullptr) {
            return;
        }
        const Color color = panel_.color(substance->role);
        const float size = panel_.px(13.0f);
        const float y = tracks_.zoom_rect.y;
        for (int i = 1; i < marker.count; ++i) {
            const double t_s = marker.at_s + i * dose.every_s;
            if (!tracks_.zoom.shows(t_s)) {
                continue;
            }
            const float x = std::round(tracks_.zoom.x_of(t_s));
            paint_line(panel_.draw, x, y - panel_.px(6.0f), x, y, color, 2.0f);
            if (apart > 2.0f * size) {
                paint_glyph(panel_.draw, substance->glyph, x, y - panel_.px(10.0f), size, color);
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
    const TimelineTracks& tracks_;
    float last_label_right_ = -1e9f;
};

} // namespace

void draw_dose_markers(const PanelContext& panel, const TimelineTracks& tracks) {
    MarkerRow(panel, tracks).draw();
}

} // namespace disinhibit
