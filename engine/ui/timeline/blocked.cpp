#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "circuit/describe/units.h"
#include "engine/ui/gui/input.h"
#include "engine/ui/gui/style.h"
#include "engine/ui/timeline/parts.h"
#include "engine/ui/widgets/time_text.h"
#include "engine/ui/widgets/widgets.h"

namespace disinhibit {
namespace {

const TraceCurve* blocked_curve(const PanelContext& panel, Side side) {
    const int signal = course_of(panel.view, side).signals().index(panel.assets.blocked_signal);
    const auto& curves = traces_of(panel.view, side).curves;
    const auto found = std::ranges::find(curves, signal, &TraceCurve::signal);
    return signal < 0 || found == curves.end() ? nullptr : &*found;
}

/// "above 80 % until 2 d 4 h"; what is still above at the end of the window ends nobody knows where.
std::string words_of(const PanelContext& panel, const TimeSpan& span) {
    const double day_s = internal_per("d");
    const double window_end_s = panel.view.window_end_s;
    const bool ends = span.end_s < window_end_s - 1e-3 * (window_end_s - panel.view.window_begin_s);
    const std::string above = fmt::format("{:g}", panel.assets.blocked_above);
    // A clock that runs so fast shows minutes, or hours.
    const double speed = span.end_s < day_s ? internal_per("min") : day_s;
    return panel.text(ends ? "time.blocked_until" : "time.blocked_beyond",
                      {{"above", above}, {"time", clock_text(span.end_s, speed)}});
}

/// The rightmost place for words of `width` px in `room` that none of `taken` shares; nothing if there is none.
std::optional<Rect> rightmost_place(const Rect& room, float width, const std::vector<Rect>& taken) {
    constexpr float gap = 6.0f;
    float right = room.right();
    while (right - width >= room.x) {
        const Rect place{right - width, room.y, width, room.h};
        const auto in_the_way = std::ranges::find_if(
            taken, [&](const Rect& other) { return overlap(other, place.inset(-gap, 0.0f)); });
        if (in_the_way == taken.end()) {
            return place;
        }
        right = in_the_way->x - gap;
    }
    return std::nullopt;
}

/// The bars of one run along the foot of `ground`, which the words stand on.
void draw_bars(const PanelContext& panel,
               const TimelineTracks& tracks,
               Side side,
               const Rect& ground,
               const std::vector<Rect>& taken) {
    const TraceCurve* curve = blocked_curve(panel, side);
    if (curve == nullptr) {
        return;
    }
    const float thick = std::max(3.0f, panel.px(4.0f));
    const Color color = panel.color(panel.assets.blocked_role);
    const std::string name = side == Side::a ? "timeline.blocked" : "timeline.blocked.b";
    int number = 0;
    for (const TimeSpan& span :
         spans_above(curve->times_s, curve->values, panel.assets.blocked_above)) {
        const float left = std::max(ground.x, tracks.zoom.x_of(span.begin_s));
        const float right = std::min(ground.right(), tracks.zoom.x_of(span.end_s));
        if (right <= left) {
            continue;
        }
        const Rect bar{left, ground.bottom() - thick, std::max(2.0f, right - left), thick};
        fill_rect(panel.draw, bar, color, thick / 2.0f);
        const std::string widget = fmt::format("{}.{}", name, number++);
        panel.state.widgets.note(widget, bar);
        const std::string words = words_of(panel, span);
        const Rect room{bar.x, ground.y, bar.w, ground.h - thick};
        const auto place = rightmost_place(
            room.inset(panel.px(6.0f), 0.0f), text_width(TextStyle::small, words), taken);
        if (place && room.h >= panel.px(11.0f)) {
            panel.state.widgets.note(widget + ".words", *place);
            paint_text(panel.draw,
                       TextStyle::small,
                       place->right(),
                       room.center_y(),
                       panel.color("text2"),
                       words,
                       Align::right);
        }
        const Pointer mouse = pointer();
        if (mouse.over(bar.inset(0.0f, -panel.px(3.0f))) && pointer_on_window() && !mouse.held) {
            show_tooltip(panel, words + ".\n" + panel.text("stage.blockade_warning"));
        }
    }
}

} // namespace

void draw_blocked_bars(const PanelContext& panel,
                       const TimelineTracks& tracks,
                       const std::vector<Rect>& taken) {
    for (const DoseLane& lane : tracks.lanes) {
        const bool both = !lane.letter.empty();
        draw_bars(panel,
                  tracks,
                  lane.side,
                  both ? lane.rect : tracks.zoom_rect,
                  both ? taken : std::vector<Rect>{});
    }
}

} // namespace disinhibit
