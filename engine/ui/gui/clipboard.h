#pragma once

#include <string>

namespace disinhibit {

/// Puts a text where other programs can take it. Needs an ImGui context.
void copy_text(const std::string& text);

/// What lies there; empty if nothing, or no text.
std::string text_to_paste();

} // namespace disinhibit
