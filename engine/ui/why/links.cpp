#include <algorithm>

#include "engine/ui/gui/focus.h"
#include "engine/ui/why/view.h"
#include "engine/ui/widgets/widgets.h"

namespace disinhibit {
namespace {

/// Buttons in rows, as many as fit.
void draw_link_rows(const PanelContext& panel,
                    SideFlow& flow,
                    const std::vector<std::string>& ids,
                    const std::string& widget) {
    const float height = panel.px(32.0f);
    const float gap = panel.px(6.0f);
    Rect row = flow.take(height);
    float x = row.x;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const Entity* entity = panel.view.entities->find(ids[i]);
        if (entity == nullptr) {
            continue;
        }
        ButtonLook look;
        look.style = TextStyle::body;
        look.align = Align::left;
        look.tooltip = panel.text("why.kind." + to_text(entity->kind));
        // The dot of the role stands in the left padding.
        const float dot = panel.px(14.0f);
        const float width = std::min(row.w, button_width(panel, entity->name, look) + dot);
        if (x > row.x && x + width > row.right()) {
            flow.gap(gap);
            row = flow.take(height);
            x = row.x;
        }
        const Rect place{x, row.y, width, height};
        const std::string label =
            fitted_text(look.style, entity->name, width - panel.px(28.0f) - dot);
        if (button(panel, place, widget + "." + entity->id, "", look)) {
            open_why(panel.state, entity->id);
        }
        if (last_item_focused()) {
            flow.show(place);
        }
        panel.draw.AddCircleFilled(
            {place.x + panel.px(14.0f), place.center_y()},
            panel.px(4.0f),
            packed(entity->role.empty() ? panel.color("edge") : panel.color(entity->role)));
        paint_text(panel.draw,
                   look.style,
                   place.x + panel.px(24.0f),
                   place.center_y(),
                   panel.color("text"),
                   label);
        x += width + gap;
    }
}

} // namespace

void draw_why_links(const PanelContext& panel, SideFlow& flow, const Entity& entity) {
    if (!entity.inputs.empty()) {
        flow.heading(panel.text("why.inputs"));
        draw_link_rows(panel, flow, entity.inputs, "why.input");
    }
    if (!entity.outputs.empty()) {
        flow.heading(panel.text("why.outputs"));
        draw_link_rows(panel, flow, entity.outputs, "why.output");
    }
}

} // namespace disinhibit
