#include <algorithm>

#include "engine/ui/panels/panels.h"
#include "engine/ui/style.h"
#include "engine/ui/why_view.h"
#include "engine/ui/widgets.h"

namespace disinhibit {
namespace {

/// What kind of thing it is, and how well its arrow is supported.
std::string kind_text(const PanelContext& panel, const Entity& entity) {
    std::string kind = panel.text("why.kind." + to_text(entity.kind));
    if (!entity.grade.empty()) {
        kind += panel.text("why.evidence", {{"grade", entity.grade}});
    }
    return kind;
}

} // namespace

void draw_why_panel(const PanelContext& panel, const Rect& rect) {
    draw_side_ground(panel, rect);
    panel.state.widgets.note("why", rect);
    if (panel.view.entities == nullptr || panel.view.why == nullptr) {
        return;
    }
    const Explanation& why = *panel.view.why;
    const Entity* entity = panel.view.entities->find(why.entity);
    if (entity == nullptr) {
        return;
    }
    const float head =
        draw_side_head(panel, rect, "why", kind_text(panel, *entity), entity->name, entity->role);
    const float pad = panel.px(16.0f);
    const Rect content{
        rect.x + pad, rect.y + head, rect.w - pad - panel.px(6.0f), rect.h - head - panel.px(8.0f)};
    SideFlow flow(panel, content, "why", panel.state.why.scroll_px);
    draw_why_sentence(panel, flow, why);
    draw_why_trace(panel, flow, *entity);
    flow.heading(panel.text("why.equation.title"));
    if (why.lines.empty()) {
        flow.text({{panel.text("why.equation.none_" + to_text(entity->kind)),
                    panel.color("text2"),
                    TextStyle::small}});
    }
    if (why.held) {
        flow.text({{panel.text("why.held"), panel.color("text"), TextStyle::small_strong}});
        flow.gap(panel.px(8.0f));
    }
    draw_why_equations(panel, flow, why);
    if (!why.parameters.empty()) {
        flow.heading(panel.text("why.parameters"));
        draw_why_parameters(panel, flow, why);
    }
    draw_why_links(panel, flow, *entity);
    flow.gap(panel.px(16.0f));
    flow.finish();
    panel.state.why.reveal = false;
}

} // namespace disinhibit
