#include "engine/ui/widgets/widgets.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "circuit/io/text/input_error.h"
#include "engine/ui/gui/focus.h"
#include "engine/ui/gui/gui.h"
#include "engine/ui/gui/input.h"
#include "engine/ui/gui/style.h"

namespace disinhibit {

namespace {

void paint_focus_ring(const PanelContext& panel, const Rect& rect, float corner) {
    const float gap = panel.px(2.0f);
    const float width = std::max(2.0f, panel.px(2.0f));
    // Beside a list that scrolls up and down there is room for the ring.
    const ImVec2 low = panel.draw.GetClipRectMin();
    const ImVec2 high = panel.draw.GetClipRectMax();
    panel.draw.PushClipRect({low.x - gap - width, low.y}, {high.x + gap + width, high.y});
    outline_rect(panel.draw,
                 rect.inset(-gap - width / 2.0f, -gap - width / 2.0f),
                 panel.color("accent"),
                 corner + gap,
                 width);
    panel.draw.PopClipRect();
}

/// Why what was typed into a field is refused, above or below it and over everything else.
void paint_refusal(const PanelContext& panel, const Rect& field, const std::string& name) {
    const std::string& reason = panel.state.refusal.reason;
    const float pad = panel.px(10.0f);
    const float edge = panel.px(8.0f);
    const float most = panel.layout.width_px - 2.0f * edge;
    const std::string shown = fitted_text(TextStyle::small, reason, most - 2.0f * pad);
    const float width = text_width(TextStyle::small, shown) + 2.0f * pad;
    const float height = panel.px(30.0f);
    const bool below = field.center_y() < panel.layout.height_px / 2.0f;
    const float y = below ? field.bottom() + panel.px(4.0f) : field.y - height - panel.px(4.0f);
    const float x = std::max(edge, std::min(field.right(), panel.layout.width_px - edge) - width);
    const Rect plate{std::round(x), std::round(y), width, height};
    ImDrawList& draw = foreground();
    fill_rect(draw, plate, panel.color("panel"), panel.px(6.0f));
    outline_rect(draw, plate, panel.color(panel.assets.message_role), panel.px(6.0f), 2.0f);
    paint_text(draw, TextStyle::small, plate.x + pad, plate.center_y(), panel.color("text"), shown);
    panel.state.widgets.note(name + ".refused", plate);
}

/// The last item can be reached with Tab.
void add_tab_stop(const PanelContext& panel) {
    if ((ImGui::GetItemFlags() & ImGuiItemFlags_Disabled) == 0) {
        panel.state.tab_stops.push_back(ImGui::GetItemID());
    }
}

} // namespace

Touch touch_area(const PanelContext& panel,
                 const Rect& rect,
                 const std::string& name,
                 float corner) {
    panel.state.widgets.note(name, rect);
    ImGui::SetCursorScreenPos(top_left(rect));
    Touch touch;
    touch.pressed =
        ImGui::InvisibleButton(name.c_str(), {std::max(rect.w, 1.0f), std::max(rect.h, 1.0f)});
    add_tab_stop(panel);
    touch.hovered = ImGui::IsItemHovered();
    touch.held = ImGui::IsItemActive();
    touch.focused = last_item_focused();
    if (touch.focused) {
        panel.state.widgets.note("focus." + name, rect);
        paint_focus_ring(panel, rect, corner);
    }
    return touch;
}

Touch ground_area(const PanelContext& panel,
                  const Rect& rect,
                  const std::string& name,
                  float corner) {
    let_next_item_lie_below();
    const Touch touch = touch_area(panel, rect, name, corner);
    let_last_item_lie_below();
    return touch;
}

void show_tooltip(const PanelContext& panel, const std::string& text) {
    if (text.empty()) {
        return;
    }
    const ScopedFont font(TextStyle::small);
    ImGui::BeginTooltip();
    ImGui::PushTextWrapPos(panel.px(320.0f));
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
}

void show_tooltip_at(
    const PanelContext& panel, float x, float y, Align align, const std::string& text) {
    ImGui::SetNextWindowPos({x, y}, ImGuiCond_Always, {align == Align::right ? 1.0f : 0.0f, 0.0f});
    show_tooltip(panel, text);
}

float button_width(const PanelContext& panel, const std::string& label, const ButtonLook& look) {
    float width = text_width(look.style, label) + panel.px(look.quiet ? 20.0f : 28.0f);
    if (look.menu) {
        width += panel.px(18.0f);
    }
    return std::ceil(width);
}

namespace {

void paint_button_plate(const PanelContext& panel,
                        const Rect& rect,
                        const Touch& touch,
                        const ButtonLook& look,
                        float corner) {
    const ControlColors control = control_colors(*panel.view.theme);
    if (!look.enabled) {
        if (!look.quiet) {
            outline_rect(panel.draw, rect, panel.color("line"), corner);
        }
        return;
    }
    const bool plate = !look.quiet || look.selected || touch.hovered || touch.held;
    if (!plate) {
        return;
    }
    const Color fill = touch.held      ? control.fill_active
                       : look.selected ? control.fill_selected
                       : touch.hovered ? control.fill_hovered
                                       : control.fill;
    fill_rect(panel.draw, rect, fill, corner);
    if (look.selected) {
        outline_rect(panel.draw, rect, panel.color("accent"), corner);
    } else if (!look.quiet) {
        outline_rect(panel.draw, rect, control.outline, corner);
    }
}

} // namespace

bool button(const PanelContext& panel,
            const Rect& rect,
            const std::string& name,
            const std::string& label,
            const ButtonLook& look) {
    const float corner = panel.px(8.0f);
    const ScopedDisabled disabled(!look.enabled);
    const Touch touch = touch_area(panel, rect, name, corner);
    paint_button_plate(panel, rect, touch, look, corner);
    const Color ink = !look.enabled                                    ? panel.color("text3")
                      : look.quiet && !touch.hovered && !look.selected ? panel.color("text2")
                                                                       : panel.color("text");
    if (look.icon != Icon::none) {
        paint_icon(panel.draw, look.icon, rect.center_x(), rect.center_y(), panel.px(16.0f), ink);
    }
    const float usual_pad = panel.px(look.quiet ? 10.0f : 14.0f);
    const bool tight = text_width(look.style, label) > rect.w - 2.0f * usual_pad;
    const float pad = tight && !look.menu ? panel.px(6.0f) : usual_pad;
    float right = rect.right() - pad;
    if (look.menu) {
        right -= panel.px(4.0f);
        paint_icon(panel.draw, Icon::chevron_down, right, rect.center_y(), panel.px(13.0f), ink);
        right -= panel.px(14.0f);
    }
    const float left = rect.x + pad;
    if (!label.empty()) {
        const std::string shown = fitted_text(look.style, label, right - left + 1.0f);
        const float x = look.align == Align::left ? left : (left + right) / 2.0f;
        paint_text(panel.draw, look.style, x, rect.center_y(), ink, shown, look.align);
    }
    if (ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled) && !touch.held) {
        show_tooltip(panel, look.tooltip);
    }
    return touch.pressed && look.enabled;
}

