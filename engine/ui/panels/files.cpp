#include <algorithm>
#include <array>
#include <cstring>
#include <string>

#include "engine/ui/gui/focus.h"
#include "engine/ui/gui/gui.h"
#include "engine/ui/gui/style.h"
#include "engine/ui/panels/panels.h"
#include "engine/ui/state/file_rows.h"
#include "engine/ui/widgets/widgets.h"

/// The panel that asks for a file: one field, what may be meant, and one line that says what is wrong.
namespace disinhibit {
namespace {

constexpr std::size_t longest_path = 4096;
constexpr std::size_t most_rows = 10; ///< at once

/// The field belongs to the keyboard all the time: what the panel itself writes goes in here.
int write_into_field(ImGuiInputTextCallbackData* data) {
    FilePanelState& state = *static_cast<FilePanelState*>(data->UserData);
    if (state.write) {
        data->DeleteChars(0, data->BufTextLen);
        data->InsertChars(0, state.write->c_str());
        data->SelectionStart = data->SelectionEnd = data->CursorPos = data->BufTextLen;
        state.write.reset();
    }
    return 0;
}

void write(FilePanelState& state, const std::string& path) {
    state.write = path;
    state.path = path;
    state.chosen = -1;
    state.fault.clear();
}

void draw_path_field(const PanelContext& panel, const Rect& field) {
    FilePanelState& state = panel.state.files;
    const ControlColors control = control_colors(*panel.view.theme);
    fill_rect(panel.draw, field, control.fill, panel.px(8.0f));
    outline_rect(panel.draw, field, panel.color("accent"), panel.px(8.0f), 2.0f);
    const ScopedFont font(TextStyle::body);
    const ScopedMeasure padding(
        ImGuiStyleVar_FramePadding,
        ImVec2(panel.px(14.0f), text_top(TextStyle::body, field.center_y()) - field.y));
    const ScopedColor clear(ImGuiCol_FrameBg, with_alpha(control.fill, 0.0f));
    ImGui::SetCursorScreenPos(top_left(field));
    ImGui::SetNextItemWidth(field.w);
    if (!ImGui::IsAnyItemActive()) {
        ImGui::SetKeyboardFocusHere();
        state.write = state.path; // else all of it would be chosen, and the next letter replace it
    }
    static std::array<char, longest_path> buffer;
    const std::size_t length = std::min(state.path.size(), buffer.size() - 1);
    std::memcpy(buffer.data(), state.path.data(), length);
    buffer[length] = '\0';
    ImGui::InputText("##path",
                     buffer.data(),
                     buffer.size(),
                     ImGuiInputTextFlags_CallbackAlways,
                     write_into_field,
                     &state);
    panel.state.widgets.note("files.field", field);
    if (state.path != buffer.data() && !state.write) {
        state.path = buffer.data();
        state.chosen = -1;
        state.fault.clear();
        state.warned.clear();
        state.fresh = false;
    }
}

/// What Enter does with the path in the field.
void act_on_path(const PanelContext& panel) {
    const FilePanelState& state = panel.state.files;
    if (state.purpose == FilePurpose::open) {
        panel.actions.push_back(OpenFile{state.path});
    } else {
        panel.actions.push_back(SaveShotAs{state.path, state.warned == state.path});
    }
}

/// A folder is gone into, a file is taken.
void choose_file(const PanelContext& panel, const FileRow& row) {
    FilePanelState& state = panel.state.files;
    write(state, row.path);
    state.fresh = false;
    if (row.kind != FileKind::folder && state.purpose == FilePurpose::open) {
        act_on_path(panel);
    }
}

const char* word_of(FileKind kind) {
    switch (kind) {
    case FileKind::folder:
        return "files.kind.folder";
    case FileKind::text:
        return "files.kind.text";
    case FileKind::picture:
        return "files.kind.picture";
    case FileKind::figure:
        return "files.kind.figure";
    case FileKind::recent:
        return "files.kind.recent";
    }
    return "";
}

/// True if it was clicked.
bool draw_file_row(const PanelContext& panel,
                   const FileRow& file,
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
    const std::string kind = panel.text(word_of(file.kind));
    const float room = row.w - text_width(TextStyle::small, kind) - 3.0f * pad;
    paint_text(panel.draw,
               TextStyle::small,
               row.right() - pad,
               row.center_y(),
               panel.color("text2"),
               kind,
               Align::right);
    paint_text(panel.draw,
               TextStyle::body_medium,
               row.x + pad,
               row.center_y(),
               panel.color("text"),
               fitted_text(TextStyle::body_medium, file.name, room));
    return touch.pressed;
}

/// Up and down, by key or wheel; above the first row nothing is chosen.
void move_file_choice(FilePanelState& state, int count) {
    const auto pressed = [](ImGuiKey key) { return key_pressed(key) ? 1 : 0; };
    const int step = pressed(ImGuiKey_DownArrow) - pressed(ImGuiKey_UpArrow);
    if (step != 0) {
        cancel_focus_move();
    }
    const int notches = -static_cast<int>(ImGui::GetIO().MouseWheel);
    state.chosen = std::clamp(state.chosen + step + notches, -1, count - 1);
}

void draw_rows(const PanelContext& panel, const Rect& list, const std::vector<FileRow>& rows) {
    const float height = panel.px(34.0f);
    const int visible = std::max(1, static_cast<int>(list.h / height));
    const int chosen = panel.state.files.chosen;
    const int first = std::max(0, chosen - visible + 1);
    for (int i = 0; i < visible && first + i < static_cast<int>(rows.size()); ++i) {
        const int place = first + i;
        const Rect row{list.x, list.y + static_cast<float>(i) * height, list.w, height};
        if (draw_file_row(panel,
                          rows[static_cast<std::size_t>(place)],
                          row,
                          "files." + std::to_string(i),
                          place == chosen)) {
            choose_file(panel, rows[static_cast<std::size_t>(place)]);
            return;
        }
    }
    if (rows.empty()) {
        const std::string& fault = panel.view.files.fault;
        paint_text(panel.draw,
                   TextStyle::body,
                   list.x + panel.px(12.0f),
                   list.y + height / 2.0f,
                   panel.color("text2"),
                   fitted_text(TextStyle::body,
                               fault.empty() ? panel.text("files.nothing") : fault,
                               list.w - panel.px(24.0f)));
    }
}

/// Words in as many lines as they need; their height, and, with `draw`, on the sheet.
float paragraph(const PanelContext& panel,
                const Rect& place,
                const std::string& words,
                const Color& color,
                bool draw) {
    const ScopedFont font(TextStyle::body);
    const ImVec2 size = ImGui::CalcTextSize(words.c_str(), nullptr, false, place.w);
    if (draw) {
        panel.draw.AddText(ImGui::GetFont(),
                           ImGui::GetFontSize(),
                           top_left(place),
                           packed(color),
                           words.c_str(),
                           nullptr,
                           place.w);
    }
    return size.y;
}

/// Keys of the list. True if the panel has done its work for this frame.
bool obey_keys(const PanelContext& panel, const std::vector<FileRow>& rows) {
    FilePanelState& state = panel.state.files;
    const auto chosen = static_cast<std::size_t>(state.chosen);
    const bool has_chosen = state.chosen >= 0 && chosen < rows.size();
    if (key_pressed(ImGuiKey_Tab)) {
        write(state, has_chosen ? rows[chosen].path : completed_path(state.path, rows));
        state.fresh = false;
        return true;
    }
    if (key_pressed(ImGuiKey_Enter)) {
        if (has_chosen) {
            choose_file(panel, FileRow(rows[chosen]));
        } else if (!state.path.empty()) {
            act_on_path(panel);
        }
        return true;
    }
    return false;
}

/// What is asked for, and, if not all of them have room, how many names there are.
void draw_heading(const PanelContext& panel, const Rect& line, std::size_t names) {
    const bool saves = panel.state.files.purpose == FilePurpose::save;
    const std::string count =
        names > 0 ? panel.text("files.count", {{"count", std::to_string(names)}}) : "";
    const float room = line.w - text_width(TextStyle::small, count) - panel.px(16.0f);
    paint_text(panel.draw,
               TextStyle::small,
               line.right(),
               line.center_y(),
               panel.color("text2"),
               count,
               Align::right);
    paint_text(
        panel.draw,
        TextStyle::title,
        line.x,
        line.center_y(),
        panel.color("text"),
        fitted_text(TextStyle::title, panel.text(saves ? "files.save" : "files.open"), room));
}

void draw_sheet(const PanelContext& panel, const Rect& window, const std::vector<FileRow>& rows) {
    FilePanelState& state = panel.state.files;
    const float pad = panel.px(16.0f);
    const float width = std::min(window.w - 2.0f * pad, panel.px(720.0f));
    const float inner = width - 2.0f * pad;
    const bool saves = state.purpose == FilePurpose::save;
    const std::string hint = panel.text(saves ? "files.hint_save" : "files.hint_open");
    const Rect line{0.0f, 0.0f, inner, 0.0f};
    const float foot = paragraph(panel, line, hint, {}, false);
    const float fault =
        state.fault.empty() ? 0.0f : paragraph(panel, line, state.fault, {}, false) + pad;
    const float head = panel.px(26.0f), field_h = panel.px(44.0f);
    const float top = std::max(pad, std::round(0.08f * window.h));
    const float wanted =
        panel.px(34.0f) * static_cast<float>(std::clamp<std::size_t>(rows.size(), 1, most_rows));
    const float fixed = head + field_h + fault + foot + 3.5f * pad;
    const float list_h = std::max(panel.px(34.0f), std::min(wanted, window.h - top - fixed - pad));
    const Rect sheet{std::round((window.w - width) / 2.0f), top, width, fixed + list_h};
    fill_rect(panel.draw, sheet, panel.color("panel"), panel.px(10.0f));
    outline_rect(panel.draw, sheet, control_colors(*panel.view.theme).outline, panel.px(10.0f));
    panel.state.widgets.note("files", sheet);
    const float x = sheet.x + pad;
    float y = sheet.y + pad;
    const bool cut = list_h < panel.px(34.0f) * static_cast<float>(rows.size());
    draw_heading(panel, {x, y, inner, head - panel.px(8.0f)}, cut ? rows.size() : 0);
    y += head;
    draw_path_field(panel, {x, y, inner, field_h});
    y += field_h + pad / 2.0f;
    if (!state.fault.empty()) {
        paragraph(panel, {x, y, inner, 0.0f}, state.fault, panel.color("text"), true);
        panel.state.widgets.note("files.fault", {x, y, inner, fault - pad});
        y += fault;
    }
    const Rect list{x, y, inner, list_h};
    paragraph(panel, {x, y + list_h + pad / 2.0f, inner, foot}, hint, panel.color("text2"), true);
    move_file_choice(state, static_cast<int>(rows.size()));
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    if (obey_keys(panel, rows)) {
        return;
    }
    if (ImGui::IsMouseClicked(0) && !sheet.contains(mouse.x, mouse.y)) {
        state = {};
    } else {
        draw_rows(panel, list, rows);
    }
}

} // namespace

void draw_files_panel(const PanelContext& outer) {
    const Rect window{0.0f, 0.0f, outer.layout.width_px, outer.layout.height_px};
    ImGui::SetNextWindowPos(top_left(window));
    ImGui::SetNextWindowSize({window.w, window.h});
    const ScopedMeasure no_padding(ImGuiStyleVar_WindowPadding, ImVec2(0.0f, 0.0f));
    ImGui::Begin("files",
                 nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground);
    const PanelContext panel{outer.view,
                             outer.assets,
                             outer.layout,
                             outer.state,
                             outer.actions,
                             *ImGui::GetWindowDrawList()};
    fill_rect(panel.draw, window, with_alpha(panel.color("bg"), 0.6f));
    const FilePanelState& state = panel.state.files;
    const bool with_recent = state.fresh && state.purpose == FilePurpose::open;
    draw_sheet(panel, window, file_rows(panel.view.files, state.path, state.purpose, with_recent));
    ImGui::End();
}

} // namespace disinhibit
