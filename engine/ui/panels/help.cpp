#include <algorithm>
#include <vector>

#include "engine/ui/panels/panels.h"
#include "engine/ui/style.h"
#include "engine/ui/widgets.h"

namespace disinhibit {
namespace {

struct HelpLine {
    std::string keys;
    std::string meaning;
};

/// Alternative keys of one command share a line.
std::vector<HelpLine> help_lines(const PanelContext& panel) {
    std::vector<HelpLine> lines;
    for (const Shortcut& shortcut : panel.assets.shortcuts) {
        if (!shortcut.shown.empty()) {
            lines.push_back({shortcut.shown, panel.text(shortcut.text_key)});
        }
    }
    return lines;
}

void paint_key(const PanelContext& panel, ImDrawList& draw, float x, float middle_y, const std::string& keys) {
    const float width = text_width(TextStyle::body_medium, keys) + panel.px(16.0f);
    const Rect plate{x, middle_y - panel.px(13.0f), width, panel.px(26.0f)};
    const ControlColors control = control_colors(*panel.view.theme);
    fill_rect(draw, plate, control.fill, panel.px(6.0f));
    outline_rect(draw, plate, control.outline, panel.px(6.0f));
    paint_text(draw, TextStyle::body_medium, plate.center_x(), middle_y, panel.color("text"), keys, Align::center);
}

/// A column per group of lines; what does not fit scrolls.
void draw_sheet(const PanelContext& panel, const Rect& sheet, int columns, const std::vector<HelpLine>& lines) {
    ImDrawList& draw = panel.draw;
    const float pad = panel.px(28.0f);
    const float row = panel.px(36.0f);
    const float title_y = sheet.y + pad + panel.px(8.0f);
    paint_text(draw, TextStyle::clock, sheet.x + pad, title_y, panel.color("text"), panel.text("help.title"));
    const int per_column = (static_cast<int>(lines.size()) + columns - 1) / columns;
    const float column_width = (sheet.w - 2.0f * pad) / static_cast<float>(columns);
    float widest_key = 0.0f;
    for (const HelpLine& line : lines) {
        widest_key = std::max(widest_key, text_width(TextStyle::body_medium, line.keys));
    }
    const float meaning_x = widest_key + panel.px(32.0f);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const int column = static_cast<int>(i) / per_column;
        const float x = sheet.x + pad + static_cast<float>(column) * column_width;
        const float y = title_y + panel.px(48.0f) + static_cast<float>(static_cast<int>(i) % per_column) * row;
        paint_key(panel, draw, x, y, lines[i].keys);
        paint_text(draw,
                   TextStyle::body,
                   x + meaning_x,
                   y,
                   panel.color("text2"),
                   fitted_text(TextStyle::body, lines[i].meaning, column_width - meaning_x - panel.px(8.0f)));
    }
    paint_text(draw,
               TextStyle::small,
               sheet.x + pad,
               sheet.bottom() - pad + panel.px(4.0f),
               panel.color("text3"),
               fitted_text(TextStyle::small, panel.text("help.not_medical"), sheet.w - 2.0f * pad));
}

}  // namespace

void draw_help_panel(const PanelContext& outer) {
    const Rect window{0.0f, 0.0f, outer.layout.width_px, outer.layout.height_px};
    ImGui::SetNextWindowPos(top_left(window));
    ImGui::SetNextWindowSize({window.w, window.h});
    ImGui::SetNextWindowFocus();
    const ScopedMeasure padding(ImGuiStyleVar_WindowPadding, ImVec2(0.0f, 0.0f));
    ImGui::Begin("help",
                 nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoBackground);
    const PanelContext panel{outer.view, outer.assets, outer.layout, outer.state, outer.actions, *ImGui::GetWindowDrawList()};
    const std::vector<HelpLine> lines = help_lines(panel);
    const float room = window.w - panel.px(48.0f);
    const int columns = room >= panel.px(720.0f) ? 2 : 1;
    const int per_column = (static_cast<int>(lines.size()) + columns - 1) / columns;
    const float width = std::min(room, panel.px(columns == 2 ? 800.0f : 440.0f));
    const float height = std::min(window.h - panel.px(32.0f), panel.px(36.0f) * static_cast<float>(per_column) + panel.px(136.0f));
    const Rect sheet{std::round((window.w - width) / 2.0f), std::round((window.h - height) / 2.0f), width, height};
    fill_rect(panel.draw, window, with_alpha(panel.color("bg"), 0.72f));
    fill_rect(panel.draw, sheet, panel.color("panel"), panel.px(10.0f));
    outline_rect(panel.draw, sheet, control_colors(*panel.view.theme).outline, panel.px(10.0f));
    panel.draw.PushClipRect(top_left(sheet), bottom_right(sheet), true);
    draw_sheet(panel, sheet, columns, lines);
    panel.draw.PopClipRect();
    panel.state.widgets.note("help", sheet);
    ButtonLook look;
    look.quiet = true;
    const std::string close = panel.text("help.close");
    const float close_width = button_width(panel, close, look);
    const bool closed = button(panel,
                               {sheet.right() - close_width - panel.px(20.0f), sheet.y + panel.px(20.0f), close_width, panel.px(32.0f)},
                               "help.close",
                               close,
                               look);
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool outside = ImGui::IsMouseClicked(0) && !sheet.contains(mouse.x, mouse.y);
    if (closed || outside) {
        panel.actions.push_back(ToggleHelp{});
    }
    ImGui::End();
}

}  // namespace disinhibit
