#include <algorithm>
#include <vector>

#include "engine/core/number_text.h"
#include "engine/ui/panels/change_list.h"
#include "engine/ui/panels/compare_menu.h"
#include "engine/ui/panels/more_menu.h"
#include "engine/ui/panels/panels.h"
#include "engine/ui/panels/top_choices.h"
#include "engine/ui/widgets/command_button.h"
#include "engine/ui/widgets/menu.h"
#include "engine/ui/widgets/widgets.h"

namespace disinhibit {
namespace {

/// Where the next item of the bar goes.
struct BarCursor {
    float x;
    float y;
    float height;
    float least_x =
        0.0f; ///< from the right: what would begin left of here finds no room and is left to its key
};

bool fits(const BarCursor& cursor, float width) {
    return cursor.x - width >= cursor.least_x;
}

Rect take_left(BarCursor& cursor, float width, float gap) {
    const Rect rect{cursor.x, cursor.y, width, cursor.height};
    cursor.x += width + gap;
    return rect;
}

Rect take_right(BarCursor& cursor, float width, float gap) {
    cursor.x -= width;
    const Rect rect{cursor.x, cursor.y, width, cursor.height};
    cursor.x -= gap;
    return rect;
}

/// A narrow bar writes its tools short and leaves out what finds no room.
bool is_wide(const PanelContext& panel) {
    return panel.layout.width_px / panel.layout.scale > 900.0f;
}

void draw_logo(const PanelContext& panel, float x, float y) {
    const Color gold = panel.color(panel.assets.logo_role);
    panel.draw.AddCircle({x, y}, panel.px(8.0f), packed(gold), 32, std::max(2.0f, panel.px(3.0f)));
    panel.draw.AddCircleFilled({x, y}, panel.px(3.0f), packed(gold), 16);
}

/// The buttons of the levels: in the middle of the bar, beside the right side in a narrow one; their words where there
/// is room, else their numbers.
struct LevelButtons {
    float left = 0.0f;
    float width = 0.0f;
    std::vector<float> widths;
    std::vector<std::string> labels;
};

ButtonLook level_look() {
    ButtonLook look;
    look.quiet = true;
    look.style = TextStyle::body;
    return look;
}

LevelButtons make_levels(const PanelContext& panel, bool words) {
    LevelButtons buttons;
    for (const StageLevel level : stage_levels) {
        std::string label = std::to_string(static_cast<int>(level));
        if (words) {
            label += " " + panel.text(std::string("ui.level.") + name_of(level));
        }
        buttons.widths.push_back(
            std::max(panel.px(32.0f), button_width(panel, label, level_look())));
        buttons.width += buttons.widths.back();
        buttons.labels.push_back(std::move(label));
    }
    return buttons;
}

/// Between `left` and `right`.
LevelButtons place_levels(const PanelContext& panel, const Rect& bar, float left, float right) {
    constexpr float centred_from_px = 1100.0f;
    const float room = bar.w / panel.layout.scale;
    LevelButtons buttons = make_levels(panel, is_roomy_bar(panel));
    if (right - buttons.width < left) {
        buttons = make_levels(panel, false);
    }
    const float beside = right - buttons.width;
    const float centred = bar.x + 0.5f * (bar.w - buttons.width);
    buttons.left = room > centred_from_px ? std::min(centred, beside) : beside;
    return buttons;
}

void draw_levels(const PanelContext& panel, const LevelButtons& buttons, BarCursor cursor) {
    cursor.x = buttons.left;
    for (const StageLevel level : stage_levels) {
        const std::size_t i = static_cast<std::size_t>(level) - 1;
        const Rect rect = take_left(cursor, buttons.widths[i], 0.0f);
        const std::string name = name_of(level);
        command_button(
            panel, rect, "top.level_" + name, "level." + name, buttons.labels[i], level_look());
    }
}

void draw_text_size(const PanelContext& panel, BarCursor& cursor, bool wide) {
    if (!fits(cursor, 2.0f * cursor.height)) {
        return;
    }
    const float scale = panel.view.looks.text_scale;
    ButtonLook look;
    look.quiet = true;
    const Rect larger = take_right(cursor, cursor.height, 0.0f);
    command_button(panel, larger, "top.text_larger", "looks.larger_text", "", look);
    if (wide) {
        const std::string label =
            panel.text("ui.text_size", {{"percent", number_text(scale * 100.0, 0)}});
        const float width = text_width(TextStyle::body, label);
        if (fits(cursor, width + cursor.height)) {
            const Rect rect = take_right(cursor, width, 0.0f);
            paint_text(
                panel.draw, TextStyle::body, rect.x, rect.center_y(), panel.color("text2"), label);
        }
    }
    const Rect smaller = take_right(cursor, cursor.height, panel.px(8.0f));
    command_button(panel, smaller, "top.text_smaller", "looks.smaller_text", "", look);
}

void draw_theme_choice(const PanelContext& panel, BarCursor& cursor) {
    const auto& ids = panel.view.theme_ids;
    if (ids.size() < 2) {
        return;
    }
    std::vector<std::string> names;
    int index = -1;
    for (const std::string& id : ids) {
        if (id == panel.view.theme->id) {
            index = static_cast<int>(names.size());
        }
        names.push_back(panel.text("ui.theme." + id));
    }
    ButtonLook look;
    look.quiet = true;
    look.menu = true;
    look.style = TextStyle::body;
    look.tooltip = panel.text("ui.tip.theme");
    const std::string label = panel.text("ui.theme_button");
    const float width = button_width(panel, label, look);
    if (!fits(cursor, width)) {
        return;
    }
    const Rect rect = take_right(cursor, width, panel.px(8.0f));
    const int picked = drop_down(panel, rect, "top.theme", label, names, index, look);
    if (picked >= 0 && picked != index) {
        panel.actions.push_back(ChooseTheme{ids[static_cast<std::size_t>(picked)]});
    }
}

void draw_comparison(const PanelContext& panel, BarCursor& cursor) {
    if (panel.view.compare.on() && fits(cursor, panel.px(72.0f))) {
        draw_side_switch(panel, take_right(cursor, panel.px(72.0f), panel.px(4.0f)));
    }
    ButtonLook look;
    look.quiet = true;
    look.menu = true;
    look.style = TextStyle::body;
    const float width = button_width(panel, panel.text("compare.button"), look);
    if (!fits(cursor, width)) {
        return;
    }
    draw_compare_menu(panel, take_right(cursor, width, panel.px(8.0f)));
}

/// A command of the bar: the last part of its widget's name, its id, what stands on it (its icon, if nothing), and the room
/// behind it.
struct BarButton {
    const char* name;
    const char* command;
    std::string label;
    float gap = 4.0f;
    float least_width = 0.0f;
};

/// A quiet button, if there is room for it.
void draw_command(const PanelContext& panel, BarCursor& cursor, const BarButton& bar) {
    ButtonLook look;
    look.quiet = true;
    look.style = TextStyle::body;
    const float width = bar.label.empty() ? cursor.height
                                          : std::max(button_width(panel, bar.label, look),
                                                     panel.px(bar.least_width));
    if (fits(cursor, width)) {
        const Rect rect = take_right(cursor, width, panel.px(bar.gap));
        command_button(panel, rect, std::string("top.") + bar.name, bar.command, bar.label, look);
    }
}

/// Find, what was changed, confidence; short where the bar is narrow.
void draw_tools(const PanelContext& panel, BarCursor& cursor, bool wide) {
    const std::string size = wide ? "" : "_short";
    draw_command(panel, cursor, {"find", "panel.search", panel.text("ui.find_button" + size)});
    const std::size_t count =
        panel.view.standard == nullptr
            ? 0
            : list_changes(*panel.view.trajectory, *panel.view.standard).size();
    const std::string changes =
        panel.text("ui.changes_button" + size, {{"count", std::to_string(count)}});
    draw_command(panel, cursor, {"changes", "panel.changes", changes});
    draw_command(panel,
                 cursor,
                 {"confidence", "looks.confidence", panel.text("ui.confidence_button" + size)});
}

void draw_right_side(const PanelContext& panel, BarCursor& cursor, bool wide) {
    if (!is_roomy_bar(panel)) {
        draw_more_menu(panel, take_right(cursor, panel.px(32.0f), panel.px(4.0f)));
    }
    const std::string keys = panel.text(wide ? "ui.keys_button" : "ui.keys_button_short");
    draw_command(panel, cursor, {"keys", "panel.keys", keys, 8.0f, 32.0f});
    draw_tools(panel, cursor, wide);
    draw_text_size(panel, cursor, wide);
    if (wide) {
        draw_command(
            panel, cursor, {"motion", "looks.motion", panel.text("ui.motion_button"), 8.0f});
    }
    draw_theme_choice(panel, cursor);
    draw_comparison(panel, cursor);
    if (wide) {
        draw_command(panel,
                     cursor,
                     {"scoreboard", "scoreboard.show", panel.text("scoreboard.button"), 8.0f});
        draw_command(panel, cursor, {"legend", "panel.legend", "", 8.0f});
    }
}

} // namespace

void draw_top_bar_panel(const PanelContext& panel, const Rect& rect) {
    if (!panel.view.panels_cleared) {
        fill_rect(panel.draw, rect, panel.color("panel"));
    }
    const float hairline = rect.bottom() - 0.5f;
    paint_line(panel.draw, rect.x, hairline, rect.right(), hairline, panel.color("line"));
    const float height = panel.px(32.0f);
    const float y = std::round(rect.y + (rect.h - height) / 2.0f);
    const bool wide = is_wide(panel);

    // The right side first: what it takes limits the left.
    auto& stops = panel.state.tab_stops;
    const auto first = static_cast<std::ptrdiff_t>(stops.size());
    // The mark and the numbers of the levels stay whatever happens.
    const float least_left = rect.x + panel.px(55.0f);
    BarCursor right{rect.right() - panel.px(16.0f),
                    y,
                    height,
                    least_left + make_levels(panel, false).width + panel.px(8.0f)};
    draw_right_side(panel, right, wide);

    const auto after_right = static_cast<std::ptrdiff_t>(stops.size());
    std::reverse(stops.begin() + first, stops.end());

    BarCursor left{rect.x + panel.px(27.0f), y, height};
    draw_logo(panel, left.x, rect.center_y());
    left.x += panel.px(20.0f);
    const LevelButtons levels = place_levels(panel, rect, least_left, right.x - panel.px(8.0f));
    const float limit = levels.left - panel.px(8.0f);
    const std::string name = panel.text("ui.program");
    const float name_width = text_width(TextStyle::title, name);
    if (wide && left.x + name_width < limit) {
        paint_text(
            panel.draw, TextStyle::title, left.x, rect.center_y(), panel.color("text"), name);
        left.x += name_width + panel.px(14.0f);
    }
    left.x = draw_top_choices(panel, {left.x, left.y, limit - left.x, left.height});
    draw_levels(panel, levels, left);
    // Tab goes from left to right all the same.
    std::rotate(stops.begin() + first, stops.begin() + after_right, stops.end());
}

} // namespace disinhibit
