#include "engine/ui/gui/clipboard.h"

#include "engine/ui/gui/gui.h"

namespace disinhibit {

void copy_text(const std::string& text) {
    ImGui::SetClipboardText(text.c_str());
}

std::string text_to_paste() {
    const char* text = ImGui::GetClipboardText();
    return text == nullptr ? "" : text;
}

} // namespace disinhibit
