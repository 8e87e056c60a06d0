#pragma once

#include <vector>

namespace disinhibit {

/// True from a key that moved the focus until the mouse moves: then the mouse points at nothing.
bool keys_lead();

/// True while the keyboard focus is shown, wherever it is.
bool focus_shown();
/// True if the item that was made last has the visible keyboard focus.
bool last_item_focused();
/// Whether the keyboard can move the focus at all, from the next frame on.
void let_keyboard_move_focus(bool may);

/// Tab and Shift Tab move the keyboard focus of the current ImGui window through `stops` (ImGui ids, in order) and make it
/// visible. ImGui 1.86 itself takes Tab through text fields only.
void move_focus(const std::vector<unsigned>& stops);

/// The item gets the visible keyboard focus.
void focus_on(unsigned id);

/// The last item gets the visible keyboard focus.
void take_focus();

/// The arrow key of this frame was used; it does not move the focus.
void cancel_focus_move();

/// The place in a ring of `count` stops after Tab (or before it, with shift); `current` is -1 if nothing has the focus.
int next_stop(int current, int count, bool backwards);

} // namespace disinhibit
