#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "engine/plot/dose_markers.h"
#include "engine/ui/gui/input.h"
#include "engine/ui/gui/style.h"
#include "engine/ui/timeline/dose_offer.h"
#include "engine/ui/timeline/parts.h"
#include "engine/ui/widgets/menu.h"
#include "engine/ui/widgets/time_text.h"
#include "engine/ui/widgets/widgets.h"

namespace disinhibit {
namespace {

// Members of an open repeat that stand closer than this are drawn as ticks: zoom in to take hold of them.
constexpr float closest_members_px = 9.0f;

/// One dose, or a member of an open repeat, as a glyph on a stalk: drag to move, Enter to open a repeat, Delete or the
/// right button to remove.
class MarkerRow {
  public:
    MarkerRow(const PanelContext& panel, const TimelineTracks& tracks, const DoseLane& lane)
        : panel_(panel), tracks_(tracks), lane_(lane),
          scenario_(course_of(panel.view, lane.side).scenario()),
          repeats_(repeats_of(panel.state, lane.side)) {}

    std::vector<Rect> draw() {
        UiState& state = panel_.state;
        forget_lost_repeats(repeats_, scenario_);
        const std::vector<DoseMarker> markers = dose_markers(scenario_, repeats_.doses);
        forget_lost_choice(markers);
        for (const DoseMarker& marker : markers) {
            paint_members(marker);
        }
        for (std::size_t i = 0; i < markers.size(); ++i) {
            if (!tracks_.zoom.shows(markers[i].at_s) && !is_dragged(markers[i])) {
                continue;
            }
            if (is_crowded(markers[i])) {
                paint_tick(markers[i]);
            } else {
                draw_marker(markers[i], reach_of(markers, i), room_right_of(markers, i));
            }
        }
        const bool mine = state.drag == TimelineDrag::dose && state.dragged.side == lane_.side;
        if (mine && escape_pressed()) {
            end_drag();
            panel_.actions.push_back(EndPreview{});
        }
        return std::move(taken_);
    }

  private:
    ChosenDose id_of(const DoseMarker& marker) const {
        return {marker.dose, marker.member, lane_.side};
    }

    bool is_dragged(const DoseMarker& marker) const {
        return panel_.state.drag == TimelineDrag::dose && panel_.state.dragged == id_of(marker);
    }

    bool is_crowded(const DoseMarker& marker) const {
        const double px_per_s = tracks_.zoom.width_px / tracks_.zoom.span.length_s();
        return marker.member > 0 && marker.every_s * px_per_s < panel_.px(closest_members_px);
    }

    void forget_lost_choice(const std::vector<DoseMarker>& markers) const {
        ChosenDose& chosen = panel_.state.chosen;
        const bool found =
            std::any_of(markers.begin(), markers.end(), [&](const DoseMarker& marker) {
                return chosen == id_of(marker);
            });
        if (chosen.side == lane_.side && !found) {
            chosen = {};
        }
    }

    /// A label ends where the next marker stands.
    float room_right_of(const std::vector<DoseMarker>& markers, std::size_t index) const {
        float room = lane_.rect.right();
        for (const DoseMarker& other : markers) {
            if (other.at_s > markers[index].at_s) {
                room = std::min(room, tracks_.zoom.x_of(other.at_s) - panel_.px(14.0f));
            }
        }
        return room;
    }

    const Dose& dose_of(const DoseMarker& marker) const {
        return scenario_.doses[static_cast<std::size_t>(marker.dose)];
    }

    Color color_of(const DoseMarker& marker) const {
        const Substance* substance = panel_.substance(dose_of(marker).substance);
        return panel_.color(substance != nullptr ? substance->role : "edge");
    }

    std::string glyph_of(const DoseMarker& marker) const {
        const Substance* substance = panel_.substance(dose_of(marker).substance);
        return substance != nullptr ? substance->glyph : "";
    }

