#include <algorithm>
#include <optional>

#include "circuit/describe/units.h"
#include "circuit/experiment/verdict_sentence.h"
#include "engine/core/bounded.h"
#include "engine/core/number_text.h"
#include "engine/plot/points.h"
#include "engine/ui/gui/focus.h"
#include "engine/ui/gui/gui.h"
#include "engine/ui/gui/input.h"
#include "engine/ui/gui/paint.h"
#include "engine/ui/gui/style.h"
#include "engine/ui/plot/band_bar.h"
#include "engine/ui/scoreboard/column.h"
#include "engine/ui/scoreboard/panel.h"
#include "engine/ui/timeline/dose_offer.h"
#include "engine/ui/widgets/menu.h"
#include "engine/ui/widgets/time_text.h"
#include "engine/ui/widgets/widgets.h"

namespace disinhibit {
namespace {

/// The words for an arm; data from elsewhere may have none.
std::string arm_name(const PanelContext& panel, const ExperimentArm& arm) {
    const std::string key = "scoreboard.arm." + arm.name;
    if (panel.view.texts->entries.contains(key)) {
        return panel.text(key);
    }
    std::string name = arm.name;
    std::replace(name.begin(), name.end(), '_', ' ');
    return name;
}

/// An arm of an experiment as a scenario of the window.
Scenario
run_of(const PanelContext& panel, const ExperimentRow& row, const ExperimentArm& arm, int member) {
    Scenario scenario = arm.members[static_cast<std::size_t>(member)];
    if (scenario.circuit.empty()) {
        scenario.circuit = panel.view.scoreboard.circuit;
    }
    scenario.id = row.id;
    scenario.name = row.title + ": " + arm_name(panel, arm);
    return scenario;
}

/// "25 mg, 2 h": where a member of a sweep stands.
std::string member_name(const ExperimentArm& arm, std::size_t member) {
    std::string name;
    std::size_t stride = arm.members.size();
    std::size_t rest = member;
    for (const SweepAxis& axis : arm.axes) {
        stride /= axis.values.size();
        const double value = axis.values[rest / stride];
        rest %= stride;
        name += (name.empty() ? "" : ", ") + axis.name + " " +
                short_text(value, scoreboard_digits) + unit_behind(axis.unit);
    }
    return name;
}

std::string doses_in_words(const PanelContext& panel, const Scenario& scenario) {
    std::string text;
    for (const Dose& dose : scenario.doses) {
        const Substance* substance = panel.substance(dose.substance);
        text += (text.empty() ? "" : "; ") + dose_text(dose) + " " +
                (substance != nullptr ? substance->name : dose.substance) + " " + dose.route +
                ", " + moment_text(*panel.view.texts, dose.at_s);
    }
    const std::size_t others = scenario.changes.size() + scenario.clamps.size() +
                               scenario.pulses.size() + scenario.removals.size();
    if (others > 0) {
        text += (text.empty() ? "" : "; ") +
                panel.text("scoreboard.other_events", {{"count", std::to_string(others)}});
    }
    return text.empty() ? panel.text("scoreboard.nothing_given") : text;
}

ButtonLook member_look() {
    ButtonLook look;
    look.menu = true;
    look.style = TextStyle::small;
    return look;
}

/// Of the list of members; it leaves room for the buttons of the sides.
float member_width(const PanelContext& panel, const std::string& shown, float line_w) {
    return std::min(button_width(panel, shown, member_look()), line_w - panel.px(88.0f));
}

/// What the buttons of an arm take of its line.
float arm_controls_width(const PanelContext& panel,
                         const ExperimentArm& arm,
                         int member,
                         float line_w) {
    const float sides = panel.px(80.0f);
    return arm.members.size() < 2
               ? sides
               : sides + panel.px(4.0f) +
                     member_width(
                         panel, member_name(arm, static_cast<std::size_t>(member)), line_w);
}

void draw_arm(const PanelContext& panel, Column& column, const ExperimentRow& row, std::size_t i) {
    const ExperimentArm& arm = row.arms[i];
    std::vector<int>& members = panel.state.scoreboard.member;
    const auto last = static_cast<int>(arm.members.size()) - 1;
    members[i] = bounded(members[i], 0, last);
    const std::string name = arm_name(panel, arm);
    // Where the name and the buttons do not fit side by side it stands above them.
    const bool above = arm_controls_width(panel, arm, members[i], column.here().w) +
                           text_width(TextStyle::body, name) + panel.px(12.0f) >
                       column.here().w;
    if (above) {
        column.write(TextStyle::body, "text", name, 24.0f);
    }
    const Rect line = column.take(36.0f);
    const float height = panel.px(28.0f);
    const float y = line.center_y() - height / 2.0f;
    const std::string place = "scoreboard.arm." + std::to_string(i);
    float right = line.right();
    for (const Side side : {Side::b, Side::a}) {
        ButtonLook look;
        look.style = TextStyle::body_strong;
        const bool is_b = side == Side::b;
        look.tooltip = panel.text(is_b ? "scoreboard.tip.open_b" : "scoreboard.tip.open_a");
        const Rect rect{right - panel.px(36.0f), y, panel.px(36.0f), height};
        right -= panel.px(40.0f);
        const std::string label = panel.text(is_b ? "compare.b" : "compare.a");
        if (button(panel, rect, place + (is_b ? ".b" : ".a"), label, look)) {
            panel.actions.push_back(OpenRun{run_of(panel, row, arm, members[i]), side});
            panel.actions.push_back(ToggleScoreboard{});
        }
    }
    if (arm.members.size() > 1) {
        std::vector<std::string> names;
        for (std::size_t member = 0; member < arm.members.size(); ++member) {
            names.push_back(member_name(arm, member));
        }
        const ButtonLook look = member_look();
        const std::string& now = names[static_cast<std::size_t>(members[i])];
        const float width = member_width(panel, now, line.w);
        const Rect rect{right - panel.px(4.0f) - width, y, width, height};
        const int picked = drop_down(panel, rect, place + ".member", now, names, members[i], look);
        members[i] = picked >= 0 ? picked : members[i];
    }
    if (!above) {
        paint_text(panel.draw, TextStyle::body, line.x, line.center_y(), panel.color("text"), name);
    }
    column.write(TextStyle::small,
                 "text3",
                 doses_in_words(panel, arm.members[static_cast<std::size_t>(members[i])]),
                 18.0f);
}

void draw_arms(const PanelContext& panel, Column& column, const ExperimentRow& row) {
    ScoreboardState& state = panel.state.scoreboard;
    if (state.member_row != row.id) {
        state.member_row = row.id;
        state.member.assign(row.arms.size(), 0);
    }
    if (row.arms.empty()) {
        return;
    }
    column.gap(8.0f);
    column.write(TextStyle::body_strong, "text", panel.text("scoreboard.arms"), 26.0f);
    ButtonLook look;
    look.selected = true;
    const bool pair = row.arms.size() > 1;
    const std::string label = panel.text(pair ? "scoreboard.open_pair" : "scoreboard.open");
    Rect place = column.take(36.0f);
    place.w = std::min(place.w, button_width(panel, label, look));
    place.h = panel.px(32.0f);
    if (button(panel, place, "scoreboard.open", label, look)) {
        open_arms(panel, row);
    }
    for (std::size_t i = 0; i < row.arms.size(); ++i) {
        draw_arm(panel, column, row, i);
    }
}

void draw_result(const PanelContext& panel,
                 Column& column,
                 const ExperimentRow& row,
                 const RowResult& result) {
    const bool sign = row.kind == RowKind::sign;
    const std::string unit = sign ? "" : " " + row.unit;
    const Rect line = column.here();
    draw_verdict_mark(
        panel, &result, line.x + panel.px(8.0f), line.y + panel.px(14.0f), panel.color("text"));
    std::string text = panel.text("scoreboard.verdict." + to_text(result.verdict));
    if (result.model_value) {
        text += ": " + scoreboard_value(panel, row, *result.model_value) + unit;
    }
    column.indent(26.0f);
    column.write(TextStyle::title, "text", text, 28.0f);
    column.indent(-26.0f);
    column.write(TextStyle::body, "text2", result.sentence, 22.0f);
    if (!sign) {
        const Rect bar = bar_between_ends(panel, column.take(28.0f), band_scale(result));
        draw_band_bar(panel, bar, result, panel.color("accent"));
    }
    column.entry("scoreboard.measured", scoreboard_value(panel, row, row.value) + unit);
    if (!sign) {
        column.entry("scoreboard.hits_name", interval_text(panel, result.hits) + unit);
        column.entry("scoreboard.band_name",
                     interval_text(panel, {result.low, result.high}) + unit);
    }
    column.entry("scoreboard.distance", distance_text(result));
    column.entry("scoreboard.first_seen", first_sight_text(panel, row));
    column.entry("scoreboard.counts", standing_text(panel, result));
    column.entry("scoreboard.reason", result.reason);
}

const RowResult* shown_result(const ScoreboardView& view, std::size_t row) {
    const std::vector<RowResult>* table = view.shown();
    return table != nullptr && row < table->size() ? &(*table)[row] : nullptr;
}

/// What the arrows ask for while the column itself has the keyboard: lines down.
int steps_by_key(const PanelContext& panel, const Rect& rect) {
    const Rect area = rect.inset(panel.px(6.0f), panel.px(6.0f));
    const Touch touch = ground_area(panel, area, "scoreboard.detail", panel.px(4.0f));
    if (!touch.focused) {
        return 0;
    }
    const int steps = arrow_steps_down();
    if (steps != 0) {
        cancel_focus_move();
    }
    return steps;
}

/// A control of the column that has the keyboard focus is brought into sight.
void show_focused(const PanelContext& panel, const Rect& rect) {
    const float margin = panel.px(12.0f);
    for (const auto& [name, place] : panel.state.widgets.all()) {
        const bool inside = name.starts_with("focus.scoreboard.arm.") ||
                            name == "focus.scoreboard.open" ||
                            name.starts_with("focus.scoreboard.protects.");
        if (inside && place.y < rect.y + margin) {
            panel.state.scoreboard.detail_scroll -= rect.y + margin - place.y;
        } else if (inside && place.bottom() > rect.bottom() - margin) {
            panel.state.scoreboard.detail_scroll += place.bottom() - rect.bottom() + margin;
        }
    }
}

/// The wheel over the column and the arrows move it; another row begins at its top.
void scroll_detail(const PanelContext& panel, const Rect& rect, Rect& inside) {
    constexpr float line_px = 42.0f;
    ScoreboardState& state = panel.state.scoreboard;
    if (state.detail_row != state.chosen) {
        state.detail_row = state.chosen;
        state.detail_scroll = state.detail_height = 0.0f;
    }
    if (const Pointer mouse = pointer(); mouse.over(rect)) {
        state.detail_scroll -= mouse.wheel * panel.px(84.0f);
    }
    state.detail_scroll += static_cast<float>(steps_by_key(panel, rect)) * panel.px(line_px);
    const float longest = std::max(0.0f, state.detail_height - inside.h);
    state.detail_scroll = std::clamp(state.detail_scroll, 0.0f, longest);
    if (longest > 0.0f) {
        const float share = rect.h / state.detail_height;
        fill_rect(panel.draw,
                  {rect.right() - panel.px(8.0f),
                   rect.y + state.detail_scroll * share,
                   panel.px(4.0f),
                   inside.h * share},
                  panel.color("edge"),
                  panel.px(2.0f));
    }
    inside.y -= state.detail_scroll;
}

} // namespace

void open_arms(const PanelContext& panel, const ExperimentRow& row) {
    if (row.arms.empty()) {
        return;
    }
    const std::vector<int>& members = panel.state.scoreboard.member;
    const bool known = panel.state.scoreboard.member_row == row.id;
    const auto member = [&](std::size_t arm) {
        return known && arm < members.size() ? members[arm] : 0;
    };
    const Scenario first = run_of(panel, row, row.arms[0], member(0));
    panel.actions.push_back(OpenRun{first, Side::a});
    if (row.arms.size() > 1) {
        panel.actions.push_back(OpenRun{run_of(panel, row, row.arms[1], member(1)), Side::b});
    } else {
        panel.actions.push_back(SetCompareLayout{CompareLayout::off});
    }
    panel.actions.push_back(ToggleScoreboard{});
}

namespace {

/// What was done and seen, and where it is written; both are noted in the widget log.
void draw_published(const PanelContext& panel, Column& column, const ExperimentRow& row) {
    column.gap(8.0f);
    const Rect data = column.here();
    column.write(TextStyle::body_strong, "text", panel.text("scoreboard.published"), 26.0f);
    column.entry("scoreboard.species", row.published.species);
    column.entry("scoreboard.dose", row.published.dose);
    column.entry("scoreboard.route", row.published.route);
    column.entry("scoreboard.given", row.published.given);
    column.entry("scoreboard.seen", row.published.measured);
    column.entry("scoreboard.note", row.note);
    column.entry("scoreboard.protocol", row.protocol_note);
    panel.state.widgets.note("scoreboard.data", {data.x, data.y, data.w, column.y() - data.y});
    const Rect source = column.here();
    for (const std::string& citation : citations(*panel.view.library, row.source)) {
        column.entry("scoreboard.source", citation);
    }
    column.entry("scoreboard.link", row.url);
    panel.state.widgets.note("scoreboard.citation",
                             {source.x, source.y, source.w, column.y() - source.y});
}

/// Everything about the row at `index` of the table.
void draw_row_detail(const PanelContext& panel, Column& column, std::size_t index) {
    const ScoreboardView& view = panel.view.scoreboard;
    const ExperimentRow& row = (*view.rows)[index];
    column.write(TextStyle::title, "text", row.title, 26.0f);
    column.write(TextStyle::small,
                 "text3",
                 row.id + " · " + panel.text("scoreboard.kind." + to_text(row.kind)) + " · " +
                     scoreboard_role(panel, row) + " · " +
                     panel.text("scoreboard.grade", {{"grade", row.grade}}));
    column.write(TextStyle::body, "text2", row.quantity, 22.0f);
    column.gap(4.0f);
    if (const RowResult* result = shown_result(view, index)) {
        draw_result(panel, column, row, *result);
        draw_hypotheses(panel, column, index);
        draw_over(panel, column, index, row.unit);
    }
    draw_arms(panel, column, row);
    draw_protected(panel, column, row.id);
    draw_published(panel, column, row);
}

} // namespace

void draw_scoreboard_detail(const PanelContext& panel, const Rect& rect) {
    const ScoreboardView& view = panel.view.scoreboard;
    paint_line(
        panel.draw, rect.x + 0.5f, rect.y, rect.x + 0.5f, rect.bottom(), panel.color("line"));
    Rect inside = rect.inset(panel.px(24.0f), panel.px(8.0f));
    scroll_detail(panel, rect, inside);
    const float top = inside.y;
    Column column(panel, inside);
    const auto found = std::find_if(view.rows->begin(), view.rows->end(), [&](const auto& row) {
        return row.id == panel.state.scoreboard.chosen;
    });
    if (found == view.rows->end()) {
        column.write(TextStyle::body, "text2", panel.text("scoreboard.choose"));
        return;
    }
    {
        const ScopedClip clip(rect);
        draw_row_detail(panel, column, static_cast<std::size_t>(found - view.rows->begin()));
    }
    show_focused(panel, rect);
    panel.state.scoreboard.detail_height = column.y() - top + panel.px(16.0f);
}

} // namespace disinhibit
