#pragma once

#include "engine/picture/polyline.h"
#include "engine/picture/rect.h"

/// What mouse and keyboard do in this frame. Places are window px.
namespace disinhibit {

/// The mouse. Without a place it is over nothing.
struct Pointer {
    PixelPoint at{0.0f};
    PixelPoint pressed_at{0.0f}; ///< where the left button went down last
    bool has_place = false;
    bool moved = false;
    bool pressed = false;  ///< the left button went down in this frame; so
    bool twice = false;    ///< once more, soon and near enough for a double click
    int presses = 0;       ///< how often in a row when it went down last
    bool held = false;     ///< the left button is down
    bool released = false; ///< the left button went up in this frame
    bool dragged = false;  ///< held, and more than a hair away from where it went down
    bool pressed_right = false;
    float wheel = 0.0f;          ///< notches, away from the hand: up
    float wheel_sideways = 0.0f; ///< notches
    bool shift = false, ctrl = false;

    bool over(const Rect& rect) const { return has_place && rect.contains(at.x, at.y); }
    bool pressed_outside(const Rect& rect) const { return pressed && !over(rect); }
};
Pointer pointer();

/// True if nothing lies between the pointer and the ImGui window that is being made.
bool pointer_on_window();
/// True while any list or menu is open.
bool any_popup_open();

enum class PointerShape { sideways, none };
/// For this frame.
void shape_pointer(PointerShape shape);

/// Arrow keys that went down in this frame: right or down +1, left or up -1.
int arrow_steps_right();
int arrow_steps_down();
/// An arrow to the left or right is down.
bool sideways_arrow_held();
bool enter_pressed();
bool tab_pressed();
bool escape_pressed();

/// Time since the last frame.
float frame_s();

/// True if letters go into a field: also between the click that chose it and the frame that shows it chosen.
bool text_field_active();

} // namespace disinhibit
