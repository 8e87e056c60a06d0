#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "engine/ui/gui/focus.h"
#include "engine/ui/gui/input.h"
#include "engine/ui/gui/style.h"
#include "engine/ui/panels/panels.h"
#include "engine/ui/widgets/sheet.h"
#include "engine/ui/widgets/widgets.h"

namespace disinhibit {
namespace {

/// A line of the sheet: a command with its keys, the name of a part, or nothing.
struct HelpLine {
    std::vector<std::string> keys;
    std::string words;
    std::string command; ///< its id; of a heading: empty
    bool heading() const { return command.empty() && !words.empty(); }
};

/// The sheet_parts of the sheet, with the keys of their texts.
constexpr std::array<std::pair<KeyTime, const char*>, 3> sheet_parts{
    {{KeyTime::both, "help.both"},
     {KeyTime::window, "help.window"},
     {KeyTime::presenting, "help.presenting"}}};

std::vector<HelpLine> help_lines(const PanelContext& panel) {
    const Texts& texts = *panel.view.texts;
    std::vector<HelpLine> lines;
    for (const auto& [time, heading] : sheet_parts) {
        if (!lines.empty()) {
            lines.emplace_back();
        }
        lines.push_back({{}, panel.text(heading), ""});
        for (const Command& command : panel.assets.commands) {
            if (command.time == time) {
                lines.push_back({shown_keys(command, texts), words_of(command, texts), command.id});
            }
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
    float keys = 0.0f;   ///< width of the widest keys
    float head = 0.0f, row = 0.0f, foot = 0.0f, pad = 0.0f;
    float content() const { return static_cast<float>(rows) * row; }
};

float key_width(const PanelContext& panel, const std::string& key) {
    return text_width(TextStyle::body_medium, key) + panel.px(16.0f);
}

/// Width of the widest keys and of the widest words.
std::pair<float, float> widest(const PanelContext& panel, const std::vector<HelpLine>& lines) {
    float keys = 0.0f;
    float words = 0.0f;
    for (const HelpLine& line : lines) {
        float width = 0.0f;
        for (const std::string& key : line.keys) {
            width += key_width(panel, key) + panel.px(6.0f);
        }
        keys = std::max(keys, width);
        words = std::max(words, line.heading() ? 0.0f : text_width(TextStyle::body, line.words));
    }
    return {keys + panel.px(10.0f), words};
}

/// Further keys of a command have no room.
void keep_first_keys(std::vector<HelpLine>& lines) {
    for (HelpLine& line : lines) {
        line.keys.resize(std::min<std::size_t>(line.keys.size(), 1));
    }
}

/// No part begins at the foot of a column, and no column with nothing.
void break_columns(std::vector<HelpLine>& lines, int rows) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const int row = static_cast<int>(i) % rows;
        const auto place = lines.begin() + static_cast<std::ptrdiff_t>(i);
        if (lines[i].heading() && row == rows - 1) {
            lines.insert(place, HelpLine{});
        } else if (row == 0 && lines[i].words.empty()) {
            lines.erase(place);
        }
    }
}

/// As many columns as every line fits into.
SheetPlan make_plan(const PanelContext& panel, std::vector<HelpLine>& lines) {
    constexpr int most_columns = 3;
    SheetPlan plan;
    const float window_w = panel.layout.width_px;
    const float window_h = panel.layout.height_px;
    const float room = window_w - panel.px(32.0f);
    plan.head = panel.px(72.0f);
    plan.row = panel.px(36.0f);
    plan.foot = panel.px(56.0f);
    plan.pad = panel.px(28.0f);
    const float frame = 2.0f * plan.pad + ScrollingPart::bar_px();
    const auto width_of_column = [&] {
        const auto [keys, words] = widest(panel, lines);
        plan.keys = keys;
        return keys + words + panel.px(24.0f);
    };
    plan.column = width_of_column();
    if (plan.column + frame > room) {
        keep_first_keys(lines);
        plan.column = width_of_column();
    }
    plan.columns = std::clamp(static_cast<int>((room - frame) / plan.column), 1, most_columns);
    const int most_breaks = static_cast<int>(sheet_parts.size()) - 1;
    plan.rows = (static_cast<int>(lines.size()) + most_breaks + plan.columns - 1) / plan.columns;
    break_columns(lines, plan.rows);
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

/// Where the next one begins.
float paint_key(const PanelContext& panel, float x, float middle_y, const std::string& key) {
    const Rect plate{x, middle_y - panel.px(13.0f), key_width(panel, key), panel.px(26.0f)};
    const ControlColors control = control_colors(*panel.view.theme);
    fill_rect(panel.draw, plate, control.fill, panel.px(6.0f));
    outline_rect(panel.draw, plate, control.outline, panel.px(6.0f));
    paint_text(panel.draw,
               TextStyle::body_medium,
               plate.center_x(),
               middle_y,
               panel.color("text"),
               key,
               Align::center);
    return plate.right() + panel.px(6.0f);
}

/// The lines; `panel` draws into the scrolling part of the sheet, which starts at (x, y).
void draw_lines(const PanelContext& panel,
                const SheetPlan& plan,
                const std::vector<HelpLine>& lines,
                float x,
                float y) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const HelpLine& line = lines[i];
        const int place = static_cast<int>(i);
        const int column = place / plan.rows;
        const float line_x = x + static_cast<float>(column) * plan.column;
        const float middle = y + (static_cast<float>(place % plan.rows) + 0.5f) * plan.row;
        if (!line.command.empty()) {
            panel.state.widgets.note("help." + line.command,
                                     {line_x, middle - plan.row / 2.0f, plan.column, plan.row});
        }
        float key_x = line_x;
        for (const std::string& key : line.keys) {
            key_x = paint_key(panel, key_x, middle, key);
        }
        const float indent = line.heading() ? 0.0f : plan.keys;
        const TextStyle style = line.heading() ? TextStyle::body_strong : TextStyle::body;
        const float room = plan.column - indent - panel.px(8.0f);
        paint_text(panel.draw,
                   style,
                   line_x + indent,
                   middle,
                   panel.color(line.heading() ? "text" : "text2"),
                   fitted_text(style, line.words, room));
    }
}

void draw_scrolling_lines(const PanelContext& outer,
                          const SheetPlan& plan,
                          const std::vector<HelpLine>& lines) {
    const Rect& sheet = plan.sheet;
    const ScrollingPart part(outer,
                             {sheet.x + plan.pad,
                              sheet.y + plan.head,
                              sheet.w - 2.0f * plan.pad,
                              sheet.h - plan.head - plan.foot},
                             "lines",
                             plan.content());
    draw_lines(part.panel(), plan, lines, part.x(), part.y());
}

void draw_sheet(const PanelContext& panel, const SheetPlan& plan) {
    const Rect& sheet = plan.sheet;
    draw_sheet_plate(panel, sheet, "help");
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

void draw_help_panel(const CommandContext& below) {
    const Cover cover(below, "help", 0.72f);
    const PanelContext& panel = cover.panel();
    // While the sheet is open, only its own controls can be reached.
    move_focus(panel.state.tab_stops);
    panel.state.tab_stops.clear();
    std::vector<HelpLine> lines = help_lines(panel);
    const SheetPlan plan = make_plan(panel, lines);
    const Rect& sheet = plan.sheet;
    draw_sheet(panel, plan);
    draw_scrolling_lines(panel, plan, lines);
    ButtonLook look;
    look.quiet = true;
    const std::string label = panel.text("help.close");
    const float width = button_width(panel, label, look);
    const Rect close{
        sheet.right() - width - panel.px(20.0f), sheet.y + panel.px(20.0f), width, panel.px(32.0f)};
    const bool closed = button(panel, close, "help.close", label, look);
    if (closed || pointer().pressed_outside(sheet)) {
        panel.actions.push_back(ToggleHelp{});
    }
}

} // namespace disinhibit
