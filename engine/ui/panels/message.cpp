#include <cmath>

#include "engine/ui/panels/panels.h"
#include "engine/ui/widgets.h"

namespace disinhibit {

void draw_message_panel(const PanelContext& panel, const Rect& rect) {
    fill_rect(panel.draw, rect, panel.color("panel"));
    const bool fault = !panel.view.message.empty();
    const Color edge = panel.color(fault ? panel.assets.message_role : "accent");
    fill_rect(panel.draw, {rect.x, rect.y, panel.px(4.0f), rect.h}, edge);
    const float hairline = rect.bottom() - 0.5f;
    paint_line(panel.draw, rect.x, hairline, rect.right(), hairline, panel.color("line"));
    float left = rect.x + panel.px(24.0f);
    if (fault) {
        panel.draw.AddCircle({left, rect.center_y()}, panel.px(9.0f), packed(edge), 24, 2.0f);
        paint_text(panel.draw,
                   TextStyle::body_strong,
                   left,
                   rect.center_y(),
                   panel.color("text"),
                   "!",
                   Align::center);
        left += panel.px(20.0f);
    }
    const std::string& words = fault ? panel.view.message : panel.view.notice;
    const float size = panel.px(32.0f);
    const Rect cross{rect.right() - size - panel.px(8.0f),
                     std::round(rect.center_y() - size / 2.0f),
                     size,
                     size};
    ButtonLook look;
    look.quiet = true;
    look.icon = Icon::close;
    look.tooltip = panel.text("window.put_away");
    if (button(panel, cross, "message.close", "", look)) {
        panel.actions.push_back(PutMessageAway{});
    }
    paint_text(panel.draw,
               TextStyle::body,
               left,
               rect.center_y(),
               panel.color("text"),
               fitted_text(TextStyle::body, words, cross.x - left - panel.px(8.0f)));
    panel.state.widgets.note("message", rect);
}

} // namespace disinhibit
