#include <algorithm>
#include <cmath>

#include "circuit/describe/units.h"
#include "circuit/io/read/parameter_value.h"
#include "engine/core/number_text.h"
#include "engine/ui/gui/focus.h"
#include "engine/ui/gui/gui.h"
#include "engine/ui/gui/input.h"
#include "engine/ui/gui/style.h"
#include "engine/ui/why/equation_text.h"
#include "engine/ui/why/view.h"
#include "engine/ui/widgets/parameter_scale.h"
#include "engine/ui/widgets/widgets.h"

namespace disinhibit {
namespace {

constexpr double key_step = 0.02;
constexpr int parameter_digits = 3;

/// One parameter while it is drawn.
struct ParameterRow {
    const Parameter& parameter;
    ParameterNow now;
    ParameterScale scale;
    Color color;
    bool held = false;

    const Quantity& quantity() const { return parameter.quantity; }
    double written(double value) const { return value / quantity().internal_per_unit; }
    std::string widget(const char* part) const { return "why." + parameter.path + "." + part; }
    bool changed() const {
        return std::abs(now.value - now.started) > 1e-9 * std::max(std::abs(now.started), 1e-30);
    }
};

/// The label without the name of the thing, which stands above: "resting rate".
std::string short_label(const PanelContext& panel, const Parameter& parameter) {
    const std::string name = entity_name(panel, parameter.entity);
    std::string label = parameter.label;
    if (label.starts_with(name) && label.size() > name.size() + 2) {
        label = label.substr(name.size() + 2);
    }
    return label;
}

std::string in_unit(const ParameterRow& row, double value) {
    return significant_text(row.written(value), parameter_digits);
}

/// The note, and the published rows that the number was set on.
std::string note_text(const PanelContext& panel, const Provenance& from) {
    std::string rows;
    for (const std::string& row : from.calibrated_on) {
        rows += (rows.empty() ? "" : ", ") + row;
    }
    if (rows.empty()) {
        return from.note;
    }
    const std::string set_on = panel.text("why.set_on", {{"rows", rows}});
    return from.note.empty() ? set_on : from.note + "; " + set_on;
}

/// Grade, source and note, and the full citations.
std::vector<FlowPart> source_parts(const PanelContext& panel, const Quantity& quantity) {
    const Provenance& from = quantity.provenance;
    const Color quiet = panel.color("text2");
    std::vector<FlowPart> parts;
    const std::string letter = from.grade.substr(0, 1);
    parts.push_back({panel.text("why.grade." + letter, {{"grade", from.grade}}),
                     panel.color("text"),
                     TextStyle::small});
    const std::string note = note_text(panel, from);
    if (!note.empty()) {
        parts.push_back({" " + note + ".", quiet, TextStyle::small});
    }
    std::string keys = from.source + "; ";
    for (std::size_t at = keys.find("; "); at != std::string::npos; at = keys.find("; ")) {
        const std::string key = keys.substr(0, at);
        const auto citation = panel.view.library->references.find(key);
        if (citation != panel.view.library->references.end()) {
            parts.push_back({" [" + key + "]", panel.color("text"), TextStyle::small});
            parts.push_back({" " + citation->second, quiet, TextStyle::small});
        }
        keys = keys.substr(at + 2);
    }
    return parts;
}

/// What the keyboard or the mouse do to the slider: preview while held, one change when let go.
void steer(const PanelContext& panel, const ParameterRow& row, const SliderTouch& touch) {
    WhyState& why = panel.state.why;
    const std::string& path = row.parameter.path;
    const auto value = [&](double position) {
        return row.scale.value_at(position, row.quantity().internal_per_unit);
    };
    if (touch.changed) {
        why.held = path;
        why.held_position = touch.position;
        panel.actions.push_back(PreviewParameter{path, value(touch.position)});
        return;
    }
    if (why.held != path) {
        return;
    }
    const bool by_key = sideways_arrow_held();
    if (!touch.held && !by_key) {
        why.held.clear();
        panel.actions.push_back(SetParameterNow{path, value(why.held_position)});
    }
}

/// Grade, name and number.
void draw_head(const PanelContext& panel, SideFlow& flow, const ParameterRow& row, double shown) {
    const Rect line = flow.take(panel.px(28.0f));
    const std::string& unit = row.quantity().unit;
    const double written = row.written(shown);
    const std::string unit_text = unit == "1" ? "" : unit;
    const int decimals = decimals_of(written);
    const float number_w =
        text_width(TextStyle::body_medium, number_text(written, decimals) + "  " + unit_text) +
        panel.px(14.0f);
    const Rect field{line.right() - number_w, line.y, number_w, line.h};
    const float badge =
        draw_grade_badge(panel, line.x, line.center_y(), row.quantity().provenance.grade);
    const float name_x = line.x + badge + panel.px(8.0f);
    const Rect name{line.x, line.y, field.x - line.x - panel.px(4.0f), line.h};
    const Touch touch = touch_area(panel, name, row.widget("source"), panel.px(4.0f));
    if (touch.pressed) {
        auto& opened = panel.state.why.opened;
        if (opened.erase(row.parameter.path) == 0) {
            opened.insert(row.parameter.path);
        }
    }
    const bool marked = panel.state.why.parameter == row.parameter.path;
    const Color ink = panel.color(touch.hovered || touch.focused || marked ? "accent" : "text");
    paint_text(
        panel.draw,
        TextStyle::body,
        name_x,
        line.center_y(),
        ink,
        fitted_text(TextStyle::body, short_label(panel, row.parameter), name.right() - name_x));
    if (touch.hovered) {
        show_tooltip(panel,
                     panel.text("why.tip.source",
                                {{"label", row.parameter.label},
                                 {"source", row.quantity().provenance.source},
                                 {"note", note_text(panel, row.quantity().provenance)}}));
    }
    if (touch.focused) {
        flow.show(line);
    }
    double typed = written;
    if (number_field(panel,
                     field,
                     row.widget("value"),
                     typed,
                     decimals,
                     unit_text,
                     TextStyle::body_medium,
                     [&](const std::string& text) {
                         return row.written(parse_parameter_value(
                             text, row.parameter, *panel.view.library, true, false, {}, ""));
                     })) {
        panel.actions.push_back(
            SetParameterNow{row.parameter.path, typed * row.quantity().internal_per_unit});
    }
}

void draw_slider_row(const PanelContext& panel, SideFlow& flow, const ParameterRow& row) {
    const Rect line = flow.take(panel.px(28.0f));
    const std::string low = in_unit(row, row.scale.low);
    const std::string high = in_unit(row, row.scale.high);
    const float end_w = panel.px(54.0f);
    paint_text(panel.draw,
               TextStyle::small,
               line.x + end_w - panel.px(6.0f),
               line.center_y(),
               panel.color("text3"),
               low,
               Align::right);
    paint_text(panel.draw,
               TextStyle::small,
               line.right() - end_w + panel.px(6.0f),
               line.center_y(),
               panel.color("text3"),
               high,
               Align::left);
    const Rect track{line.x + end_w, line.y, line.w - 2.0f * end_w, line.h};
    const float radius = panel.px(9.0f);
    // Where it started.
    const float start_x =
        track.x + radius +
        (track.w - 2.0f * radius) * static_cast<float>(row.scale.position_of(row.now.started));
    paint_line(panel.draw,
               std::round(start_x),
               line.center_y() - panel.px(8.0f),
               std::round(start_x),
               line.center_y() + panel.px(8.0f),
               panel.color("edge"),
               2.0f);
    const double position =
        row.held ? panel.state.why.held_position : row.scale.position_of(row.now.value);
    const SliderTouch touch =
        slider(panel, track, row.widget("slider"), position, key_step, row.color);
    const bool reveal = panel.state.why.reveal && panel.state.why.parameter == row.parameter.path;
    if (reveal) {
        take_focus();
    }
    if (reveal || last_item_focused()) {
        flow.show({line.x, line.y - panel.px(28.0f), line.w, line.h + panel.px(28.0f)});
    }
    steer(panel, row, touch);
}

void draw_parameter(const PanelContext& panel, SideFlow& flow, const ParameterRow& row) {
    const double shown = row.held ? row.scale.value_at(panel.state.why.held_position,
                                                       row.quantity().internal_per_unit)
                                  : row.now.value;
    draw_head(panel, flow, row, shown);
    draw_slider_row(panel, flow, row);
    if (row.changed()) {
        const Rect line = flow.take(panel.px(32.0f));
        const std::string was = panel.text(
            "why.was",
            {{"value", in_unit(row, row.now.started) + unit_behind(row.quantity().unit)}});
        ButtonLook look;
        look.quiet = true;
        look.style = TextStyle::small;
        const float width = std::min(button_width(panel, was, look), line.w);
        if (button(panel,
                   {line.right() - width, line.y, width, line.h},
                   row.widget("reset"),
                   was,
                   look)) {
            panel.actions.push_back(SetParameterNow{row.parameter.path, row.now.started});
        }
    }
    if (panel.state.why.opened.contains(row.parameter.path)) {
        flow.text(source_parts(panel, row.quantity()));
        flow.gap(panel.px(4.0f));
    }
    flow.gap(panel.px(6.0f));
}

} // namespace

float draw_grade_badge(const PanelContext& panel,
                       float x,
                       float middle_y,
                       const std::string& grade) {
    const std::string letter = grade.substr(0, 1);
    const float size = panel.px(20.0f);
    const Rect plate{x, std::round(middle_y - size / 2.0f), size, size};
    const bool measured = letter == "A" || letter == "B";
    const ControlColors control = control_colors(*panel.view.theme);
    if (measured) {
        fill_rect(panel.draw, plate, control.fill_selected, panel.px(5.0f));
    }
    outline_rect(panel.draw, plate, panel.color(measured ? "text2" : "edge"), panel.px(5.0f));
    paint_text(panel.draw,
               TextStyle::small_strong,
               plate.center_x(),
               plate.center_y(),
               panel.color(measured ? "text" : "text2"),
               letter,
               Align::center);
    return size;
}

void draw_why_parameters(const PanelContext& panel, SideFlow& flow, const Explanation& why) {
    const Entity* entity = panel.view.entities->find(why.entity);
    const std::string role = entity == nullptr ? "" : entity->role;
    const Color color = role.empty() ? panel.color("accent") : panel.color(role);
    const ParameterTable& table = panel.view.trajectory->parameters();
    for (const ParameterNow& now : why.parameters) {
        const Parameter& parameter = table.rows[static_cast<std::size_t>(now.index)];
        draw_parameter(panel,
                       flow,
                       {parameter,
                        now,
                        scale_of(parameter.quantity, now.started),
                        color,
                        panel.state.why.held == parameter.path});
    }
}

} // namespace disinhibit
