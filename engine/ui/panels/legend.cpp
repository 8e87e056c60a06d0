#include <algorithm>

#include "engine/ui/gui/style.h"
#include "engine/ui/panels/panels.h"
#include "engine/ui/widgets/side_flow.h"
#include "engine/ui/widgets/side_head.h"

namespace disinhibit {
namespace {

/// A sign as it stands on the picture, and beside it what it means.
void draw_sign(const PanelContext& panel, SideFlow& flow, const LegendView& legend, std::size_t i) {
    const float gap = panel.px(12.0f);
    const float left = legend.cell_width_px + gap;
    const std::vector<FlowPart> words{{legend.words[i], panel.color("text"), TextStyle::body}};
    const float room = flow.width() - left;
    const float height = flow_text(panel, words, 0.0f, 0.0f, room, false);
    const Rect row = flow.take(std::max(height, legend.cell_height_px));
    const float middle = row.center_y();
    const auto count = static_cast<float>(legend.words.size());
    const auto place = static_cast<float>(i);
    paint_picture(panel.draw,
                  legend.texture,
                  {row.x,
                   std::round(middle - legend.cell_height_px / 2.0f),
                   legend.cell_width_px,
                   legend.cell_height_px},
                  place / count,
                  (place + 1.0f) / count);
    flow_text(panel, words, row.x + left, middle - height / 2.0f, room, true);
    panel.state.widgets.note("legend." + std::to_string(i), row);
}

} // namespace

void draw_legend_panel(const PanelContext& panel, const Rect& rect) {
    draw_side_ground(panel, rect);
    panel.state.widgets.note("legend", rect);
    const float head = draw_side_head(
        panel, rect, "legend", panel.text("legend.sub"), panel.text("legend.title"), "");
    const float pad = panel.px(16.0f);
    SideFlow flow(panel,
                  {rect.x + pad,
                   rect.y + head,
                   rect.w - pad - panel.px(6.0f),
                   rect.h - head - panel.px(8.0f)},
                  "legend",
                  panel.state.legend_scroll_px);
    if (panel.view.legend != nullptr) {
        const LegendView& legend = *panel.view.legend;
        for (std::size_t i = 0; i < legend.words.size(); ++i) {
            draw_sign(panel, flow, legend, i);
        }
        if (!legend.terms.empty()) {
            flow.gap(panel.px(12.0f));
            flow.heading(panel.text("legend.names"));
        }
        for (const std::string& term : legend.terms) {
            flow.text({{term, panel.color("text2"), TextStyle::body}});
            flow.gap(panel.px(6.0f));
        }
    }
    flow.finish();
}

} // namespace disinhibit
