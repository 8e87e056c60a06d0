#include <algorithm>
#include <cstring>

#include "engine/ui/gui/focus.h"
#include "engine/ui/gui/gui.h"
#include "engine/ui/gui/style.h"
#include "engine/ui/panels/panels.h"
#include "engine/ui/state/thing.h"
#include "engine/ui/widgets/widgets.h"

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

void draw_field(const PanelContext& panel, const Rect& field) {
    SearchState& state = panel.state.search;
    const ControlColors control = control_colors(*panel.view.theme);
    fill_rect(panel.draw, field, control.fill, panel.px(8.0f));
    outline_rect(panel.draw, field, panel.color("accent"), panel.px(8.0f), 2.0f);
    const ScopedFont font(TextStyle::title);
    const ScopedMeasure padding(
        ImGuiStyleVar_FramePadding,
        ImVec2(panel.px(14.0f), text_top(TextStyle::title, field.center_y()) - field.y));
    const ScopedColor clear(ImGuiCol_FrameBg, with_alpha(control.fill, 0.0f));
    ImGui::SetCursorScreenPos(top_left(field));
    ImGui::SetNextItemWidth(field.w);
    char buffer[longest_query];
    const std::size_t length = std::min(state.query.size(), longest_query - 1);
    std::memcpy(buffer, state.query.data(), length);
    buffer[length] = '\0';
    if (!state.started || !ImGui::IsAnyItemActive()) {
        ImGui::SetKeyboardFocusHere();
        state.started = true;
    }
    ImGui::InputTextWithHint("##query", panel.text("search.hint").c_str(), buffer, sizeof(buffer));
    panel.state.widgets.note("search.field", field);
    std::string query = buffer;
    // The key that opened the search is no part of it.
    query.erase(0, query.starts_with("/") ? 1 : 0);
    if (query != state.query) {
        state.query = query;
        state.chosen = 0;
    }
}

/// One line of the list. True if it was clicked.
bool draw_row(const PanelContext& panel,
              const SearchEntry& entry,
              const Rect& row,
              const std::string& widget,
              bool chosen) {
    const Touch touch = touch_area(panel, row, widget, panel.px(6.0f));
    const ControlColors control = control_colors(*panel.view.theme);
    if (chosen || touch.hovered) {
        fill_rect(
            panel.draw, row, chosen ? control.fill_selected : control.fill_hovered, panel.px(6.0f));
    }
    const float pad = panel.px(12.0f);
    const std::string kind = panel.text("search.kind." + to_text(entry.kind));
    const float kind_w = text_width(TextStyle::small, kind);
    const float kind_x = row.right() - pad;
    paint_text(panel.draw,
               TextStyle::small,
               kind_x,
               row.center_y(),
               panel.color("text2"),
               kind,
               Align::right);
    const std::string refusal = refusal_of(panel, entry);
    const float room = kind_x - kind_w - 2.0f * pad - row.x;
    const std::string name = fitted_text(TextStyle::body_medium, entry.name, room);
    paint_text(panel.draw,
               TextStyle::body_medium,
               row.x + pad,
               row.center_y(),
               panel.color(refusal.empty() ? "text" : "text3"),
               name);
    const float path_x = row.x + 2.0f * pad + text_width(TextStyle::body_medium, name);
    const float path_room = row.x + pad + room - path_x;
    const std::string& said = !refusal.empty()      ? refusal
                              : !entry.said.empty() ? entry.said
                                                    : entry.path;
    if (path_room > panel.px(60.0f)) {
        paint_text(panel.draw,
                   TextStyle::small,
                   path_x,
                   row.center_y(),
                   panel.color("text3"),
                   fitted_text(TextStyle::small, said, path_room));
    }
    return touch.pressed;
}

/// Up and down, as far as there is something.
void move_choice(SearchState& state, int count) {
    const auto pressed = [](ImGuiKey key) { return key_pressed(key) ? 1 : 0; };
    const int step = pressed(ImGuiKey_DownArrow) - pressed(ImGuiKey_UpArrow);
    if (step != 0) {
        cancel_focus_move();
    }
    state.chosen = std::clamp(state.chosen + step, 0, std::max(0, count - 1));
}

void draw_list(const PanelContext& panel, const Rect& list, const std::vector<int>& found) {
    SearchState& state = panel.state.search;
    const float height = panel.px(36.0f);
    const int visible = std::max(1, static_cast<int>(list.h / height));
    const int first = std::max(0, state.chosen - visible + 1);
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

void draw_search_panel(const PanelContext& outer) {
    SearchState& state = outer.state.search;
    if (state.entries.empty()) {
        state.entries = make_search_index(*outer.view.entities,
                                          outer.view.trajectory->parameters(),
                                          outer.view.trajectory->signals(),
                                          *outer.view.library,
                                          glossary_of(*outer.view.texts));
        const auto commands = command_entries(outer.assets.commands, *outer.view.texts);
        state.entries.insert(state.entries.end(), commands.begin(), commands.end());
    }
    const Rect window{0.0f, 0.0f, outer.layout.width_px, outer.layout.height_px};
    ImGui::SetNextWindowPos(top_left(window));
    ImGui::SetNextWindowSize({window.w, window.h});
    const ScopedMeasure no_padding(ImGuiStyleVar_WindowPadding, ImVec2(0.0f, 0.0f));
    ImGui::Begin("search",
                 nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground);
    const PanelContext panel = outer.here();
    fill_rect(panel.draw, window, with_alpha(panel.color("bg"), 0.6f));
    const std::vector<int> found = search(state.entries, state.query, most_found);
    const float pad = panel.px(16.0f);
    const float width = std::min(window.w - 2.0f * pad, panel.px(680.0f));
    const float top = std::max(pad, std::round(0.1f * window.h));
    const float field_h = panel.px(44.0f);
    const float rows =
        panel.px(36.0f) * static_cast<float>(std::clamp<std::size_t>(found.size(), 1, 12));
    const float list_h = std::min(rows, window.h - top - field_h - 4.0f * pad);
    const Rect sheet{
        std::round((window.w - width) / 2.0f), top, width, field_h + list_h + 2.5f * pad};
    fill_rect(panel.draw, sheet, panel.color("panel"), panel.px(10.0f));
    outline_rect(panel.draw, sheet, control_colors(*panel.view.theme).outline, panel.px(10.0f));
    panel.state.widgets.note("search", sheet);
    draw_field(panel, {sheet.x + pad, sheet.y + pad, sheet.w - 2.0f * pad, field_h});
    move_choice(state, static_cast<int>(found.size()));
    const auto chosen = static_cast<std::size_t>(state.chosen);
    const bool enter = key_pressed(ImGuiKey_Enter);
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    if (enter && chosen < found.size()) {
        choose(panel, SearchEntry(state.entries[static_cast<std::size_t>(found[chosen])]));
    } else if (ImGui::IsMouseClicked(0) && !sheet.contains(mouse.x, mouse.y)) {
        close(state);
    } else {
        draw_list(panel,
                  {sheet.x + pad, sheet.y + 1.5f * pad + field_h, sheet.w - 2.0f * pad, list_h},
                  found);
    }
    ImGui::End();
}

} // namespace disinhibit
