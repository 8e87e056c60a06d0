#include <algorithm>
#include <cmath>

#include "engine/ui/gui/style.h"
#include "engine/ui/timeline/parts.h"
#include "engine/ui/widgets/widgets.h"

namespace disinhibit {
namespace {

std::string letter_of(const PanelContext& panel, Side side) {
    return panel.text(side == Side::a ? "compare.a" : "compare.b");
}

/// In a full box where doses and edits go to this side, as on the stage.
void draw_letter(const PanelContext& panel, const DoseLane& lane, bool active) {
    const Touch touch = touch_area(panel,
                                   lane.letter,
                                   lane.side == Side::a ? "timeline.side.a" : "timeline.side.b",
                                   panel.px(3.0f));
    if (touch.pressed) {
        make_active(panel.view, lane.side, panel.actions);
    }
    if (touch.hovered) {
        show_tooltip(panel, panel.text("compare.tip.side"));
    }
    const float corner = panel.px(3.0f);
    const Color ink = panel.color("text");
    if (active) {
        fill_rect(panel.draw, lane.letter, ink, corner);
    } else if (touch.hovered) {
        fill_rect(panel.draw, lane.letter, control_colors(*panel.view.theme).fill_hovered, corner);
    }
    outline_rect(panel.draw, lane.letter, active ? ink : panel.color("text2"), corner);
    paint_text(panel.draw,
               TextStyle::small_strong,
               lane.letter.center_x(),
               lane.letter.center_y(),
               panel.color(active ? "panel" : "text"),
               letter_of(panel, lane.side),
               Align::center);
}

} // namespace

void draw_lanes(const PanelContext& panel, const TimelineTracks& tracks) {
    for (const DoseLane& lane : tracks.lanes) {
        if (lane.letter.empty()) {
            continue;
        }
        const bool active = lane.side == panel.view.compare.active;
        draw_letter(panel, lane, active);
        const Color line = panel.color(active ? "text2" : "edge");
        const float y = std::round(lane.foot_y) - 0.5f;
        if (lane.side == Side::a) {
            paint_line(panel.draw, lane.rect.x, y, lane.rect.right(), y, line);
        } else {
            paint_dashed(panel.draw,
                         {{lane.rect.x, y}, {lane.rect.right(), y}},
                         line,
                         1.0f,
                         std::max(3.0f, panel.px(6.0f)),
                         std::max(2.0f, panel.px(4.0f)));
        }
        panel.state.widgets.note(lane.side == Side::a ? "timeline.lane.a" : "timeline.lane.b",
                                 lane.rect);
    }
}

} // namespace disinhibit
