#include <algorithm>

#include "engine/core/number_text.h"
#include "engine/ui/gui/focus.h"
#include "engine/ui/gui/gui.h"
#include "engine/ui/gui/input.h"
#include "engine/ui/gui/paint.h"
#include "engine/ui/gui/style.h"
#include "engine/ui/plot/band_bar.h"
#include "engine/ui/scoreboard/panel.h"
#include "engine/ui/widgets/side_flow.h"
#include "engine/ui/widgets/widgets.h"

namespace disinhibit {
namespace {

/// Height of what stands below a title.
constexpr float stacked_line_px = 20.0f;

/// Left ends and widths of the columns.
struct Columns {
    float mark, word, title, model, measured, bar, unit, kind, role;
    float title_w, bar_w;
    bool wide = true;     ///< with unit, kind and role
    bool stacked = false; ///< too narrow for columns: the title above, what was found below it
};

Columns place_columns(const PanelContext& panel, const Rect& rect) {
    constexpr float narrowest_title = 180.0f;
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
    columns.stacked = columns.title_w < panel.px(narrowest_title);
    if (columns.stacked) {
        columns.title = columns.word;
        columns.title_w = rect.right() - panel.px(24.0f) - columns.title;
        columns.bar = rect.right() - panel.px(24.0f) - columns.bar_w;
    }
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
            values = "× " + short_text(line.separation->spread / line.separation->width, 2);
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
                   scoreboard_role(panel, *line.row));
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

FlowPart title_of(const PanelContext& panel, const ExperimentRow& row) {
    const std::string contested =
        row.contested ? " · " + panel.text("scoreboard.contested") : std::string();
    return {row.title + contested, panel.color("text"), TextStyle::body};
}

/// Where the title is broken into lines: a title that is cut tells nothing.
float title_height(const PanelContext& panel, const Columns& at, const ExperimentRow& row) {
    return flow_text(panel, {title_of(panel, row)}, at.title, 0.0f, at.title_w, false);
}

void draw_bar(const PanelContext& panel, const Line& line, const Rect& bar, bool separations) {
    if (separations && line.separation != nullptr && line.result != nullptr) {
        if (line.row->kind == RowKind::sign) {
            paint_text(panel.draw,
                       TextStyle::small,
                       bar.x,
                       bar.center_y(),
                       panel.color("text2"),
                       fitted_text(TextStyle::small, signs_of(panel, line), bar.w));
        } else {
            draw_band_bar(panel, bar, *line.result, line.separation->values);
        }
    } else if (line.result != nullptr) {
        draw_band_bar(panel, bar, *line.result, panel.color("accent"));
    }
}

/// The word, the model's number and the bar below a title that takes the whole width.
void draw_below_title(
    const PanelContext& panel, const Columns& at, const Line& line, float y, bool separations) {
    const bool strong = is_strong(line, separations);
    std::string found = word_of(panel, line, separations);
    if (!separations && line.result != nullptr && line.result->model_value) {
        const std::string model = scoreboard_value(panel, *line.row, *line.result->model_value);
        const std::string measured = scoreboard_value(panel, *line.row, line.row->value);
        found +=
            " · " + panel.text("scoreboard.numbers", {{"model", model}, {"measured", measured}});
    }
    const TextStyle style = strong ? TextStyle::small_strong : TextStyle::small;
    const float room = line.rect.right() - panel.px(24.0f) - at.title;
    paint_text(panel.draw,
               style,
               at.title,
               y,
               panel.color(strong ? "text" : "text2"),
               fitted_text(style, found, room));
    if (at.title + text_width(style, found) + panel.px(16.0f) < at.bar) {
        draw_bar(
            panel, line, {at.bar, y - panel.px(12.0f), at.bar_w, panel.px(24.0f)}, separations);
    }
}

void draw_row(const PanelContext& panel, const Columns& at, const Line& line, bool chosen) {
    const bool separations = panel.state.scoreboard.separations;
    if (chosen) {
        fill_rect(panel.draw,
                  {line.rect.x + panel.px(12.0f),
                   line.rect.y,
                   line.rect.w - panel.px(24.0f),
                   line.rect.h},
                  control_colors(*panel.view.theme).fill_selected,
                  panel.px(6.0f));
    }
    const FlowPart title = title_of(panel, *line.row);
    const float title_h = title_height(panel, at, *line.row);
    const float below = at.stacked ? panel.px(stacked_line_px) : 0.0f;
    const float title_y = std::round(line.rect.center_y() - (title_h + below) / 2.0f);
    flow_text(panel, {title}, at.title, title_y, at.title_w, true);
    const bool strong = is_strong(line, separations);
    const bool counts = standing_of(*line.row) == Standing::counted;
    const Color ink = panel.color(strong && counts ? "text" : counts ? "text2" : "text3");
    const float y = at.stacked ? title_y + panel.px(11.0f) : line.rect.center_y();
    if (!separations) {
        draw_verdict_mark(panel, line.result, at.mark, y, ink);
    }
    if (at.stacked) {
        draw_below_title(panel, at, line, title_y + title_h + below / 2.0f, separations);
        return;
    }
    const TextStyle style = strong ? TextStyle::small_strong : TextStyle::small;
    const float word_w = at.title - at.word - panel.px(8.0f);
    const std::string word = fitted_text(style, word_of(panel, line, separations), word_w);
    paint_text(panel.draw, style, at.word, y, ink, word);
    draw_numbers(panel, at, line, separations);
    draw_bar(panel, line, {at.bar, line.rect.y, at.bar_w, line.rect.h}, separations);
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

float line_height(const PanelContext& panel, const Columns& at, const ScoreboardLine& line) {
    if (line.row < 0) {
        return panel.px(40.0f);
    }
    const auto row = static_cast<std::size_t>(line.row);
    const float title = title_height(panel, at, (*panel.view.scoreboard.rows)[row]);
    return at.stacked ? title + panel.px(stacked_line_px + 10.0f)
                      : std::max(panel.px(28.0f), title + panel.px(8.0f));
}

std::vector<float> line_heights(const PanelContext& panel,
                                const Columns& at,
                                const std::vector<ScoreboardLine>& lines) {
    std::vector<float> heights;
    for (const ScoreboardLine& line : lines) {
        heights.push_back(line_height(panel, at, line));
    }
    return heights;
}

/// Scrolls with the wheel, and to the chosen row after it was chosen by key.
void scroll(const PanelContext& panel,
            const Rect& rect,
            const std::vector<ScoreboardLine>& lines,
            const std::vector<float>& heights,
            bool hovered) {
    ScoreboardState& state = panel.state.scoreboard;
    float total = 0.0f;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const ScoreboardLine& line = lines[i];
        const float height = heights[i];
        const bool is_chosen =
            line.row >= 0 &&
            (*panel.view.scoreboard.rows)[static_cast<std::size_t>(line.row)].id == state.chosen;
        if (is_chosen && state.show_chosen) {
            // With room for a heading above it; in a list too low for both its beginning counts.
            const float highest = std::max(0.0f, total - panel.px(44.0f));
            state.scroll = std::min(std::max(state.scroll, total + height - rect.h), highest);
            state.show_chosen = false;
        }
        total += height;
    }
    if (hovered) {
        state.scroll -= pointer().wheel * panel.px(84.0f);
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

void draw_scoreboard_list(const PanelContext& panel,
                          const Rect& rect,
                          const std::vector<ScoreboardLine>& lines) {
    const Columns at = place_columns(panel, rect);
    if (!at.stacked) {
        draw_column_names(panel, at, rect.y + panel.px(10.0f));
    }
    const float names = panel.px(at.stacked ? 0.0f : 22.0f);
    const Rect area{rect.x, rect.y + names, rect.w, rect.h - names};
    const Touch touch = touch_area(panel, area, "scoreboard.list");
    ScoreboardState& state = panel.state.scoreboard;
    if (touch.focused) {
        const int steps = arrow_steps_down();
        if (steps != 0) {
            cancel_focus_move();
            state.steps += steps;
        }
    }
    const std::vector<float> heights = line_heights(panel, at, lines);
    scroll(panel, area, lines, heights, touch.hovered);
    panel.draw.PushClipRect(top_left(area), bottom_right(area), true);
    float y = area.y - state.scroll;
    const Pointer mouse = pointer();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const ScoreboardLine& line = lines[i];
        const Rect place{area.x, y, area.w, heights[i]};
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
        if (touch.hovered && mouse.over(place)) {
            if (row.result != nullptr && !row.result->sentence.empty()) {
                show_tooltip(panel, row.result->sentence);
            }
            if (mouse.pressed) {
                state.chosen = row.row->id;
                state.details_open = true;
            }
            if (mouse.twice) {
                state.open_chosen = true;
            }
        }
        draw_row(panel, at, row, row.row->id == state.chosen);
    }
    panel.draw.PopClipRect();
    // Enter while the list has the focus.
    if (touch.pressed && touch.focused && !mouse.released) {
        state.open_chosen = true;
    }
}

} // namespace disinhibit
