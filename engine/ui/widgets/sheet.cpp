#include "engine/ui/widgets/sheet.h"

#include <algorithm>
#include <vector>

#include "engine/ui/gui/gui.h"
#include "engine/ui/gui/input.h"
#include "engine/ui/gui/style.h"
#include "engine/ui/widgets/widgets.h"

namespace disinhibit {
namespace {

/// The field belongs to the keyboard all the time: what the sheet itself writes goes in here.
int write_into_field(ImGuiInputTextCallbackData* data) {
    auto& write = *static_cast<std::optional<std::string>*>(data->UserData);
    if (write) {
        data->DeleteChars(0, data->BufTextLen);
        data->InsertChars(0, write->c_str());
        data->SelectionStart = data->SelectionEnd = data->CursorPos = data->BufTextLen;
        write.reset();
    }
    return 0;
}

/// ImGui clips a child window as it begins, and draws into that.
const PanelContext&
begin_part(const PanelContext& outer, const Rect& rect, const std::string& name) {
    ImGui::SetCursorScreenPos(top_left(rect));
    ImGui::BeginChild(name.c_str(), {rect.w, rect.h}, false, ImGuiWindowFlags_NoBackground);
    return outer;
}

} // namespace

Cover::Cover(const CommandContext& below, const std::string& name, float veil)
    : window_(name, below.layout.width_px, below.layout.height_px, WindowDepth::front),
      panel_(in_this_window(below)) {
    fill_rect(panel_.draw,
              {0.0f, 0.0f, below.layout.width_px, below.layout.height_px},
              with_alpha(panel_.color("bg"), veil));
}

void draw_sheet_plate(const PanelContext& panel, const Rect& sheet, const std::string& name) {
    fill_rect(panel.draw, sheet, panel.color("panel"), panel.px(10.0f));
    outline_rect(panel.draw, sheet, control_colors(*panel.view.theme).outline, panel.px(10.0f));
    panel.state.widgets.note(name, sheet);
}

ScrollingPart::ScrollingPart(const PanelContext& outer,
                             const Rect& rect,
                             const std::string& name,
                             float content_px)
    : panel_(begin_part(outer, rect, name).here()), x_(ImGui::GetCursorScreenPos().x),
      y_(ImGui::GetCursorScreenPos().y), width_px_(rect.w), content_px_(content_px) {}

ScrollingPart::~ScrollingPart() {
    ImGui::SetCursorScreenPos({x_, y_});
    ImGui::Dummy({width_px_ - bar_px(), content_px_});
    ImGui::EndChild();
}

float ScrollingPart::bar_px() {
    return ImGui::GetStyle().ScrollbarSize;
}

bool sheet_field(const PanelContext& panel,
                 const Rect& rect,
                 const std::string& name,
                 const SheetFieldLook& look,
                 SheetField& field) {
    const ControlColors control = control_colors(*panel.view.theme);
    fill_rect(panel.draw, rect, control.fill, panel.px(8.0f));
    outline_rect(panel.draw, rect, panel.color("accent"), panel.px(8.0f), 2.0f);
    const ScopedFont font(look.style);
    const ScopedMeasure padding(
        ImGuiStyleVar_FramePadding,
        ImVec2(panel.px(14.0f), text_top(look.style, rect.center_y()) - rect.y));
    const ScopedColor clear(ImGuiCol_FrameBg, with_alpha(control.fill, 0.0f));
    ImGui::SetCursorScreenPos(top_left(rect));
    ImGui::SetNextItemWidth(rect.w);
    if (!field.started || !ImGui::IsAnyItemActive()) {
        ImGui::SetKeyboardFocusHere();
        field.started = true;
        field.write = field.text; // else all of it would be chosen, and the next letter replace it
    }
    std::vector<char> buffer(std::max(look.longest, field.text.size()) + 1, '\0');
    std::copy(field.text.begin(), field.text.end(), buffer.begin());
    ImGui::InputTextWithHint(("##" + name).c_str(),
                             look.hint.c_str(),
                             buffer.data(),
                             buffer.size(),
                             ImGuiInputTextFlags_CallbackAlways,
                             write_into_field,
                             &field.write);
    panel.state.widgets.note(name, rect);
    if (field.write || field.text == buffer.data()) {
        return false;
    }
    field.text = buffer.data();
    return true;
}

bool sheet_row(const PanelContext& panel,
               const Rect& rect,
               const std::string& widget,
               const SheetRow& row) {
    const Touch touch = touch_area(panel, rect, widget, panel.px(6.0f));
    const ControlColors control = control_colors(*panel.view.theme);
    if (row.chosen || touch.hovered) {
        fill_rect(panel.draw,
                  rect,
                  row.chosen ? control.fill_selected : control.fill_hovered,
                  panel.px(6.0f));
    }
    const float pad = panel.px(12.0f);
    const float kind_x = rect.right() - pad;
    paint_text(panel.draw,
               TextStyle::small,
               kind_x,
               rect.center_y(),
               panel.color("text2"),
               row.kind,
               Align::right);
    const float room = kind_x - text_width(TextStyle::small, row.kind) - 2.0f * pad - rect.x;
    const std::string name = fitted_text(TextStyle::body_medium, row.name, room);
    paint_text(panel.draw,
               TextStyle::body_medium,
               rect.x + pad,
               rect.center_y(),
               panel.color(row.enabled ? "text" : "text3"),
               name);
    const float aside_x = rect.x + 2.0f * pad + text_width(TextStyle::body_medium, name);
    const float aside_room = rect.x + pad + room - aside_x;
    if (!row.aside.empty() && aside_room > panel.px(60.0f)) {
        paint_text(panel.draw,
                   TextStyle::small,
                   aside_x,
                   rect.center_y(),
                   panel.color("text3"),
                   fitted_text(TextStyle::small, row.aside, aside_room));
    }
    return touch.pressed;
}

int first_row_shown(int chosen, int visible) {
    return std::max(0, chosen - visible + 1);
}

} // namespace disinhibit
