#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>

#include "circuit/units.h"
#include "engine/ui/band_bar.h"
#include "engine/ui/paint.h"
#include "engine/ui/panels/scoreboard.h"
#include "engine/ui/style.h"
#include "engine/ui/widgets.h"

namespace disinhibit {
namespace {

/// Left ends and widths of the columns; a width of 0: left out.
struct Columns {
    float mark, word, title, model, measured, bar, unit, kind, role;
    float title_w, bar_w;
    bool wide = true; ///< with unit, kind and role
};

Columns place_columns(const PanelContext& panel, const Rect& rect) {
    Columns columns{};
    columns.wide = rect.w > panel.px(900.0f);
    columns.mark = rect.x + panel.px(32.0f);
    columns.word = rect.x + panel.px(48.0f);
    columns.title = rect.x + panel.px(160.0f);
    float x = rect.right() - panel.px(24.0f);
    if (columns.wide) {
        columns.role = x -= panel.px(84.0f);
        columns.kind = x -= panel.px(52.0f);
    }
    columns.bar_w = panel.px(columns.wide ? 168.0f : 96.0f);
    columns.bar = (x -= columns.bar_w + panel.px(16.0f));
    if (columns.wide) {
        columns.unit = x -= panel.px(80.0f);
    }
    columns.measured = (x -= panel.px(10.0f));
    columns.model = (x -= panel.px(84.0f));
    columns.title_w = columns.model - panel.px(84.0f) - columns.title;
    return columns;
}

/// What stands in one line, already looked up.
struct Line {
    const ExperimentRow* row = nullptr;
    const RowResult* result = nullptr;
    const RowSeparation* separation = nullptr;
    Rect rect;
};

void draw_heading(const PanelContext& panel, const ScoreboardLine& line, const Rect& rect) {
    const float y = rect.bottom() - panel.px(12.0f);
    const std::string name = panel.text("scoreboard.group." + line.group);
    paint_text(
        panel.draw, TextStyle::body_strong, rect.x + panel.px(24.0f), y, panel.color("text"), name);
    if (line.answered > 0) {
        const float x =
            rect.x + panel.px(24.0f) + text_width(TextStyle::body_strong, name) + panel.px(12.0f);
        paint_text(panel.draw,
                   TextStyle::small,
                   x,
                   y,
                   panel.color("text3"),
                   panel.text("scoreboard.hits",
                              {{"hits", std::to_string(line.hits)},
                               {"of", std::to_string(line.answered)}}));
    }
}

std::string word_of(const PanelContext& panel, const Line& line, bool separations) {
    if (separations) {
        return line.separation == nullptr
                   ? panel.text("scoreboard.pending")
                   : panel.text("scoreboard.separation." +
                                std::to_string(static_cast<int>(line.separation->separation)));
    }
    if (line.result == nullptr) {
        return panel.text("scoreboard.pending");
    }
    return panel.text("scoreboard.verdict." + to_text(line.result->verdict));
}

/// Misses, and what tells apart, are what one looks for: they are written strongly.
bool is_strong(const Line& line, bool separations) {
    return separations
               ? line.separation != nullptr && line.separation->separation == Separation::separates
               : line.result != nullptr && line.result->verdict == Verdict::miss;
}

void draw_numbers(const PanelContext& panel,
                  const Columns& at,
                  const Line& line,
                  bool separations) {
    const float y = line.rect.center_y();
    const auto number = [&](float right, const std::string& text, const char* color) {
        paint_text(panel.draw, TextStyle::body, right, y, panel.color(color), text, Align::right);
    };
    number(at.measured, scoreboard_value(panel, *line.row, line.row->value), "text2");
    if (separations) {
        std::string values;
        if (line.separation != nullptr && line.separation->width > 0.0) {
            values = "× " +
                     format_quantity(line.separation->spread / line.separation->width, "1", 1.0, 2);
        }
        number(at.model, values, "text");
    } else if (line.result != nullptr && line.result->model_value) {
        number(at.model, scoreboard_value(panel, *line.row, *line.result->model_value), "text");
    }
    if (at.wide) {
        const std::string unit = line.row->kind == RowKind::sign ? "" : line.row->unit;
        paint_text(panel.draw,
                   TextStyle::small,
                   at.unit + panel.px(2.0f),
                   y,
                   panel.color("text3"),
                   fitted_text(TextStyle::small, unit, panel.px(76.0f)));
        paint_text(panel.draw,
                   TextStyle::small,
                   at.kind,
                   y,
                   panel.color("text2"),
                   panel.text("scoreboard.kind." + to_text(line.row->kind)));
        paint_text(panel.draw,
                   TextStyle::small,
                   at.role,
                   y,
                   panel.color("text2"),
                   panel.text("scoreboard.role." + to_text(line.row->role)));
    }
}

/// The signs that the hypotheses give, with their numbers: there is no bar to draw.
std::string signs_of(const PanelContext& panel, const Line& line) {
    std::string text;
    for (std::size_t i = 0; i < line.separation->values.size(); ++i) {
        const std::optional<double>& value = line.separation->values[i];
        if (value) {
            text += (text.empty() ? "" : "   ") + std::to_string(i + 1) + ": " +
                    scoreboard_value(panel, *line.row, *value);
        }
    }
    return text;
}

void draw_row(const PanelContext& panel, const Columns& at, const Line& line, bool chosen) {
    const bool separations = panel.state.scoreboard.separations;
    const ControlColors control = control_colors(*panel.view.theme);
    if (chosen) {
        fill_rect(panel.draw,
                  {line.rect.x + panel.px(12.0f),
                   line.rect.y,
                   line.rect.w - panel.px(24.0f),
                   line.rect.h},
                  control.fill_selected,
                  panel.px(6.0f));
    }
    const float y = line.rect.center_y();
    const bool strong = is_strong(line, separations);
    const Color ink = panel.color(strong ? "text" : "text2");
    if (!separations) {
        draw_verdict_mark(panel, line.result, at.mark, y, ink);
    }
    paint_text(panel.draw,
               strong ? TextStyle::small_strong : TextStyle::small,
               at.word,
               y,
               ink,
               fitted_text(TextStyle::small_strong,
                           word_of(panel, line, separations),
                           at.title - at.word - panel.px(8.0f)));
    std::string title = line.row->title;
    if (line.row->contested) {
        title += " · " + panel.text("scoreboard.contested");
    }
    paint_text(panel.draw,
               TextStyle::body,
               at.title,
               y,
               panel.color("text"),
               fitted_text(TextStyle::body, title, at.title_w));
    draw_numbers(panel, at, line, separations);
    const Rect bar{at.bar, line.rect.y, at.bar_w, line.rect.h};
    if (separations && line.separation != nullptr && line.result != nullptr) {
        if (line.row->kind == RowKind::sign) {
            paint_text(panel.draw,
                       TextStyle::small,
                       bar.x,
                       y,
                       panel.color("text2"),
                       fitted_text(TextStyle::small, signs_of(panel, line), bar.w));
        } else {
            draw_band_bar(panel, bar, *line.result, line.separation->values);
        }
    } else if (line.result != nullptr) {
        draw_band_bar(panel, bar, *line.result, panel.color("accent"));
    }
}

void draw_column_names(const PanelContext& panel, const Columns& at, float y) {
    const bool separations = panel.state.scoreboard.separations;
    const auto name = [&](float x, const char* key, Align align) {
        paint_text(
            panel.draw, TextStyle::small, x, y, panel.color("text3"), panel.text(key), align);
    };
    name(at.title, "scoreboard.column.row", Align::left);
    name(at.model,
         separations ? "scoreboard.column.spread" : "scoreboard.column.model",
         Align::right);
    name(at.measured, "scoreboard.column.measured", Align::right);
    name(at.bar, "scoreboard.column.band", Align::left);
    if (at.wide) {
        name(at.kind, "scoreboard.column.kind", Align::left);
        name(at.role, "scoreboard.column.role", Align::left);
    }
}

float line_height(const PanelContext& panel, const ScoreboardLine& line) {
    return panel.px(line.row < 0 ? 40.0f : 28.0f);
}

/// Scrolls with the wheel, and to the chosen row after it was chosen by key.
void scroll(const PanelContext& panel,
            const Rect& rect,
            const std::vector<ScoreboardLine>& lines,
            bool hovered) {
    ScoreboardState& state = panel.state.scoreboard;
    float total = 0.0f;
    for (const ScoreboardLine& line : lines) {
        const float height = line_height(panel, line);
        const bool is_chosen =
            line.row >= 0 &&
            (*panel.view.scoreboard.rows)[static_cast<std::size_t>(line.row)].id == state.chosen;
        if (is_chosen && state.show_chosen) {
            // With room for a heading above it.
            state.scroll = std::clamp(
                state.scroll, total + height - rect.h, std::max(0.0f, total - panel.px(44.0f)));
            state.show_chosen = false;
        }
        total += height;
    }
    if (hovered) {
        state.scroll -= ImGui::GetIO().MouseWheel * panel.px(84.0f);
    }
    state.scroll = std::clamp(state.scroll, 0.0f, std::max(0.0f, total - rect.h));
    if (total > rect.h) {
        const float share = rect.h / total;
        fill_rect(panel.draw,
                  {rect.right() - panel.px(8.0f),
                   rect.y + state.scroll * share,
                   panel.px(4.0f),
                   rect.h * share},
                  panel.color("edge"),
                  panel.px(2.0f));
    }
}

Line look_up(const ScoreboardView& view, int row, const Rect& rect) {
    const auto i = static_cast<std::size_t>(row);
    Line line;
    line.rect = rect;
    line.row = &(*view.rows)[i];
    const std::vector<RowResult>* table = view.shown();
    line.result = table != nullptr && i < table->size() ? &(*table)[i] : nullptr;
    const bool compared = view.separations != nullptr && i < view.separations->size();
    line.separation = compared ? &(*view.separations)[i] : nullptr;
    return line;
}

} // namespace

std::string scoreboard_value(const PanelContext& panel, const ExperimentRow& row, double value) {
    if (row.kind != RowKind::sign) {
        return format_quantity(value, "1", 1.0, 3);
    }
    if (row.statement) {
        return panel.text(value > 0.5 ? "scoreboard.yes" : "scoreboard.no");
    }
    return value > 0.5 ? "+" : value < -0.5 ? "−" : "0";
}

void draw_scoreboard_list(const PanelContext& panel,
                          const Rect& rect,
                          const std::vector<ScoreboardLine>& lines) {
    const Columns at = place_columns(panel, rect);
    draw_column_names(panel, at, rect.y + panel.px(10.0f));
    const float names = panel.px(22.0f);
    const Rect area{rect.x, rect.y + names, rect.w, rect.h - names};
    const Touch touch = touch_area(panel, area, "scoreboard.list");
    ScoreboardState& state = panel.state.scoreboard;
    if (touch.focused) {
        const auto pressed = [](ImGuiKey key) {
            return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key));
        };
        const int steps =
            (pressed(ImGuiKey_DownArrow) ? 1 : 0) - (pressed(ImGuiKey_UpArrow) ? 1 : 0);
        if (steps != 0) {
            ImGui::NavMoveRequestCancel();
            state.steps += steps;
        }
    }
    scroll(panel, area, lines, touch.hovered);
    panel.draw.PushClipRect(top_left(area), bottom_right(area), true);
    float y = area.y - state.scroll;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    for (const ScoreboardLine& line : lines) {
        const Rect place{area.x, y, area.w, line_height(panel, line)};
        y = place.bottom();
        if (place.bottom() < area.y || place.y > area.bottom()) {
            continue;
        }
        if (line.row < 0) {
            draw_heading(panel, line, place);
            continue;
        }
        const Line row = look_up(panel.view.scoreboard, line.row, place);
        panel.state.widgets.note("scoreboard.row." + row.row->id, place);
        if (touch.hovered && place.contains(mouse.x, mouse.y)) {
            if (ImGui::IsMouseClicked(0)) {
                state.chosen = row.row->id;
            }
            if (ImGui::IsMouseDoubleClicked(0)) {
                state.open_chosen = true;
            }
        }
        draw_row(panel, at, row, row.row->id == state.chosen);
    }
    panel.draw.PopClipRect();
    // Enter while the list has the focus.
    if (touch.pressed && touch.focused && !ImGui::IsMouseReleased(0)) {
        state.open_chosen = true;
    }
}

} // namespace disinhibit
