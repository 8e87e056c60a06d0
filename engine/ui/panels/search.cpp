#include <algorithm>

#include "engine/ui/gui/focus.h"
#include "engine/ui/gui/input.h"
#include "engine/ui/panels/panels.h"
#include "engine/ui/state/thing.h"
#include "engine/ui/widgets/sheet.h"

namespace disinhibit {
namespace {

constexpr std::size_t most_found = 60;
constexpr std::size_t longest_query = 96;

void close(SearchState& state) {
    state = {};
}

/// Why what was found cannot be chosen now; empty: it can.
std::string refusal_of(const PanelContext& panel, const SearchEntry& entry) {
    return entry.kind == FoundKind::command ? refusal_of(panel.command(entry.path), panel) : "";
}

/// Brings the traces into view.
void show_traces(const PanelContext& panel) {
    panel.state.side = no_side;
    panel.state.drawer_open = true;
    if (!panel.view.looks.traces) {
        panel.actions.push_back(ToggleTraces{});
    }
}

/// Opens what was found: its panel, its plot, or the scenario; a command is carried out.
void choose(const PanelContext& panel, const SearchEntry& entry) {
    if (!refusal_of(panel, entry).empty()) {
        return;
    }
    close(panel.state.search);
    switch (entry.kind) {
    case FoundKind::node:
    case FoundKind::substance:
        open_why(panel.state, entry.path);
        break;
    case FoundKind::term:
        if (!entry.entity.empty()) {
            open_why(panel.state, entry.entity);
        }
        break;
    case FoundKind::parameter:
        open_why(panel.state, entry.entity, entry.path);
        break;
    case FoundKind::signal:
        panel.actions.push_back(AddPlot{entry.path});
        show_traces(panel);
        break;
    case FoundKind::scenario:
        panel.actions.push_back(OpenScenario{entry.path});
        break;
    case FoundKind::command:
        carry_out(panel.command(entry.path), panel);
        break;
    }
}

void draw_field(const PanelContext& panel, const Rect& rect) {
    SearchState& state = panel.state.search;
    const SheetFieldLook look{panel.text("search.hint"), TextStyle::title, longest_query};
    if (!sheet_field(panel, rect, "search.field", look, state.query)) {
        return;
    }
    state.chosen = 0;
    // The key that opened the search is no part of it.
    if (state.query.text.starts_with("/")) {
        state.query.put(state.query.text.substr(1));
    }
}

/// One line of the list. True if it was clicked.
bool draw_row(const PanelContext& panel,
              const SearchEntry& entry,
              const Rect& rect,
              const std::string& widget,
              bool chosen) {
    const std::string refusal = refusal_of(panel, entry);
    SheetRow row{entry.name, panel.text("search.kind." + to_text(entry.kind))};
    row.aside = !refusal.empty() ? refusal : !entry.said.empty() ? entry.said : entry.path;
    row.enabled = refusal.empty();
    row.chosen = chosen;
    return sheet_row(panel, rect, widget, row);
}

/// Up and down, as far as there is something.
void move_choice(SearchState& state, int count) {
    const int step = arrow_steps_down();
    if (step != 0) {
        cancel_focus_move();
    }
    state.chosen = std::clamp(state.chosen + step, 0, std::max(0, count - 1));
}

void draw_list(const PanelContext& panel, const Rect& list, const std::vector<int>& found) {
    SearchState& state = panel.state.search;
    const float height = panel.px(36.0f);
    const int visible = std::max(1, static_cast<int>(list.h / height));
    const int first = first_row_shown(state.chosen, visible);
    for (int i = 0; i < visible && first + i < static_cast<int>(found.size()); ++i) {
        const int place = first + i;
        const SearchEntry& entry =
            state.entries[static_cast<std::size_t>(found[static_cast<std::size_t>(place)])];
        const Rect row{list.x, list.y + static_cast<float>(i) * height, list.w, height};
        if (draw_row(panel, entry, row, "search." + std::to_string(i), place == state.chosen)) {
            choose(panel, SearchEntry(entry));
            return;
        }
    }
    if (found.empty()) {
        paint_text(panel.draw,
                   TextStyle::body,
                   list.x + panel.px(12.0f),
                   list.y + height / 2.0f,
                   panel.color("text2"),
                   panel.text("search.nothing"));
    }
}

} // namespace

void draw_search_panel(const CommandContext& below) {
    SearchState& state = below.state.search;
    if (state.entries.empty()) {
        state.entries = make_search_index(*below.view.entities,
                                          below.view.trajectory->parameters(),
                                          below.view.trajectory->signals(),
                                          *below.view.library,
                                          glossary_of(*below.view.texts));
        const auto commands = command_entries(below.assets.commands, *below.view.texts);
        state.entries.insert(state.entries.end(), commands.begin(), commands.end());
    }
    const Cover cover(below, "search", 0.6f);
    const PanelContext& panel = cover.panel();
    const Rect window{0.0f, 0.0f, panel.layout.width_px, panel.layout.height_px};
    const std::vector<int> found =
        search(state.entries, state.query.text, most_found, spelling_of(*below.view.texts));
    const float pad = panel.px(16.0f);
    const float width = std::min(window.w - 2.0f * pad, panel.px(680.0f));
    const float top = std::max(pad, std::round(0.1f * window.h));
    const float field_h = panel.px(44.0f);
    const float rows =
        panel.px(36.0f) * static_cast<float>(std::clamp<std::size_t>(found.size(), 1, 12));
    const float list_h = std::min(rows, window.h - top - field_h - 4.0f * pad);
    const Rect sheet{
        std::round((window.w - width) / 2.0f), top, width, field_h + list_h + 2.5f * pad};
    draw_sheet_plate(panel, sheet, "search");
    draw_field(panel, {sheet.x + pad, sheet.y + pad, sheet.w - 2.0f * pad, field_h});
    move_choice(state, static_cast<int>(found.size()));
    const auto chosen = static_cast<std::size_t>(state.chosen);
    if (enter_pressed() && chosen < found.size()) {
        choose(panel, SearchEntry(state.entries[static_cast<std::size_t>(found[chosen])]));
    } else if (pointer().pressed_outside(sheet)) {
        close(state);
    } else {
        draw_list(panel,
                  {sheet.x + pad, sheet.y + 1.5f * pad + field_h, sheet.w - 2.0f * pad, list_h},
                  found);
    }
}

} // namespace disinhibit