    std::string label_of(const DoseMarker& marker) const {
        Dose dose = dose_of(marker);
        const Substance* substance = panel_.substance(dose.substance);
        if (marker.member >= 0) {
            dose.count = 1;
        }
        return (substance != nullptr ? substance->name : dose.substance) + " " + dose_text(dose);
    }

    std::string name_of(const DoseMarker& marker) const {
        const std::string name = (lane_.side == Side::a ? "timeline.dose." : "timeline.b.dose.") +
                                 std::to_string(marker.dose);
        return marker.member < 0 ? name : name + "." + std::to_string(marker.member);
    }

    /// How far a marker can be gripped to its left and right, px: not beyond the middle to its neighbours.
    struct Reach {
        float left, right;
    };
    Reach reach_of(const std::vector<DoseMarker>& markers, std::size_t index) const {
        const float most = panel_.px(14.0f);
        const float least = panel_.px(2.0f);
        const float x = tracks_.zoom.x_of(markers[index].at_s);
        Reach reach{most, most};
        for (std::size_t i = 0; i < markers.size(); ++i) {
            const float half = (tracks_.zoom.x_of(markers[i].at_s) - x) / 2.0f;
            if (half > 0.0f) {
                reach.right = std::clamp(half, least, reach.right);
            } else if (half < 0.0f) {
                reach.left = std::clamp(-half, least, reach.left);
            }
        }
        return reach;
    }

    Rect hit_area(float x, const Reach& reach) const {
        return {x - reach.left, lane_.rect.y, reach.left + reach.right, lane_.rect.h};
    }

    void draw_marker(const DoseMarker& marker, const Reach& reach, float room_right) {
        UiState& state = panel_.state;
        const bool dragged = is_dragged(marker);
        const float x = std::round(tracks_.zoom.x_of(dragged ? state.drag_time_s : marker.at_s));
        const Rect area = hit_area(x, reach);
        const Touch touch = touch_area(panel_, area, name_of(marker), panel_.px(6.0f));
        choose(marker, touch);
        follow_mouse(marker, touch);
        follow_keys(marker, touch);
        const std::string label = label_of(marker);
        offer_removal(marker, touch, label);
        paint_marker(marker, x, touch.hovered);
        const float half = glyph_size(marker) / 2.0f;
        taken_.push_back({x - half, lane_.rect.y, 2.0f * half, lane_.rect.h});
        if (!panel_.layout.timeline_as_bar && marker.member <= 0) {
            paint_label(x,
                        dragged ? label + ", " + moment_text(*panel_.view.texts, state.drag_time_s)
                                : label,
                        room_right);
        }
    }

    /// Members of an open repeat shrink to the room between them.
    float glyph_size(const DoseMarker& marker) const {
        if (marker.member < 0) {
            return lane_.largest_px;
        }
        const double apart_px =
            marker.every_s * tracks_.zoom.width_px / tracks_.zoom.span.length_s();
        const float most = std::min(panel_.px(18.0f), 0.82f * lane_.largest_px);
        return std::clamp(
            0.8f * static_cast<float>(apart_px), std::min(panel_.px(7.0f), most), most);
    }

    void paint_marker(const DoseMarker& marker, float x, bool hovered) const {
        const Color color = color_of(marker);
        const std::string glyph = glyph_of(marker);
        const bool dragged = is_dragged(marker);
        const float y = lane_.glyph_y;
        const float size = glyph_size(marker);
        const float stalk = y + std::min(panel_.px(8.0f), 0.37f * lane_.largest_px);
        const float bottom = lane_.foot_y;
        if (dragged) {
            const float old_x = std::round(tracks_.zoom.x_of(marker.at_s));
            const Color faint = with_alpha(color, 0.34f);
            paint_glyph(panel_.draw, glyph, old_x, y, size, faint);
            paint_line(panel_.draw, old_x, stalk, old_x, bottom, faint, 2.0f);
        }
        paint_line(panel_.draw, x, stalk, x, bottom, color, 2.0f);
        paint_glyph(
            panel_.draw, glyph, x, y, hovered ? size + panel_.px(3.0f) : size, color, dragged);
        if (marker.count > 1) {
            // Two more, half hidden: there are members inside.
            for (const float step : {4.0f, 8.0f}) {
                paint_glyph(panel_.draw,
                            glyph,
                            x + panel_.px(step),
                            y,
                            size,
                            with_alpha(color, 0.42f - 0.03f * step));
            }
        }
        if (panel_.state.chosen == id_of(marker) && !dragged) {
            const float under = std::min(y + panel_.px(14.0f), std::round(bottom) - 1.0f);
            paint_line(panel_.draw,
                       x - panel_.px(7.0f),
                       under,
                       x + panel_.px(7.0f),
                       under,
                       panel_.color("accent"),
                       2.0f);
        }
    }

