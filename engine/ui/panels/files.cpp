#include <algorithm>
#include <string>

#include "engine/ui/gui/focus.h"
#include "engine/ui/gui/input.h"
#include "engine/ui/panels/panels.h"
#include "engine/ui/state/file_rows.h"
#include "engine/ui/widgets/sheet.h"

/// The panel that asks for a file: one field, what may be meant, and one line that says what is wrong.
namespace disinhibit {
namespace {

constexpr std::size_t longest_path = 4096;
constexpr std::size_t most_rows = 10; ///< at once

void write(FilePanelState& state, const std::string& path) {
    state.path.put(path);
    state.chosen = -1;
    state.fault.clear();
}

void draw_path_field(const PanelContext& panel, const Rect& rect) {
    FilePanelState& state = panel.state.files;
    if (sheet_field(panel, rect, "files.field", {"", TextStyle::body, longest_path}, state.path)) {
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
        panel.actions.push_back(OpenFile{state.path.text});
    } else {
        panel.actions.push_back(SaveShotAs{state.path.text, state.warned == state.path.text});
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

/// Up and down, by key or wheel; above the first row nothing is chosen.
void move_file_choice(FilePanelState& state, int count) {
    const int step = arrow_steps_down();
    if (step != 0) {
        cancel_focus_move();
    }
    const int notches = -static_cast<int>(pointer().wheel);
    state.chosen = std::clamp(state.chosen + step + notches, -1, count - 1);
}

void draw_rows(const PanelContext& panel, const Rect& list, const std::vector<FileRow>& rows) {
    const float height = panel.px(34.0f);
    const int visible = std::max(1, static_cast<int>(list.h / height));
    const int chosen = panel.state.files.chosen;
    const int first = first_row_shown(chosen, visible);
    for (int i = 0; i < visible && first + i < static_cast<int>(rows.size()); ++i) {
        const int place = first + i;
        const FileRow& file = rows[static_cast<std::size_t>(place)];
        SheetRow row{file.name, panel.text(word_of(file.kind))};
        row.chosen = place == chosen;
        if (sheet_row(panel,
                      {list.x, list.y + static_cast<float>(i) * height, list.w, height},
                      "files." + std::to_string(i),
                      row)) {
            choose_file(panel, file);
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

/// Keys of the list. True if the panel has done its work for this frame.
bool obey_keys(const PanelContext& panel, const std::vector<FileRow>& rows) {
    FilePanelState& state = panel.state.files;
    const auto chosen = static_cast<std::size_t>(state.chosen);
    const bool has_chosen = state.chosen >= 0 && chosen < rows.size();
    if (tab_pressed()) {
        write(state, has_chosen ? rows[chosen].path : completed_path(state.path.text, rows));
        state.fresh = false;
        return true;
    }
    if (enter_pressed()) {
        if (has_chosen) {
            choose_file(panel, FileRow(rows[chosen]));
        } else if (!state.path.text.empty()) {
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
    const float foot = text_block_height(TextStyle::body, hint, inner);
    const float fault =
        state.fault.empty() ? 0.0f : text_block_height(TextStyle::body, state.fault, inner) + pad;
    const float head = panel.px(26.0f), field_h = panel.px(44.0f);
    const float top = std::max(pad, std::round(0.08f * window.h));
    const float wanted =
        panel.px(34.0f) * static_cast<float>(std::clamp<std::size_t>(rows.size(), 1, most_rows));
    const float fixed = head + field_h + fault + foot + 3.5f * pad;
    const float list_h = std::max(panel.px(34.0f), std::min(wanted, window.h - top - fixed - pad));
    const Rect sheet{std::round((window.w - width) / 2.0f), top, width, fixed + list_h};
    draw_sheet_plate(panel, sheet, "files");
    const float x = sheet.x + pad;
    float y = sheet.y + pad;
    const bool cut = list_h < panel.px(34.0f) * static_cast<float>(rows.size());
    draw_heading(panel, {x, y, inner, head - panel.px(8.0f)}, cut ? rows.size() : 0);
    y += head;
    draw_path_field(panel, {x, y, inner, field_h});
    y += field_h + pad / 2.0f;
    if (!state.fault.empty()) {
        paint_text_block(
            panel.draw, TextStyle::body, x, y, inner, panel.color("text"), state.fault);
        panel.state.widgets.note("files.fault", {x, y, inner, fault - pad});
        y += fault;
    }
    const Rect list{x, y, inner, list_h};
    paint_text_block(
        panel.draw, TextStyle::body, x, y + list_h + pad / 2.0f, inner, panel.color("text2"), hint);
    move_file_choice(state, static_cast<int>(rows.size()));
    if (obey_keys(panel, rows)) {
        return;
    }
    if (pointer().pressed_outside(sheet)) {
        state = {};
    } else {
        draw_rows(panel, list, rows);
    }
}

} // namespace

void draw_files_panel(const CommandContext& below) {
    const Cover cover(below, "files", 0.6f);
    const PanelContext& panel = cover.panel();
    const Rect window{0.0f, 0.0f, panel.layout.width_px, panel.layout.height_px};
    const FilePanelState& state = panel.state.files;
    const bool with_recent = state.fresh && state.purpose == FilePurpose::open;
    draw_sheet(
        panel, window, file_rows(panel.view.files, state.path.text, state.purpose, with_recent));
}

} // namespace disinhibit
