#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/ui/gui/paint.h"
#include "engine/ui/state/panel_context.h"

/// Controls at fixed places, drawn in the program's own style on top of ImGui's input handling. Every control writes
/// its rectangle into the widget log under `name`, shows the keyboard focus, and can be reached with Tab.
namespace disinhibit {

/// What happened to the area of a control in this frame.
struct Touch {
    bool pressed = false; ///< released inside, or Enter while focused
    bool hovered = false;
    bool held = false;
    bool focused = false; ///< by keyboard, ring visible
};
/// The bare control: input and log, no picture but the focus ring.
Touch touch_area(const PanelContext& panel,
                 const Rect& rect,
                 const std::string& name,
                 float corner = 0.0f);
/// The same below other controls, which are made after it and take the pointer where they are.
Touch ground_area(const PanelContext& panel,
                  const Rect& rect,
                  const std::string& name,
                  float corner = 0.0f);

void show_tooltip(const PanelContext& panel, const std::string& text);
/// The same with its left or right upper corner at (x, y), for what the keyboard points at.
void show_tooltip_at(
    const PanelContext& panel, float x, float y, Align align, const std::string& text);

struct ButtonLook {
    Icon icon = Icon::none;
    bool quiet = false; ///< no plate until hovered
    bool selected = false;
    bool enabled = true;
    bool menu = false; ///< a small chevron at the right
    Align align = Align::center;
    TextStyle style = TextStyle::body_medium;
    std::string tooltip;
};
/// True when pressed.
bool button(const PanelContext& panel,
            const Rect& rect,
            const std::string& name,
            const std::string& label,
            const ButtonLook& look = {});
/// Width a button needs for its label.
float button_width(const PanelContext& panel,
                   const std::string& label,
                   const ButtonLook& look = {});

struct SliderTouch {
    bool changed = false;
    bool held = false;
    double position = 0.0; ///< 0..1
    bool hovered = false;
};
/// A track with a round handle; arrows move it by `key_step` while it has the keyboard focus. `rect` is the hit area.
SliderTouch slider(const PanelContext& panel,
                   const Rect& rect,
                   const std::string& name,
                   double position,
                   double key_step,
                   const Color& color);

/// Turns what was typed into a number in the unit of the field; throws InputError, which says what was expected.
using NumberReader = std::function<double(const std::string&)>;

/// A number that can be typed over, right-aligned in `rect`, followed by its unit. True when a new number was entered. What
/// cannot be read changes nothing: the reason stands beside the field (UiState::refusal).
bool number_field(const PanelContext& panel,
                  const Rect& rect,
                  const std::string& name,
                  double& value,
                  int decimals,
                  const std::string& unit,
                  TextStyle style,
                  const NumberReader& read);

/// A line of text that can be typed over. True when it was entered (Enter, or the focus went elsewhere).
bool text_field(const PanelContext& panel,
                const Rect& rect,
                const std::string& name,
                std::string& value,
                TextStyle style);

} // namespace disinhibit
