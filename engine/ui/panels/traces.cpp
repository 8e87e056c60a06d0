#include <algorithm>
#include <cmath>
#include <vector>

#include "engine/plot/picture.h"
#include "engine/ui/gui/input.h"
#include "engine/ui/gui/style.h"
#include "engine/ui/panels/panels.h"
#include "engine/ui/plot/menu.h"
#include "engine/ui/plot/widget.h"
#include "engine/ui/state/thing.h"
#include "engine/ui/timeline/map.h"
#include "engine/ui/widgets/widgets.h"

namespace disinhibit {
namespace {

/// Left of the boxes: tick labels; right of them: values.
struct Margins {
    float left, right, top, bottom;
};

Margins margins_of(const PanelContext& panel) {
    const bool roomy = panel.layout.hints;
    float right = panel.px(roomy ? 96.0f : 92.0f);
    if (panel.view.compare.on()) {
        // The letter of its side stands before each value.
        for (const Plot& plot : panel.view.plots->plots) {
            right = std::max(right, values_width(panel, plot) + panel.px(14.0f));
        }
    }
    return {
        panel.px(roomy ? 58.0f : 46.0f), right, panel.px(roomy ? 20.0f : 12.0f), panel.px(28.0f)};
}

/// Which plots are drawn in full and which in one line.
struct Rows {
    std::vector<const Plot*> full;
    std::vector<const Plot*> lines;
    float line_height = 0.0f;
    float full_height = 0.0f; ///< left for all full plots together
    bool paged = false;       ///< the column is so short that some plots are on other pages
};

/// The plots of one page, counted from the last plots: they are the outcome. The rest is reached by the pager.
void choose_page(const PanelContext& panel, Rows& rows, float height, float least) {
    const std::vector<Plot>& plots = panel.view.plots->plots;
    const auto count = static_cast<int>(plots.size());
    const int fit = std::max(1, static_cast<int>(height / least));
    int& first = panel.state.first_plot;
    first = std::clamp(first < 0 ? count - fit : first, 0, std::max(0, count - fit));
    rows.full.clear();
    rows.lines.clear();
    for (int i = first; i < std::min(count, first + fit); ++i) {
        rows.full.push_back(&plots[static_cast<std::size_t>(i)]);
    }
    rows.full_height = height;
    rows.paged = true;
}

Rows choose_rows(const PanelContext& panel, float height) {
    Rows rows;
    rows.line_height = panel.px(30.0f);
    for (const Plot& plot : panel.view.plots->plots) {
        (panel.layout.traces_folded && plot.folds ? rows.lines : rows.full).push_back(&plot);
    }
    const auto height_left = [&] {
        return height - rows.line_height * static_cast<float>(rows.lines.size());
    };
    const float least = panel.px(104.0f);
    // In a very short column the lower plots are the ones that stay.
    while (rows.full.size() > 1 && height_left() < least * static_cast<float>(rows.full.size())) {
        rows.lines.push_back(rows.full.front());
        rows.full.erase(rows.full.begin());
    }
    rows.full_height = height_left();
    if (rows.full_height < least) {
        choose_page(panel, rows, height, least);
    } else {
        panel.state.first_plot = -1;
    }
    return rows;
}

void draw_line_rows(const PanelContext& panel, const Rows& rows, const Rect& column, float y) {
    for (const Plot* plot : rows.lines) {
        const Rect row{column.x + panel.px(16.0f), y, column.w - panel.px(32.0f), rows.line_height};
        const float line_y = std::round(y) + 0.5f;
        paint_line(panel.draw, row.x, line_y, row.right(), line_y, panel.color("line"));
        draw_plot_line(panel, *plot, row);
        panel.state.widgets.note("traces.line." + plot->id, row);
        y += rows.line_height;
    }
}

/// Ways to the plots above and below those of the page, left of `corner`.
void draw_pager(const PanelContext& panel, const Rect& corner, int shown) {
    const auto count = static_cast<int>(panel.view.plots->plots.size());
    int& first = panel.state.first_plot;
    const auto turn = [&](const char* name, Icon icon, float x, int to) {
        ButtonLook look;
        look.quiet = true;
        look.icon = icon;
        look.enabled = to >= 0 && to + shown <= count;
        look.tooltip = panel.text(std::string("plots.tip.") + name);
        if (button(panel,
                   {x, corner.y, panel.px(28.0f), corner.h},
                   std::string("traces.") + name,
                   "",
                   look)) {
            first = to;
        }
    };
    const int former = first > 0 ? std::max(0, first - shown) : -1;
    const int later = first + shown < count ? std::min(count - shown, first + shown) : count;
    turn("former", Icon::chevron_left, corner.x - panel.px(56.0f), former);
    turn("later", Icon::chevron_right, corner.x - panel.px(28.0f), later);
}

/// The row whose plot the keys mean.
bool in_hand(const Rect& row) {
    return pointer().over(row) && pointer_on_window();
}

/// The full plots under each other; the box of the last one.
Rect draw_rows(const PanelContext& panel,
               const std::vector<const Plot*>& plots,
               const Rect& area,
               const Margins& margin) {
    const float pitch = std::floor(area.h / static_cast<float>(plots.size()));
    const float title = panel.px(28.0f);
    const float gap = panel.px(panel.layout.hints ? 22.0f : 14.0f);
    const float button = panel.px(32.0f);
    const float x = area.x + margin.left;
    const float w = area.w - margin.left - margin.right;
    float y = area.y;
    panel.state.reading_s.reset();
    steer_plots(panel,
                {x, y + title, w, pitch * static_cast<float>(plots.size()) - title - gap},
                "traces.plots");
    Rect box;
    for (const Plot* plot : plots) {
        const Rect row{area.x, y, area.w, pitch};
        box = {x, y + title, w, pitch - title - gap};
        PlotPlace place{row, box};
        place.menu_px = panel.px(44.0f);
        // Else the timeline does.
        place.names_doses = panel.view.presenting.on && plot == plots.front();
        draw_plot(panel, *plot, place);
        if (!panel.view.presenting.on) {
            draw_plot_menu(panel,
                           *plot,
                           {row.right() - button - panel.px(4.0f),
                            y - panel.px(4.0f),
                            button,
                            panel.px(28.0f)});
        }
        panel.state.widgets.note("traces." + plot->id, box);
        if (in_hand(row)) {
            panel.state.plot_in_hand = plot->id;
        }
        y += pitch;
    }
    return box;
}

} // namespace

void steer_plots(const PanelContext& panel, const Rect& boxes, const std::string& name) {
    const Touch touch = ground_area(panel, boxes, name);
    const TimeAxis time = plot_time_axis(panel.view, boxes);
    const Pointer mouse = pointer();
    const bool inside = touch.hovered && mouse.over(boxes);
    UiState& state = panel.state;
    if (touch.held && mouse.pressed && !state.curve_under.empty()) {
        state.pressed_on_curve = true;
        open_why(state, entity_of(state.curve_under));
    }
    state.pressed_on_curve = state.pressed_on_curve && mouse.held;
    state.curve_under.clear();
    if (touch.held && mouse.held && !state.pressed_on_curve) {
        const double t_s = std::clamp(time.time_at(mouse.at.x), 0.0, panel.view.course_end_s);
        if (t_s != panel.view.now_s) {
            panel.actions.push_back(SeekTo{t_s});
        }
    } else if (inside) {
        panel.state.reading_s = time.time_at(mouse.at.x);
    }
    if (!touch.hovered || mouse.wheel == 0.0f) {
        return;
    }
    const double factor = std::pow(0.8, mouse.wheel);
    if (time.scale == TimeScale::linear) {
        const TimeSpan zoomed =
            zoom_around(time.span, time.time_at(mouse.at.x), factor, panel.view.course_end_s);
        panel.actions.push_back(ShowWindow{zoomed.begin_s, zoomed.end_s});
    } else {
        // The other axes begin at the start of the course: only their end can move.
        const double longest_s = std::max(panel.view.course_end_s, shortest_window_s);
        panel.actions.push_back(
            ShowWindow{0.0, std::clamp(time.span.end_s * factor, shortest_window_s, longest_s)});
    }
}

void draw_traces_panel(const PanelContext& panel, const Rect& rect) {
    if (!panel.view.panels_cleared || panel.layout.traces_in_drawer) {
        fill_rect(panel.draw, rect, panel.color("panel"));
    }
    paint_line(
        panel.draw, rect.x + 0.5f, rect.y, rect.x + 0.5f, rect.bottom(), panel.color("line"));
    panel.state.widgets.note("traces", rect);
    const Margins margin = margins_of(panel);
    const Rows rows = choose_rows(panel, rect.h - margin.top - margin.bottom);
    const std::vector<const Plot*>& full = rows.full;
    const float height = rows.full_height;
    if (full.empty()) {
        return;
    }
    panel.state.plot_in_hand.clear();
    const Rect box = draw_rows(panel, full, {rect.x, rect.y + margin.top, rect.w, height}, margin);
    const float axis_y = box.bottom() + panel.px(time_numbers_below);
    draw_time_axis(panel, box);
    const float button = panel.px(32.0f);
    const Rect corner{
        rect.right() - button - panel.px(4.0f), axis_y - panel.px(14.0f), button, panel.px(28.0f)};
    if (!panel.view.presenting.on) {
        draw_plot_adder(panel, corner);
    }
    if (rows.paged) {
        draw_pager(panel, corner, static_cast<int>(full.size()));
    }
    if (panel.scenario().doses.empty() && panel.view.preview.curves.empty()) {
        paint_text(panel.draw,
                   TextStyle::small,
                   box.center_x(),
                   box.y + panel.px(14.0f),
                   panel.color("text2"),
                   fitted_text(TextStyle::small, panel.text("plots.empty"), box.w),
                   Align::center);
    }
    draw_line_rows(panel, rows, rect, axis_y + panel.px(20.0f));
}

void draw_traces_tab(const PanelContext& panel, const Rect& rect) {
    const Command& toggle = panel.command("plots.show");
    const bool open = !panel.layout.traces.empty();
    const Touch touch = touch_area(panel, rect, "traces.tab", panel.px(8.0f));
    const ControlColors control = control_colors(*panel.view.theme);
    const Color fill = touch.hovered ? control.fill_hovered : control.fill;
    if (open) {
        panel.draw.AddRectFilled(top_left(rect),
                                 bottom_right(rect),
                                 packed(fill),
                                 panel.px(8.0f),
                                 ImDrawFlags_RoundCornersLeft);
    } else {
        // A strip beside the stage.
        if (touch.hovered || !panel.view.panels_cleared) {
            fill_rect(panel.draw, rect, touch.hovered ? fill : panel.color("panel"));
        }
        paint_line(
            panel.draw, rect.x + 0.5f, rect.y, rect.x + 0.5f, rect.bottom(), panel.color("line"));
    }
    paint_icon(panel.draw,
               open ? Icon::chevron_right : Icon::chevron_left,
               rect.center_x(),
               rect.center_y(),
               panel.px(18.0f),
               panel.color("text"));
    if (touch.hovered) {
        show_tooltip(panel, tip_of(toggle, panel));
    }
    if (touch.pressed) {
        carry_out(toggle, panel);
    }
}

} // namespace disinhibit
