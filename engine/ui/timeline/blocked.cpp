#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "circuit/describe/units.h"
#include "engine/ui/gui/style.h"
#include "engine/ui/timeline/parts.h"
#include "engine/ui/widgets/time_text.h"
#include "engine/ui/widgets/widgets.h"

namespace disinhibit {
namespace {

const TraceCurve* blocked_curve(const PanelContext& panel) {
    const int signal = panel.view.trajectory->signals().index(panel.assets.blocked_signal);
    const auto& curves = panel.view.course.curves;
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

} // namespace

void draw_blocked_bars(const PanelContext& panel, const TimelineTracks& tracks) {
    const TraceCurve* curve = blocked_curve(panel);
    if (curve == nullptr) {
        return;
    }
    const float thick = std::max(3.0f, panel.px(4.0f));
    const Rect& track = tracks.zoom_rect;
    const Color color = panel.color(panel.assets.blocked_role);
    int number = 0;
    for (const TimeSpan& span :
         spans_above(curve->times_s, curve->values, panel.assets.blocked_above)) {
        const float left = std::max(track.x, tracks.zoom.x_of(span.begin_s));
        const float right = std::min(track.right(), tracks.zoom.x_of(span.end_s));
        if (right <= left) {
            continue;
        }
        const Rect bar{left, track.bottom() - thick, std::max(2.0f, right - left), thick};
        fill_rect(panel.draw, bar, color, thick / 2.0f);
        panel.state.widgets.note(fmt::format("timeline.blocked.{}", number++), bar);
        const std::string words = words_of(panel, span);
        const float room = bar.w - panel.px(12.0f);
        if (text_width(TextStyle::small, words) <= room && track.h >= panel.px(18.0f)) {
            paint_text(panel.draw,
                       TextStyle::small,
                       bar.right() - panel.px(6.0f),
                       track.y + 0.5f * (track.h - thick),
                       panel.color("text2"),
                       words,
                       Align::right);
        }
        const ImVec2 mouse = ImGui::GetIO().MousePos;
        if (bar.inset(0.0f, -panel.px(3.0f)).contains(mouse.x, mouse.y) &&
            ImGui::IsWindowHovered() && !ImGui::IsMouseDown(0)) {
            show_tooltip(panel, words + ".\n" + panel.text("stage.blockade_warning"));
        }
    }
}

} // namespace disinhibit
