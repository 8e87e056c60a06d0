#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "engine/plot/picture.h"
#include "engine/ui/gui/paint.h"
#include "engine/ui/gui/style.h"
#include "engine/ui/panels/panels.h"
#include "engine/ui/plot/window_plot.h"
#include "engine/ui/widgets/command_button.h"
#include "engine/ui/widgets/side_flow.h"
#include "engine/ui/widgets/widgets.h"

namespace disinhibit {
namespace {

constexpr float row_height = 40.0f;
constexpr float head_height = 48.0f;

std::string shown_name(const PanelContext& panel, const GhostView& ghost) {
    return ghost.automatic ? panel.text("ghosts.before", {{"name", ghost.name}}) : ghost.name;
}

void draw_row(const PanelContext& panel, const GhostView& ghost, const Rect& row) {
    const std::string widget = "ghosts." + std::to_string(ghost.id);
    const float sample = panel.px(44.0f);
    const float size = panel.px(32.0f);
    const float y = std::round(row.y + (row.h - size) / 2.0f);
    paint_items(panel.draw,
                {ghost_line(window_style(panel.layout.scale),
                            *panel.view.theme,
                            {{row.x, row.center_y()}, {row.x + sample, row.center_y()}},
                            ghost.style)});

    const Rect remove{row.right() - size, y, size, size};
    ButtonLook look;
    look.quiet = true;
    look.style = TextStyle::body;
    look.tooltip = panel.text("ghosts.tip.restore");
    const std::string label = panel.text("ghosts.restore");
    const float width = button_width(panel, label, look);
    const Rect restore{remove.x - width - panel.px(4.0f), y, width, size};
    const float name_x = row.x + sample + panel.px(8.0f);
    const Rect field{name_x, y, restore.x - panel.px(8.0f) - name_x, size};
    std::string name = shown_name(panel, ghost);
    if (text_field(panel, field, widget + ".name", name, TextStyle::body) &&
        name != shown_name(panel, ghost)) {
        panel.actions.push_back(RenameGhost{ghost.id, name});
    }
    if (button(panel, restore, widget + ".restore", label, look)) {
        panel.actions.push_back(RestoreGhost{ghost.id});
    }
    look.icon = Icon::cross;
    look.tooltip = panel.text("ghosts.tip.delete");
    if (button(panel, remove, widget + ".delete", "", look)) {
        panel.actions.push_back(DeleteGhost{ghost.id});
    }
}

} // namespace

void draw_ghosts_panel(const PanelContext& panel) {
    const auto& ghosts = panel.view.ghosts;
    const float pad = panel.px(16.0f);
    const float words = std::max(text_width(TextStyle::title, panel.text("ghosts.title")) +
                                     button_width(panel, panel.text("ghosts.keep")) + pad,
                                 text_width(TextStyle::small, panel.text("ghosts.empty")));
    const float w = std::min(std::max(panel.px(440.0f), words + 2.0f * pad),
                             panel.layout.width_px - panel.px(16.0f));
    const std::vector<FlowPart> none{
        {panel.text("ghosts.empty"), panel.color("text2"), TextStyle::small}};
    const float none_h = flow_text(panel, none, 0.0f, 0.0f, w - 2.0f * pad, false);
    const float row_h = ghosts.empty() ? std::max(none_h + pad, panel.px(row_height))
                                       : static_cast<float>(ghosts.size()) * panel.px(row_height);
    const float h = panel.px(head_height) + row_h + panel.px(12.0f);
    const Rect& anchor = panel.layout.transport;
    const Rect button_rect = panel.state.widgets.find("transport.ghosts");
    const float wanted_x = button_rect.empty() ? anchor.x + pad : button_rect.x;
    const float x = std::clamp(
        wanted_x, panel.px(8.0f), std::max(panel.px(8.0f), panel.layout.width_px - w - pad));
    const Rect card{std::round(x), std::round(anchor.y - h - panel.px(8.0f)), w, h};
    panel.state.widgets.note("ghosts.card", card);
    fill_rect(panel.draw, card, panel.color("panel"), panel.px(10.0f));
    outline_rect(panel.draw, card, control_colors(*panel.view.theme).outline, panel.px(10.0f));
    const Rect inner = card.inset(pad, 0.0f);
    const float head = panel.px(head_height);
    paint_text(panel.draw,
               TextStyle::title,
               inner.x,
               card.y + head / 2.0f,
               panel.color("text"),
               panel.text("ghosts.title"));
    ButtonLook keep;
    keep.quiet = true;
    keep.style = TextStyle::body;
    const std::string label = panel.text("ghosts.keep");
    const float width = button_width(panel, label, keep);
    command_button(panel,
                   {inner.right() - width, card.y + panel.px(8.0f), width, panel.px(32.0f)},
                   "ghosts.keep",
                   "ghosts.keep",
                   label,
                   keep);
    float y = card.y + head;
    if (ghosts.empty()) {
        flow_text(panel, none, inner.x, y + panel.px(8.0f), inner.w, true);
    }
    for (const GhostView& ghost : ghosts) {
        draw_row(panel, ghost, {inner.x, y, inner.w, panel.px(row_height)});
        y += panel.px(row_height);
    }
}

} // namespace disinhibit
