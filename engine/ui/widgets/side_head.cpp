#include "engine/ui/widgets/side_head.h"

#include <algorithm>
#include <cmath>

#include "engine/ui/gui/style.h"
#include "engine/ui/state/thing.h"
#include "engine/ui/widgets/side_flow.h"
#include "engine/ui/widgets/widgets.h"

namespace disinhibit {
namespace {

/// What stands at the side goes, and what was open below it stands there again.
void close_side(const PanelContext& panel) {
    if (panel.state.side != no_side) {
        panel.state.side = no_side;
        return;
    }
    const auto open = std::ranges::find_if(panel.assets.commands, [&](const Command& command) {
        return command.panel != nullptr && command.on(panel);
    });
    if (open != panel.assets.commands.end()) {
        open->run(panel);
    }
}

/// Cross and way back; returns the x where they begin.
float draw_head_buttons(const PanelContext& panel,
                        const Rect& rect,
                        float middle,
                        const std::string& widget) {
    const float size = panel.px(32.0f);
    ButtonLook look;
    look.quiet = true;
    look.icon = Icon::close;
    look.tooltip = panel.text("why.tip.close");
    float right = rect.right() - panel.px(8.0f) - size;
    if (button(panel, {right, middle - size / 2.0f, size, size}, widget + ".close", "", look)) {
        close_side(panel);
    }
    std::vector<std::string>& path = panel.state.why.path;
    if (panel.state.side != why_side || path.empty()) {
        return right;
    }
    right -= size;
    look.icon = Icon::chevron_left;
    look.tooltip = panel.text("why.tip.back", {{"name", entity_name(panel, path.back())}});
    if (button(panel, {right, middle - size / 2.0f, size, size}, widget + ".back", "", look)) {
        panel.state.why.entity = path.back();
        panel.state.why.parameter.clear();
        panel.state.why.scroll_px = 0.0f;
        path.pop_back();
    }
    return right;
}

} // namespace

void draw_side_ground(const PanelContext& panel, const Rect& rect) {
    if (!panel.view.panels_cleared || panel.layout.side_over_stage) {
        fill_rect(panel.draw, rect, panel.color("panel"));
    }
    paint_line(
        panel.draw, rect.x + 0.5f, rect.y, rect.x + 0.5f, rect.bottom(), panel.color("line"));
}

bool side_is_short(const PanelContext& panel, const Rect& rect) {
    return rect.h < panel.px(320.0f);
}

float draw_side_head(const PanelContext& panel,
                     const Rect& rect,
                     const std::string& widget,
                     const std::string& quiet,
                     const std::string& title,
                     const std::string& role) {
    const float x = rect.x + panel.px(16.0f);
    const bool folded = side_is_short(panel, rect);
    const float right = draw_head_buttons(panel, rect, rect.y + panel.px(24.0f), widget);
    if (!folded) {
        paint_text(panel.draw,
                   TextStyle::small,
                   x,
                   rect.y + panel.px(20.0f),
                   panel.color("text2"),
                   fitted_text(TextStyle::small, quiet, right - x - panel.px(8.0f)));
    }
    float title_x = x;
    const float title_y = rect.y + panel.px(folded ? 12.0f : 32.0f);
    const float line = std::round(font_of(TextStyle::title)->FontSize * 1.4f);
    if (!role.empty()) {
        const float dot = panel.px(5.0f);
        panel.draw.AddCircleFilled(
            {x + dot, title_y + line / 2.0f}, dot, packed(panel.color(role)));
        title_x += panel.px(18.0f);
    }
    const float end = folded ? right - panel.px(8.0f) : rect.right() - panel.px(12.0f);
    const float height = flow_text(panel,
                                   {{title, panel.color("text"), TextStyle::title}},
                                   title_x,
                                   title_y,
                                   end - title_x,
                                   true);
    return title_y - rect.y + height + panel.px(8.0f);
}

} // namespace disinhibit