    void choose(const DoseMarker& marker, const Touch& touch) const {
        if (touch.focused || touch.held) {
            panel_.state.chosen = id_of(marker);
        }
        // Whoever takes hold of a dose means its side.
        if (touch.pressed || (touch.held && pointer().pressed)) {
            make_active(panel_.view, lane_.side, panel_.actions);
        }
    }

    /// Opens or closes a repeat; a single dose stays as it is.
    void toggle_repeat(const DoseMarker& marker) const {
        if (marker.member >= 0) {
            std::erase(repeats_.doses, marker.dose);
            panel_.state.chosen = {marker.dose, -1, lane_.side};
        } else if (marker.count > 1) {
            repeats_.doses.push_back(marker.dose);
            repeats_.among = scenario_.doses.size();
            panel_.state.chosen = {marker.dose, 0, lane_.side};
        }
    }

    void end_drag() const {
        panel_.state.drag = TimelineDrag::none;
        panel_.state.dragged = {};
    }

    /// The parts of a repeat that is split stay open.
    void move(const DoseMarker& marker, double at_s) const {
        make_active(panel_.view, lane_.side, panel_.actions);
        panel_.actions.push_back(MoveDose{marker.dose, at_s, marker.member});
        if (marker.member >= 0) {
            keep_open(repeats_, scenario_, id_of(marker), 1);
        }
    }

    void remove(const DoseMarker& marker) const {
        remove_dose(panel_.view, id_of(marker), panel_.state, panel_.actions);
    }

    void follow_mouse(const DoseMarker& marker, const Touch& touch) const {
        UiState& state = panel_.state;
        if (panel_.view.dose_drag_blocked) {
            return;
        }
        const Pointer mouse = pointer();
        if (touch.held && mouse.dragged) {
            if (state.drag == TimelineDrag::none) {
                state.drag = TimelineDrag::dose;
                state.dragged = id_of(marker);
                state.drag_grip_s = tracks_.zoom.time_at(mouse.pressed_at.x) - marker.at_s;
            }
            if (is_dragged(marker)) {
                const double wanted = tracks_.zoom.time_at(mouse.at.x) - state.drag_grip_s;
                state.drag_time_s = std::clamp(wanted, 0.0, panel_.view.course_end_s);
                panel_.actions.push_back(
                    PreviewMove{marker.dose, state.drag_time_s, marker.member});
            }
        } else if (is_dragged(marker) && !touch.held) {
            end_drag();
            const bool moved = std::abs(state.drag_time_s - marker.at_s) >= 1e-3;
            moved ? move(marker, state.drag_time_s) : panel_.actions.push_back(EndPreview{});
        } else if (touch.pressed) {
            // A click on a member only chooses it; Enter or a double click closes the repeat again.
            const bool wanted = marker.member < 0 || touch.focused || mouse.presses > 1;
            if (wanted) {
                toggle_repeat(marker);
            }
        }
    }

    void follow_keys(const DoseMarker& marker, const Touch& touch) const {
        if (!touch.focused || panel_.view.dose_drag_blocked) {
            return;
        }
        const int direction = arrow_steps_right();
        if (direction != 0) {
            const double step = key_step_share * tracks_.zoom.span.length_s();
            move(marker, std::clamp(marker.at_s + direction * step, 0.0, panel_.view.course_end_s));
        }
    }

