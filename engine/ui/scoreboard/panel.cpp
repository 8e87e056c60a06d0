#include "engine/ui/scoreboard/panel.h"

#include <algorithm>
#include <sstream>

#include "engine/ui/gui/paint.h"
#include "engine/ui/panels/panels.h"
#include "engine/ui/widgets/menu.h"
#include "engine/ui/widgets/widgets.h"

namespace disinhibit {
namespace {

/// The button that closes; where it begins.
float draw_close(const PanelContext& panel, const Rect& rect) {
    ButtonLook look;
    look.quiet = true;
    const std::string label = panel.text("scoreboard.close");
    const float width = button_width(panel, label, look);
    const Rect place{rect.right() - panel.px(16.0f) - width,
                     rect.center_y() - panel.px(16.0f),
                     width,
                     panel.px(32.0f)};
    if (button(panel, place, "scoreboard.close", label, look)) {
        panel.actions.push_back(ToggleScoreboard{});
    }
    return place.x;
}

std::size_t rows_done(const ScoreboardView& view) {
    return view.shown() != nullptr ? view.shown()->size() : 0;
}

/// The lower edge of the head; its bright part grows with the rows that are computed.
void draw_progress_line(const PanelContext& panel, const Rect& rect, float y) {
    const ScoreboardView& view = panel.view.scoreboard;
    paint_line(panel.draw, rect.x, y, rect.right(), y, panel.color("line"));
    if (rows_done(view) < view.rows->size()) {
        const float share =
            static_cast<float>(rows_done(view)) / static_cast<float>(view.rows->size());
        paint_line(panel.draw, rect.x, y, rect.x + share * rect.w, y, panel.color("accent"), 2.0f);
    }
}

/// Title, hypothesis, how far it has come, and the button that closes.
void draw_head(const PanelContext& panel, const Rect& rect) {
    const ScoreboardView& view = panel.view.scoreboard;
    const float y = rect.center_y();
    float x = rect.x + panel.px(24.0f);
    const std::string title = panel.text("scoreboard.title");
    paint_text(panel.draw, TextStyle::clock, x, y, panel.color("text"), title);
    x += text_width(TextStyle::clock, title) + panel.px(16.0f);
    const auto found = panel.view.library->circuits.find(view.circuit);
    const std::string name =
        found != panel.view.library->circuits.end() ? found->second.name : view.circuit;
    const std::size_t all = view.rows->size();
    const std::size_t done = rows_done(view);
    const std::string state =
        done < all ? panel.text("scoreboard.running",
                                {{"done", std::to_string(done)}, {"all", std::to_string(all)}})
                   : panel.text("scoreboard.complete", {{"all", std::to_string(all)}});
    const float right = draw_close(panel, rect);
    const std::string line = panel.text("scoreboard.against", {{"circuit", name}}) + " · " + state;
    paint_text(panel.draw,
               TextStyle::body,
               x,
               y,
               panel.color("text2"),
               fitted_text(TextStyle::body, line, right - x - panel.px(16.0f)));
    draw_progress_line(panel, rect, rect.bottom() - 1.0f);
}

/// A filter of the list.
struct Filter {
    const char* id; ///< of its texts and its widget
    bool* on;
};

std::vector<Filter> filters_of(ScoreboardState& state) {
    return {{"separations", &state.separations},
            state.separations ? Filter{"separating", &state.separating}
                              : Filter{"misses", &state.misses},
            {"counted", &state.counted},
            {"hard", &state.hard},
            {"predicted", &state.predicted},
            {"contested", &state.contested}};
}

std::string filter_label(const PanelContext& panel, const Filter& filter) {
    return panel.text(std::string("scoreboard.filter.") + filter.id);
}

void flip(const PanelContext& panel, const Filter& filter) {
    *filter.on = !*filter.on;
    panel.state.scoreboard.scroll = 0.0f;
}

ButtonLook filter_look(const Filter& filter) {
    ButtonLook look;
    look.selected = *filter.on;
    look.style = TextStyle::body;
    return look;
}

float filters_width(const PanelContext& panel) {
    float width = panel.px(48.0f);
    for (const Filter& filter : filters_of(panel.state.scoreboard)) {
        width +=
            button_width(panel, filter_label(panel, filter), filter_look(filter)) + panel.px(10.0f);
    }
    return width;
}

void draw_filters(const PanelContext& panel, const Rect& rect) {
    const float y = rect.center_y() - panel.px(16.0f);
    float x = rect.x + panel.px(24.0f);
    for (const Filter& filter : filters_of(panel.state.scoreboard)) {
        const std::string label = filter_label(panel, filter);
        const ButtonLook look = filter_look(filter);
        const float width = button_width(panel, label, look);
        const std::string name = std::string("scoreboard.") + filter.id;
        if (button(panel, {x, y, width, panel.px(32.0f)}, name, label, look)) {
            flip(panel, filter);
        }
        const bool first = filter.on == &panel.state.scoreboard.separations;
        x += width + panel.px(first ? 16.0f : 8.0f);
    }
}

/// All filters in one list, for a panel without room for them; those that are on have a mark.
void draw_filter_menu(const PanelContext& panel, float x, float y) {
    const std::vector<Filter> filters = filters_of(panel.state.scoreboard);
    std::vector<std::string> items;
    for (const Filter& filter : filters) {
        items.push_back((*filter.on ? "✓ " : "") + filter_label(panel, filter));
    }
    const auto on = std::count_if(filters.begin(), filters.end(), [](auto& f) { return *f.on; });
    const std::string label =
        on == 0 ? panel.text("scoreboard.filter_all")
                : panel.text("scoreboard.filtered", {{"count", std::to_string(on)}});
    ButtonLook look;
    look.menu = true;
    look.selected = on > 0;
    look.style = TextStyle::body;
    const Rect rect{x, y, button_width(panel, label, look), panel.px(32.0f)};
    const int picked = drop_down(panel, rect, "scoreboard.filters", label, items, -1, look);
    if (picked >= 0) {
        flip(panel, filters[static_cast<std::size_t>(picked)]);
    }
}

/// Head of a panel that shows one thing at a time: the way back to the list, or the filters of the list.
void draw_folded_head(const PanelContext& panel, const Rect& rect) {
    ScoreboardState& state = panel.state.scoreboard;
    const float y = rect.center_y() - panel.px(16.0f);
    const float x = rect.x + panel.px(16.0f);
    if (state.details_open) {
        const std::string label = panel.text("scoreboard.back");
        const Rect place{x, y, button_width(panel, label), panel.px(32.0f)};
        if (button(panel, place, "scoreboard.back", label)) {
            state.details_open = false;
            state.show_chosen = true;
        }
    } else {
        draw_filter_menu(panel, x, y);
    }
    draw_close(panel, rect);
}

/// How many rows tell the hypotheses apart.
std::string separation_summary(const PanelContext& panel) {
    const ScoreboardView& view = panel.view.scoreboard;
    int counts[4] = {};
    if (view.separations != nullptr) {
        for (const RowSeparation& row : *view.separations) {
            ++counts[static_cast<int>(row.separation)];
        }
    }
    std::string names;
    for (std::size_t i = 0; i < view.separated.size(); ++i) {
        const auto found = panel.view.library->circuits.find(view.separated[i]);
        const std::string& name =
            found != panel.view.library->circuits.end() ? found->second.name : view.separated[i];
        names += (i > 0 ? ", " : "") + std::to_string(i + 1) + " " + name;
    }
    return names + "\n" +
           panel.text("scoreboard.apart",
                      {{"separates", std::to_string(counts[0])},
                       {"leans", std::to_string(counts[1])},
                       {"cannot", std::to_string(counts[2])},
                       {"none", std::to_string(counts[3])}}) +
           "\n" + panel.text("scoreboard.apart_rule") +
           (view.scores.empty() ? "" : "\n" + view.scores);
}

/// The counts, line by line.
void draw_summary(const PanelContext& panel, const Rect& rect, const std::string& text) {
    std::istringstream lines(text);
    float y = rect.y + panel.px(14.0f);
    for (std::string line; std::getline(lines, line); y += panel.px(18.0f)) {
        paint_text(panel.draw,
                   TextStyle::small,
                   rect.x + panel.px(24.0f),
                   y,
                   panel.color("text2"),
                   fitted_text(TextStyle::small, line, rect.w - panel.px(48.0f)));
    }
}

float summary_height(const PanelContext& panel, const std::string& text) {
    const auto lines = std::count(text.begin(), text.end(), '\n') + (text.ends_with('\n') ? 0 : 1);
    return text.empty() ? 0.0f : panel.px(12.0f) + static_cast<float>(lines) * panel.px(18.0f);
}

/// Up, down, Enter and the like, as the shortcut table recorded them.
void carry_out_steps(const PanelContext& panel, const std::vector<ScoreboardLine>& lines) {
    ScoreboardState& state = panel.state.scoreboard;
    if (state.steps != 0) {
        state.chosen = chosen_after(lines, panel.view.scoreboard, state.chosen, state.steps);
        state.show_chosen = true;
        state.steps = 0;
    }
    if (state.open_chosen) {
        state.open_chosen = false;
        if (state.one_at_a_time && !state.details_open) {
            state.details_open = true;
            return;
        }
        for (const ExperimentRow& row : *panel.view.scoreboard.rows) {
            if (row.id == state.chosen) {
                open_arms(panel, row);
            }
        }
    }
}

/// A short panel: a head of one line, and below it the list or the chosen row.
void draw_one_at_a_time(const PanelContext& panel,
                        const Rect& rect,
                        const std::vector<ScoreboardLine>& lines) {
    const float head = panel.px(44.0f);
    draw_folded_head(panel, {rect.x, rect.y, rect.w, head});
    draw_progress_line(panel, rect, rect.y + head - 1.0f);
    const Rect rest{rect.x, rect.y + head, rect.w, rect.h - head};
    if (panel.state.scoreboard.details_open) {
        draw_scoreboard_detail(panel, rest);
    } else {
        draw_scoreboard_list(panel, rest, lines);
    }
}

} // namespace

void draw_scoreboard_panel(const PanelContext& panel, const Rect& rect) {
    fill_rect(panel.draw, rect, panel.color("panel"));
    panel.state.widgets.note("scoreboard", rect);
    if (panel.view.scoreboard.rows == nullptr) {
        return;
    }
    ScoreboardState& state = panel.state.scoreboard;
    const std::vector<ScoreboardLine> lines = scoreboard_lines(panel.view.scoreboard, state);
    carry_out_steps(panel, lines);
    const bool beside = rect.w > panel.px(1120.0f);
    state.one_at_a_time = !beside && rect.h < panel.px(440.0f);
    if (state.one_at_a_time) {
        draw_one_at_a_time(panel, rect, lines);
        return;
    }
    const float head = panel.px(56.0f);
    const float filters = panel.px(48.0f);
    draw_head(panel, {rect.x, rect.y, rect.w, head});
    const Rect filter_row{rect.x, rect.y + head, rect.w, filters};
    if (filters_width(panel) <= rect.w) {
        draw_filters(panel, filter_row);
    } else {
        draw_filter_menu(panel, rect.x + panel.px(24.0f), filter_row.center_y() - panel.px(16.0f));
    }
    const float top = rect.y + head + filters;
    const float height = rect.bottom() - top;
    const float detail_w = beside ? std::round(std::min(0.36f * rect.w, panel.px(640.0f))) : rect.w;
    const float detail_h = beside ? height : std::round(0.42f * height);
    const Rect detail{rect.right() - detail_w, rect.bottom() - detail_h, detail_w, detail_h};
    const Rect left{
        rect.x, top, beside ? rect.w - detail_w : rect.w, height - (beside ? 0.0f : detail_h)};
    const std::string summary =
        state.separations ? separation_summary(panel) : panel.view.scoreboard.summary;
    const float foot = beside ? summary_height(panel, summary) : 0.0f;
    draw_scoreboard_list(panel, {left.x, left.y, left.w, left.h - foot}, lines);
    if (foot > 0.0f) {
        const Rect place{left.x, left.bottom() - foot, left.w, foot};
        paint_line(panel.draw, place.x, place.y, place.right(), place.y, panel.color("line"));
        draw_summary(panel, place, summary);
    }
    draw_scoreboard_detail(panel, detail);
}

} // namespace disinhibit