SliderTouch slider(const PanelContext& panel,
                   const Rect& rect,
                   const std::string& name,
                   double position,
                   double key_step,
                   const Color& color) {
    const float radius = panel.px(9.0f);
    const Rect track{
        rect.x + radius, rect.center_y() - panel.px(2.0f), rect.w - 2.0f * radius, panel.px(4.0f)};
    const Touch touch = touch_area(panel, rect, name, radius);
    SliderTouch result;
    result.held = touch.held;
    result.hovered = touch.hovered;
    result.position = position;
    const Pointer mouse = pointer();
    if (touch.held && mouse.held) {
        const float x = mouse.at.x;
        result.position = std::clamp(static_cast<double>((x - track.x) / track.w), 0.0, 1.0);
        result.changed = result.position != position;
    }
    if (touch.focused) {
        const int direction = arrow_steps_right();
        if (direction != 0) {
            cancel_focus_move();
            result.position = std::clamp(position + direction * key_step, 0.0, 1.0);
            result.changed = result.position != position;
        }
    }
    const float x = track.x + track.w * static_cast<float>(result.position);
    fill_rect(panel.draw, track, panel.color("line"), track.h / 2.0f);
    fill_rect(panel.draw, {track.x, track.y, x - track.x, track.h}, color, track.h / 2.0f);
    const Color knob = panel.view.theme->light ? panel.color("panel") : panel.color("text");
    const float grown = touch.held || touch.hovered ? panel.px(1.0f) : 0.0f;
    panel.draw.AddCircleFilled({x, rect.center_y()}, radius + grown, packed(color), 24);
    panel.draw.AddCircleFilled(
        {x, rect.center_y()}, radius + grown - std::max(2.0f, panel.px(3.0f)), packed(knob), 24);
    return result;
}

