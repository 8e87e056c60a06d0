#include "engine/ui/panels/scoreboard.h"

#include <algorithm>
#include <sstream>

#include "engine/ui/paint.h"
#include "engine/ui/panels/panels.h"
#include "engine/ui/widgets.h"

namespace disinhibit {
namespace {

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
    const std::size_t all = view.rows != nullptr ? view.rows->size() : 0;
    const std::size_t done = view.shown() != nullptr ? view.shown()->size() : 0;
    const std::string state =
        done < all ? panel.text("scoreboard.running",
                                {{"done", std::to_string(done)}, {"all", std::to_string(all)}})
                   : panel.text("scoreboard.complete", {{"all", std::to_string(all)}});
    ButtonLook look;
    look.quiet = true;
    const std::string close = panel.text("scoreboard.close");
    const float width = button_width(panel, close, look);
    const float right = rect.right() - panel.px(16.0f) - width;
    const std::string line = panel.text("scoreboard.against", {{"circuit", name}}) + " · " + state;
    paint_text(panel.draw,
               TextStyle::body,
               x,
               y,
               panel.color("text2"),
               fitted_text(TextStyle::body, line, right - x - panel.px(16.0f)));
    const Rect place{right, y - panel.px(16.0f), width, panel.px(32.0f)};
    if (button(panel, place, "scoreboard.close", close, look)) {
        panel.actions.push_back(ToggleScoreboard{});
    }
    const float share = all > 0 ? static_cast<float>(done) / static_cast<float>(all) : 1.0f;
    const float base = rect.bottom() - 1.0f;
    paint_line(panel.draw, rect.x, base, rect.right(), base, panel.color("line"));
    if (share < 1.0f) {
        paint_line(
            panel.draw, rect.x, base, rect.x + share * rect.w, base, panel.color("accent"), 2.0f);
    }
}

/// A filter that is on or off. Returns the right end.
float draw_filter(const PanelContext& panel, float x, float y, const std::string& id, bool& on) {
    ButtonLook look;
    look.selected = on;
    look.style = TextStyle::body;
    const std::string label = panel.text("scoreboard.filter." + id);
    const float width = button_width(panel, label, look);
    const Rect rect{x, y - panel.px(16.0f), width, panel.px(32.0f)};
    if (button(panel, rect, "scoreboard." + id, label, look)) {
        on = !on;
        panel.state.scoreboard.scroll = 0.0f;
    }
    return x + width + panel.px(8.0f);
}

void draw_filters(const PanelContext& panel, const Rect& rect) {
    ScoreboardState& state = panel.state.scoreboard;
    const float y = rect.center_y();
    float x = rect.x + panel.px(24.0f);
    x = draw_filter(panel, x, y, "separations", state.separations) + panel.px(16.0f);
    if (state.separations) {
        x = draw_filter(panel, x, y, "separating", state.separating);
    } else {
        x = draw_filter(panel, x, y, "misses", state.misses);
    }
    x = draw_filter(panel, x, y, "hard", state.hard);
    x = draw_filter(panel, x, y, "predicted", state.predicted);
    draw_filter(panel, x, y, "contested", state.contested);
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
           "\n" + panel.text("scoreboard.apart_rule");
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
        for (const ExperimentRow& row : *panel.view.scoreboard.rows) {
            if (row.id == state.chosen) {
                open_arms(panel, row);
            }
        }
    }
}

} // namespace

void draw_scoreboard_panel(const PanelContext& panel, const Rect& rect) {
    fill_rect(panel.draw, rect, panel.color("panel"));
    panel.state.widgets.note("scoreboard", rect);
    if (panel.view.scoreboard.rows == nullptr) {
        return;
    }
    const float head = panel.px(56.0f);
    const float filters = panel.px(48.0f);
    draw_head(panel, {rect.x, rect.y, rect.w, head});
    draw_filters(panel, {rect.x, rect.y + head, rect.w, filters});
    const ScoreboardState& state = panel.state.scoreboard;
    const std::vector<ScoreboardLine> lines = scoreboard_lines(panel.view.scoreboard, state);
    carry_out_steps(panel, lines);
    const float top = rect.y + head + filters;
    const float height = rect.bottom() - top;
    const bool beside = rect.w > panel.px(1120.0f);
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
