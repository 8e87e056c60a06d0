#include <cmath>

#include "engine/ui/panels/panels.h"
#include "engine/ui/widgets/widgets.h"

namespace disinhibit {
namespace {

/// What can be done about a message, from the right; returns where the words must end.
float draw_message_buttons(const PanelContext& panel, const Rect& rect) {
    const Rect row = rect.inset(0.0f, panel.px(5.0f));
    float right = rect.right() - panel.px(8.0f);
    const auto pressed = [&](const char* name, const std::string& label) {
        ButtonLook look;
        look.style = TextStyle::body;
        const float width = button_width(panel, label, look);
        right -= width;
        const bool done = button(panel, {right, row.y, width, row.h}, name, label, look);
        right -= panel.px(8.0f);
        return done;
    };
    if (pressed("message.close", panel.text("window.put_away"))) {
        panel.actions.push_back(PutMessageAway{});
    }
    if (panel.view.offer_afresh && pressed("message.afresh", panel.text("window.afresh"))) {
        panel.actions.push_back(BeginAfresh{});
    }
    return right;
}

} // namespace

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
    const float right = draw_message_buttons(panel, rect);
    paint_text(panel.draw,
               TextStyle::body,
               left,
               rect.center_y(),
               panel.color("text"),
               fitted_text(TextStyle::body, words, right - left - panel.px(24.0f)));
    panel.state.widgets.note("message", rect);
}

} // namespace disinhibit