bool number_field(const PanelContext& panel,
                  const Rect& rect,
                  const std::string& name,
                  double& value,
                  int decimals,
                  const std::string& unit,
                  TextStyle style,
                  const NumberReader& read) {
    panel.state.widgets.note(name, rect);
    const float unit_width = text_width(style, " " + unit);
    const float edge = panel.px(6.0f);
    const float box_width = rect.w - unit_width;
    const std::string shown = fmt::format("{:.{}f}", value, decimals);
    const ScopedFont font(style);
    const ScopedId id(name);
    // The number ends where the unit begins, so the padding on the left takes up what is over.
    const float padding = std::max(edge, box_width - text_width(style, shown) - 1.0f);
    const ScopedMeasure frame(
        ImGuiStyleVar_FramePadding,
        ImVec2(padding, std::max(0.0f, text_top(style, rect.center_y()) - rect.y)));
    const ControlColors control = control_colors(*panel.view.theme);
    const bool plate = pointer().over(rect) && pointer_on_window();
    const ScopedColor clear(ImGuiCol_FrameBg,
                            plate ? control.fill : with_alpha(control.fill, 0.0f));
    ImGui::SetCursorScreenPos(top_left(rect));
    ImGui::SetNextItemWidth(box_width + 1.0f);
    char buffer[64];
    fmt::format_to_n(buffer, sizeof(buffer) - 1, "{}", shown).out[0] = '\0';
    const bool entered =
        ImGui::InputText("##number",
                         buffer,
                         sizeof(buffer),
                         ImGuiInputTextFlags_AutoSelectAll | ImGuiInputTextFlags_EnterReturnsTrue);
    const bool left = ImGui::IsItemDeactivatedAfterEdit();
    add_tab_stop(panel);
    const Rect box{rect.x, rect.y, box_width + 1.0f, rect.h};
    if (ImGui::IsItemActive()) {
        outline_rect(panel.draw, box, panel.color("accent"), panel.px(6.0f));
    }
    paint_text(panel.draw,
               style,
               rect.right() - unit_width,
               rect.center_y(),
               panel.color("text"),
               " " + unit);
    FieldRefusal& refusal = panel.state.refusal;
    if (ImGui::IsItemActivated() && refusal.field == name) {
        refusal = {};
    }
    if (refusal.field == name) {
        outline_rect(panel.draw, box, panel.color(panel.assets.message_role), panel.px(6.0f), 2.0f);
        paint_refusal(panel, rect, name);
    }
    // Left as it was shown, it keeps the digits that are not shown.
    if ((!entered && !left) || shown == buffer) {
        return false;
    }
    try {
        value = read(buffer);
    } catch (const InputError& error) {
        refusal = {name, error.what()};
        return false;
    }
    refusal = {};
    return true;
}

bool text_field(const PanelContext& panel,
                const Rect& rect,
                const std::string& name,
                std::string& value,
                TextStyle style) {
    panel.state.widgets.note(name, rect);
    const ScopedFont font(style);
    const ScopedId id(name);
    const ScopedMeasure frame(
        ImGuiStyleVar_FramePadding,
        ImVec2(panel.px(8.0f), std::max(0.0f, text_top(style, rect.center_y()) - rect.y)));
    const ControlColors control = control_colors(*panel.view.theme);
    const bool plate = pointer().over(rect) && pointer_on_window();
    const ScopedColor clear(ImGuiCol_FrameBg,
                            plate ? control.fill : with_alpha(control.fill, 0.0f));
    ImGui::SetCursorScreenPos(top_left(rect));
    ImGui::SetNextItemWidth(rect.w);
    char buffer[128];
    fmt::format_to_n(buffer, sizeof(buffer) - 1, "{}", value).out[0] = '\0';
    const bool entered =
        ImGui::InputText("##text", buffer, sizeof(buffer), ImGuiInputTextFlags_EnterReturnsTrue);
    const bool left = ImGui::IsItemDeactivatedAfterEdit();
    add_tab_stop(panel);
    if (ImGui::IsItemActive() || last_item_focused()) {
        outline_rect(panel.draw, rect, panel.color("accent"), panel.px(6.0f));
    }
    if (!entered && !left) {
        return false;
    }
    value = buffer;
    return true;
}

} // namespace disinhibit