    void
    offer_removal(const DoseMarker& marker, const Touch& touch, const std::string& label) const {
        const std::string name = name_of(marker) + ".menu";
        if (const ContextList list{name, touch.hovered}) {
            const Menu menu(panel_, name);
            if (menu.line("remove", panel_.text("time.remove_dose", {{"dose", label}}))) {
                remove(marker);
            }
            const bool repeat = marker.count > 1 || marker.member >= 0;
            const char* toggle_text = marker.member >= 0 ? "time.close_repeat" : "time.open_repeat";
            if (repeat && menu.line("toggle", panel_.text(toggle_text))) {
                toggle_repeat(marker);
            }
        } else if (touch.hovered && !touch.held) {
            const char* tip = marker.count > 1     ? "time.tip.repeat"
                              : marker.member >= 0 ? "time.tip.member"
                                                   : "time.tip.dose";
            const std::string when = moment_text(*panel_.view.texts, marker.at_s);
            show_tooltip(panel_, of_side(panel_.text(tip, {{"dose", label}, {"when", when}})));
        }
    }

    std::string of_side(const std::string& words) const {
        if (!panel_.view.compare.on()) {
            return words;
        }
        const std::string side = panel_.text(lane_.side == Side::a ? "compare.a" : "compare.b");
        return panel_.text("compare.of_side", {{"side", side}, {"what", words}});
    }

    /// The further members of a closed repeat: small glyphs, or ticks where they stand close.
    void paint_members(const DoseMarker& marker) {
        const float first = tracks_.zoom.x_of(marker.at_s);
        const float apart = tracks_.zoom.x_of(marker.at_s + marker.every_s) - first;
        if (marker.count < 2 || apart < 3.0f) {
            return;
        }
        const Color color = color_of(marker);
        const float size = std::min(panel_.px(13.0f), 0.6f * lane_.largest_px);
        const float y = lane_.base_y;
        for (int i = 1; i < marker.count; ++i) {
            const double t_s = marker.at_s + i * marker.every_s;
            if (!tracks_.zoom.shows(t_s)) {
                continue;
            }
            const float x = std::round(tracks_.zoom.x_of(t_s));
            paint_line(panel_.draw, x, y - panel_.px(6.0f), x, y, color, 2.0f);
            if (apart > 2.0f * size) {
                paint_glyph(panel_.draw, glyph_of(marker), x, y - panel_.px(10.0f), size, color);
            }
            taken_.push_back({x - 0.5f * size, lane_.rect.y, size, lane_.rect.h});
        }
    }

    void paint_tick(const DoseMarker& marker) {
        const float x = std::round(tracks_.zoom.x_of(marker.at_s));
        const float y = lane_.base_y;
        paint_line(panel_.draw, x, y - panel_.px(12.0f), x, y, color_of(marker), 2.0f);
        taken_.push_back({x - 1.0f, lane_.rect.y, 2.0f, lane_.rect.h});
    }

    void paint_label(float x, const std::string& label, float room_right) {
        const float gap = panel_.px(14.0f);
        const float width = text_width(TextStyle::small, label);
        float left = x + gap;
        if (left + width > room_right) {
            left = x - gap - width;
            // Neither over the label before nor beyond the track.
            if (left < std::max(lane_.rect.x, last_label_right_ + gap)) {
                return;
            }
        }
        paint_text(panel_.draw, TextStyle::small, left, lane_.glyph_y, panel_.color("text"), label);
        last_label_right_ = std::max(left + width, x);
        taken_.push_back({left, lane_.rect.y, width, lane_.rect.h});
    }

    const PanelContext& panel_;
    const TimelineTracks& tracks_;
    const DoseLane& lane_;
    const Scenario& scenario_;
    OpenRepeats& repeats_;
    float last_label_right_ = -1e9f;
    std::vector<Rect> taken_; ///< by what is drawn
};

} // namespace

std::vector<Rect>
draw_dose_markers(const PanelContext& panel, const TimelineTracks& tracks, const DoseLane& lane) {
    return MarkerRow(panel, tracks, lane).draw();
}

} // namespace disinhibit
