#include <algorithm>

#include "engine/ui/panels/panels.h"
#include "engine/ui/widgets/command_button.h"
#include "engine/ui/widgets/menu.h"
#include "engine/ui/widgets/time_text.h"
#include "engine/ui/widgets/widgets.h"

namespace disinhibit {
namespace {

constexpr double snap = 0.012;

float draw_buttons(const PanelContext& panel, float x, float middle_y, bool narrow, bool roomy) {
    const float size = panel.px(40.0f);
    const float gap = panel.px(8.0f);
    const auto next = [&](float width) {
        const Rect rect{x, std::round(middle_y - size / 2.0f), width, size};
        x += width + gap;
        return rect;
    };
    const auto icon = [&](const std::string& name) {
        command_button(panel, next(size), "transport." + name, "time." + name);
    };
    if (!narrow) {
        icon("restart");
    }
    if (roomy) {
        icon("previous_event");
    }
    if (!narrow) {
        icon("step_back");
    }
    ButtonLook play;
    play.icon = panel.view.playing ? Icon::pause : Icon::play;
    play.selected = true;
    command_button(panel, next(panel.px(52.0f)), "transport.play", "time.play", "", play);
    if (!narrow) {
        icon("step_forward");
    }
    icon("next_event");
    return x;
}

constexpr float history_button = 36.0f;
constexpr float history_gap = 4.0f;

/// What of undo, redo and the list of former courses has room.
enum class HistoryParts { none, undo, undo_redo, all };

/// Draws them; where they end.
float draw_history(const PanelContext& panel, float x, float middle_y, HistoryParts parts) {
    if (parts == HistoryParts::none) {
        return x;
    }
    const float size = panel.px(history_button);
    const auto next = [&](float width) {
        const Rect rect{x, std::round(middle_y - size / 2.0f), width, size};
        x += width + panel.px(history_gap);
        return rect;
    };
    ButtonLook look;
    look.quiet = true;
    command_button(panel, next(size), "transport.undo", "session.undo", "", look);
    if (parts == HistoryParts::undo) {
        return x;
    }
    command_button(panel, next(size), "transport.redo", "session.redo", "", look);
    if (parts == HistoryParts::undo_redo) {
        return x;
    }
    ButtonLook list;
    list.quiet = true;
    list.menu = true;
    list.style = TextStyle::body;
    const std::string label =
        panel.text("ghosts.button", {{"count", std::to_string(panel.view.ghosts.size())}});
    const Rect place = next(button_width(panel, label, list));
    command_button(panel, place, "transport.ghosts", "ghosts.list", label, list);
    return x;
}

std::string speed_label(const PanelContext& panel, double speed) {
    return speed_text(speed, panel.text("time.real_time"), panel.text("time.day"));
}

void draw_stop_labels(const PanelContext& panel, const Rect& track, float y) {
    const auto& stops = speed_stops();
    const float gap = panel.px(6.0f);
    float taken = -1e9f;
    for (std::size_t i = 0; i < stops.size(); ++i) {
        const float x = track.x + track.w * static_cast<float>(speed_position(stops[i]));
        const std::string label = speed_label(panel, stops[i]);
        const float half = text_width(TextStyle::small, label) / 2.0f;
        if (x - half < taken + gap) {
            continue; // no room: the tip of the slider names all
        }
        taken = x + half;
        paint_text(panel.draw, TextStyle::small, x, y, panel.color("text3"), label, Align::center);
    }
}

constexpr float speed_value = 88.0f;
constexpr float shortest_slider = 72.0f;

ButtonLook speed_menu_look(const PanelContext& panel) {
    ButtonLook look;
    look.quiet = true;
    look.menu = true;
    look.tooltip = panel.text("time.tip.speed");
    return look;
}

/// Without room for a slider: the speed itself opens a list of speeds.
void draw_speed_menu(const PanelContext& panel, const Rect& rect) {
    const ButtonLook look = speed_menu_look(panel);
    const std::string now = speed_label(panel, panel.view.speed);
    std::vector<std::string> items;
    int chosen = -1;
    for (const double stop : speed_stops()) {
        chosen = stop == panel.view.speed ? static_cast<int>(items.size()) : chosen;
        items.push_back(speed_label(panel, stop));
    }
    const float width = std::min(button_width(panel, now, look), rect.w);
    const int picked = drop_down(panel,
                                 {rect.right() - width, rect.y, width, rect.h},
                                 "transport.speed",
                                 now,
                                 items,
                                 chosen,
                                 look);
    if (picked >= 0) {
        panel.actions.push_back(SetSpeed{speed_stops()[static_cast<std::size_t>(picked)]});
    }
}

void draw_speed(const PanelContext& panel, const Rect& rect) {
    const double speed = panel.view.speed;
    const std::string now = speed_label(panel, speed);
    const float value_width = panel.px(speed_value);
    if (rect.w <= value_width + panel.px(shortest_slider)) {
        draw_speed_menu(panel, rect);
        return;
    }
    const std::string title = panel.text("time.speed");
    const bool labels = panel.layout.hints;
    const float y = labels ? rect.center_y() - panel.px(9.0f) : rect.center_y();
    const float title_width = text_width(TextStyle::body, title) + panel.px(labels ? 36.0f : 16.0f);
    const bool titled = rect.w > title_width + value_width + panel.px(160.0f);
    float left = rect.x;
    if (titled) {
        paint_text(panel.draw, TextStyle::body, left, y, panel.color("text2"), title);
        left += title_width;
    }
    const float height = panel.px(32.0f);
    const float width = rect.right() - value_width - left;
    const Rect track{left, std::round(y - height / 2.0f), width, height};
    const SliderTouch touch = slider(
        panel, track, "transport.speed", speed_position(speed), 1.0 / 32.0, panel.color("accent"));
    if (touch.changed) {
        panel.actions.push_back(SetSpeed{speed_at(touch.position, snap)});
    }
    if (touch.hovered) {
        show_tooltip(panel, panel.text("time.tip.speed"));
    }
    if (labels) {
        draw_stop_labels(panel, track.inset(panel.px(9.0f), 0.0f), y + panel.px(24.0f));
    }
    paint_text(panel.draw,
               TextStyle::body_medium,
               rect.right(),
               y,
               panel.color("text"),
               now,
               Align::right);
}

/// Undo and some way to set the speed come first; redo only beside a slider.
HistoryParts fitting_history(const PanelContext& panel, float room, bool roomy) {
    if (roomy) {
        return HistoryParts::all;
    }
    const float piece = panel.px(history_button) + panel.px(history_gap);
    const float slider = panel.px(speed_value) + panel.px(shortest_slider) + panel.px(12.0f);
    const float menu =
        button_width(panel, speed_label(panel, panel.view.speed), speed_menu_look(panel));
    return room - 2.0f * piece > slider ? HistoryParts::undo_redo
           : room - piece > menu        ? HistoryParts::undo
                                        : HistoryParts::none;
}

} // namespace

void draw_transport_panel(const PanelContext& panel, const Rect& rect) {
    const float pad = panel.px(panel.layout.hints ? 32.0f : 16.0f);
    const float middle =
        rect.y + std::round(rect.h * 0.5f) + panel.px(panel.layout.hints ? 6.0f : 2.0f);
    const bool narrow = rect.w / panel.layout.scale < 560.0f;
    const bool roomy = rect.w / panel.layout.scale > 900.0f;
    float x = draw_buttons(panel, rect.x + pad, middle, narrow, roomy);
    x += panel.px(8.0f);
    const std::string clock = clock_text(panel.view.now_s, panel.view.speed);
    paint_text(panel.draw, TextStyle::clock, x, middle, panel.color("text"), clock);
    // Room for the longest text of this kind, so that the slider does not move while the clock runs.
    const float clock_width = std::max(text_width(TextStyle::clock, clock), panel.px(136.0f));
    panel.state.widgets.note("transport.clock",
                             {x, middle - panel.px(16.0f), clock_width, panel.px(32.0f)});
    x += clock_width + panel.px(16.0f);
    const HistoryParts parts = fitting_history(panel, rect.right() - pad - x, roomy);
    x = draw_history(panel, x, middle, parts) + panel.px(roomy ? 12.0f : 0.0f);
    const float speed_width = std::min(rect.right() - pad - x, panel.px(520.0f));
    draw_speed(
        panel,
        {rect.right() - pad - speed_width, middle - panel.px(24.0f), speed_width, panel.px(48.0f)});
}

} // namespace disinhibit
