#include <algorithm>

#include "circuit/describe/units.h"
#include "engine/core/number_text.h"
#include "engine/ui/gui/style.h"
#include "engine/ui/panels/change_list.h"
#include "engine/ui/panels/panels.h"
#include "engine/ui/state/thing.h"
#include "engine/ui/timeline/dose_offer.h"
#include "engine/ui/widgets/side_flow.h"
#include "engine/ui/widgets/side_head.h"
#include "engine/ui/widgets/time_text.h"
#include "engine/ui/widgets/widgets.h"

namespace disinhibit {
namespace {

constexpr int change_digits = 3;

/// What a row says: first line, second line, and where a click on it leads (an entity or empty).
struct RowText {
    std::string title;
    std::string detail;
    std::string entity;
    std::string parameter;
    std::string role;
};

std::string with_unit(double value, const std::string& unit, double internal_per_unit) {
    return significant_text(value / internal_per_unit, change_digits) + unit_behind(unit);
}

std::string when_text(const PanelContext& panel, const ChangeRow& row) {
    const std::string at = duration_text(row.at_s);
    if (row.until_s > row.at_s) {
        return panel.text("changes.from_to", {{"from", at}, {"to", duration_text(row.until_s)}});
    }
    return panel.text(row.at_s > 0.0 ? "changes.at" : "changes.from_start", {{"time", at}});
}

RowText parameter_text(const PanelContext& panel, const ChangeRow& row) {
    const ParameterTable& table = panel.view.trajectory->parameters();
    const int index = table.index(row.path);
    if (index < 0) {
        return {row.path, when_text(panel, row), "", "", ""};
    }
    const Parameter& parameter = table.rows[static_cast<std::size_t>(index)];
    const Quantity& quantity = parameter.quantity;
    const std::string now = with_unit(row.now, quantity.unit, quantity.internal_per_unit);
    const std::string was = with_unit(row.was, quantity.unit, quantity.internal_per_unit);
    return {
        parameter.label,
        panel.text("changes.value", {{"was", was}, {"now", now}, {"when", when_text(panel, row)}}),
        parameter.entity,
        row.path,
        ""};
}

RowText clamp_text(const PanelContext& panel, const ChangeRow& row) {
    const SignalTable& table = panel.view.trajectory->signals();
    const int index = table.index(row.path);
    if (index < 0) {
        return {row.path, when_text(panel, row), "", "", ""};
    }
    const Signal& signal = table.rows[static_cast<std::size_t>(index)];
    const std::string held = with_unit(row.now, signal.unit, 1.0 / signal.unit_per_internal);
    return {signal.label,
            panel.text("changes.held", {{"value", held}, {"when", when_text(panel, row)}}),
            signal.entity,
            "",
            signal.role};
}

template <class Map> std::string name_in(const Map& map, const std::string& id) {
    const auto found = map.find(id);
    return found == map.end() ? id : found->second.name;
}

RowText text_of(const PanelContext& panel, const ChangeRow& row) {
    using Kind = ChangeRow::Kind;
    const Library& library = *panel.view.library;
    const std::string kind = panel.text("changes.kind." + to_text(row.kind));
    switch (row.kind) {
    case Kind::circuit:
        return {name_in(library.circuits, row.path), kind, "", "", ""};
    case Kind::subject:
        return {name_in(library.subjects, row.path), kind, "subject", "", ""};
    case Kind::parameter:
        return parameter_text(panel, row);
    case Kind::clamp:
        return clamp_text(panel, row);
    case Kind::pulses:
        return {row.path, kind + ", " + when_text(panel, row), entity_of(row.path), row.path, ""};
    case Kind::dose:
    case Kind::removal:
        break;
    }
    const Substance* substance = panel.substance(row.path);
    const std::string role = substance == nullptr ? "" : substance->role;
    std::string detail = kind + ", " + when_text(panel, row);
    if (row.kind == Kind::dose) {
        const Dose& dose = panel.scenario().doses[static_cast<std::size_t>(row.index)];
        const std::string when = row.until_s > row.at_s ? when_text(panel, row)
                                                        : moment_text(*panel.view.texts, row.at_s);
        detail = dose_text(dose) + ", " + when;
    }
    return {name_in(library.substances, row.path), detail, row.path, "", role};
}

void draw_row(const PanelContext& panel, SideFlow& flow, const ChangeRow& row, std::size_t place) {
    const RowText text = text_of(panel, row);
    const Rect line = flow.take(panel.px(48.0f));
    const float size = panel.px(32.0f);
    const std::string widget = "changes." + std::to_string(place);
    const Rect body{line.x, line.y, line.w - size - panel.px(8.0f), line.h};
    Color ink = panel.color("text");
    if (!text.entity.empty()) {
        const Touch touch = touch_area(panel, body, widget + ".why", panel.px(6.0f));
        if (touch.hovered || touch.focused) {
            ink = panel.color("accent");
        }
        if (touch.focused) {
            flow.show(line);
        }
        if (touch.pressed) {
            open_why(panel.state, text.entity, text.parameter);
        }
    }
    const float dot = panel.px(4.0f);
    panel.draw.AddCircleFilled({line.x + dot, line.y + panel.px(15.0f)},
                               dot,
                               packed(panel.color(text.role.empty() ? "edge" : text.role)));
    const float x = line.x + panel.px(18.0f);
    paint_text(panel.draw,
               TextStyle::body_medium,
               x,
               line.y + panel.px(15.0f),
               ink,
               fitted_text(TextStyle::body_medium, text.title, body.right() - x));
    paint_text(panel.draw,
               TextStyle::small,
               x,
               line.y + panel.px(35.0f),
               panel.color("text2"),
               fitted_text(TextStyle::small, text.detail, body.right() - x));
    ButtonLook look;
    look.quiet = true;
    look.icon = Icon::close;
    look.tooltip = panel.text("changes.tip.remove");
    const Rect cross{line.right() - size, line.y + panel.px(8.0f), size, size};
    if (button(panel, cross, widget + ".remove", "", look)) {
        panel.actions.push_back(row.undo(*panel.view.standard));
    }
}

} // namespace

void draw_changes_panel(const PanelContext& panel, const Rect& rect) {
    draw_side_ground(panel, rect);
    panel.state.widgets.note("changes", rect);
    const float head = draw_side_head(
        panel, rect, "changes", panel.text("changes.sub"), panel.text("changes.title"), "");
    const std::vector<ChangeRow> rows = list_changes(*panel.view.trajectory, *panel.view.standard);
    const float pad = panel.px(16.0f);
    SideFlow flow(panel,
                  {rect.x + pad,
                   rect.y + head,
                   rect.w - pad - panel.px(6.0f),
                   rect.h - head - panel.px(8.0f)},
                  "changes",
                  panel.state.changes_scroll_px);
    if (side_is_short(panel, rect)) {
        flow.text({{panel.text("changes.sub"), panel.color("text2"), TextStyle::small}});
    }
    if (rows.empty()) {
        flow.text({{panel.text("changes.none"), panel.color("text2"), TextStyle::body}});
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        draw_row(panel, flow, rows[i], i);
    }
    flow.finish();
}

} // namespace disinhibit
