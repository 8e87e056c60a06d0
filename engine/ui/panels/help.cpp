#include <algorithm>
#include <utility>
#include <vector>

#include "engine/ui/gui/focus.h"
#include "engine/ui/gui/style.h"
#include "engine/ui/panels/panels.h"
#include "engine/ui/widgets/widgets.h"

namespace disinhibit {
namespace {

struct HelpLine {
    std::string keys;
    std::string meaning;
};

std::vector<HelpLine> help_lines(const PanelContext& panel) {
    std::vector<HelpLine> lines;
    for (const Shortcut& shortcut : panel.assets.shortcuts) {
        // Further keys of the same command have no line of their own.
        if (!shortcut.shown.empty()) {
            lines.push_back({shortcut.shown, panel.text(shortcut.text_key)});
        }
    }
    return lines;
}

/// Sizes of the sheet, window px.
struct SheetPlan {
    Rect sheet;
    int columns = 1;
    int rows = 0;
    float column = 0.0f; ///< width
    float head = 0.0f, row = 0.0f, foot = 0.0f, pad = 0.0f;
    float content() const { return static_cast<float>(rows) * row; }
};

/// Width of the widest key plate and of the widest meaning.
std::pair<float, float> widest(const PanelContext& panel, const std::vector<HelpLine>& lines) {
    float key = 0.0f;
    float meaning = 0.0f;
    for (const HelpLine& line : lines) {
        key = std::max(key, text_width(TextStyle::body_medium, line.keys));
        meaning = std::max(meaning, text_width(TextStyle::body, line.meaning));
    }
    return {key + panel.px(32.0f), meaning};
}

/// Two columns if every line fits into them, else one.
SheetPlan make_plan(const PanelContext& panel, const std::vector<HelpLine>& lines) {
    SheetPlan plan;
    const float window_w = panel.layout.width_px;
    const float window_h = panel.layout.height_px;
    const float room = window_w - panel.px(32.0f);
    plan.head = panel.px(72.0f);
    plan.row = panel.px(36.0f);
    plan.foot = panel.px(56.0f);
    plan.pad = panel.px(28.0f);
    const auto [key, meaning] = widest(panel, lines);
    plan.column = key + meaning + panel.px(24.0f);
    const float frame = 2.0f * plan.pad + ImGui::GetStyle().ScrollbarSize;
    plan.columns = room >= 2.0f * plan.column + frame ? 2 : 1;
    plan.rows = (static_cast<int>(lines.size()) + plan.columns - 1) / plan.columns;
    const float width = std::min(room, static_cast<float>(plan.columns) * plan.column + frame);
    plan.column = (width - frame) / static_cast<float>(plan.columns);
    const float height =
        std::min(window_h - panel.px(32.0f), plan.head + plan.content() + plan.foot);
    plan.sheet = {std::round((window_w - width) / 2.0f),
                  std::round((window_h - height) / 2.0f),
                  width,
                  height};
    return plan;
}

void paint_key(const PanelContext& panel, float x, float middle_y, const std::string& keys) {
    const float width = text_width(TextStyle::body_medium, keys) + panel.px(16.0f);
    const Rect plate{x, middle_y - panel.px(13.0f), width, panel.px(26.0f)};
    const ControlColors control = control_colors(*panel.view.theme);
    fill_rect(panel.draw, plate, control.fill, panel.px(6.0f));
    outline_rect(panel.draw, plate, control.outline, panel.px(6.0f));
    paint_text(panel.draw,
               TextStyle::body_medium,
               plate.center_x(),
               middle_y,
               panel.color("text"),
               keys,
               Align::center);
}

/// The lines; `panel` draws into the scrolling part of the sheet, which starts at (x, y).
void draw_lines(const PanelContext& panel,
                const SheetPlan& plan,
                const std::vector<HelpLine>& lines,
                float x,
                float y) {
    const float meaning_x = widest(panel, lines).first;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const int place = static_cast<int>(i);
        const int column = place / plan.rows;
        const float line_x = x + static_cast<float>(column) * plan.column;
        const float line_y = y + (static_cast<float>(place % plan.rows) + 0.5f) * plan.row;
        paint_key(panel, line_x, line_y, lines[i].keys);
        const float room = plan.column - meaning_x - panel.px(8.0f);
        paint_text(panel.draw,
                   TextStyle::body,
                   line_x + meaning_x,
                   line_y,
                   panel.color("text2"),
                   fitted_text(TextStyle::body, lines[i].meaning, room));
    }
}

void draw_scrolling_lines(const PanelContext& outer,
                          const SheetPlan& plan,
                          const std::vector<HelpLine>& lines) {
    const Rect& sheet = plan.sheet;
    ImGui::SetCursorScreenPos({sheet.x + plan.pad, sheet.y + plan.head});
    const ImVec2 size{sheet.w - 2.0f * plan.pad, sheet.h - plan.head - plan.foot};
    ImGui::BeginChild("lines", size, false, ImGuiWindowFlags_NoBackground);
    const PanelContext panel{outer.view,
                             outer.assets,
                             outer.layout,
                             outer.state,
                             outer.actions,
                             *ImGui::GetWindowDrawList()};
    const ImVec2 start = ImGui::GetCursorScreenPos();
    draw_lines(panel, plan, lines, start.x, start.y);
    ImGui::Dummy({size.x - ImGui::GetStyle().ScrollbarSize, plan.content()});
    ImGui::EndChild();
}

void draw_sheet(const PanelContext& panel, const SheetPlan& plan) {
    const Rect& sheet = plan.sheet;
    fill_rect(panel.draw,
              {0.0f, 0.0f, panel.layout.width_px, panel.layout.height_px},
              with_alpha(panel.color("bg"), 0.72f));
    fill_rect(panel.draw, sheet, panel.color("panel"), panel.px(10.0f));
    outline_rect(panel.draw, sheet, control_colors(*panel.view.theme).outline, panel.px(10.0f));
    const float title_y = sheet.y + plan.head / 2.0f;
    paint_text(panel.draw,
               TextStyle::clock,
               sheet.x + plan.pad,
               title_y,
               panel.color("text"),
               panel.text("help.title"));
    const std::string quiet =
        fitted_text(TextStyle::small, panel.text("stage.not_medical"), sheet.w - 2.0f * plan.pad);
    paint_text(panel.draw,
               TextStyle::small,
               sheet.x + plan.pad,
               sheet.bottom() - plan.foot / 2.0f,
               panel.color("text3"),
               quiet);
}

} // namespace

void draw_help_panel(const PanelContext& outer) {
    ImGui::SetNextWindowPos({0.0f, 0.0f});
    ImGui::SetNextWindowSize({outer.layout.width_px, outer.layout.height_px});
    const ScopedMeasure padding(ImGuiStyleVar_WindowPadding, ImVec2(0.0f, 0.0f));
    ImGui::Begin("help",
                 nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground);
    const PanelContext panel{outer.view,
                             outer.assets,
                             outer.layout,
                             outer.state,
                             outer.actions,
                             *ImGui::GetWindowDrawList()};
    // While the sheet is open, only its own controls can be reached.
    move_focus(panel.state.tab_stops);
    panel.state.tab_stops.clear();
    const std::vector<HelpLine> lines = help_lines(panel);
    const SheetPlan plan = make_plan(panel, lines);
    const Rect& sheet = plan.sheet;
    panel.state.widgets.note("help", sheet);
    draw_sheet(panel, plan);
    draw_scrolling_lines(panel, plan, lines);
    ButtonLook look;
    look.quiet = true;
    const std::string label = panel.text("help.close");
    const float width = button_width(panel, label, look);
    const Rect close{
        sheet.right() - width - panel.px(20.0f), sheet.y + panel.px(20.0f), width, panel.px(32.0f)};
    const bool closed = button(panel, close, "help.close", label, look);
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool outside = ImGui::IsMouseClicked(0) && !sheet.contains(mouse.x, mouse.y);
    if (closed || outside) {
        panel.actions.push_back(ToggleHelp{});
    }
    ImGui::End();
}

} // namespace disinhibit
