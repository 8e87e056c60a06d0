#include <fmt/format.h>

#include <algorithm>

#include "engine/ui/gui/input.h"
#include "engine/ui/gui/paint.h"
#include "engine/ui/gui/style.h"
#include "engine/ui/panels/panels.h"

namespace disinhibit {
namespace {

constexpr float pointer_stays_s = 3.0f;
constexpr float pointer_share = 0.018f; ///< its radius, of the height of the screen

/// A ring that can be seen from the back row, while the mouse moves and a little longer.
void draw_pointer(const PanelContext& panel) {
    const Pointer mouse = pointer();
    float& rest_s = panel.state.pointer_rest_s;
    rest_s = mouse.moved ? 0.0f : rest_s + frame_s();
    if (rest_s > pointer_stays_s || !mouse.has_place) {
        return;
    }
    const float radius = std::max(12.0f, pointer_share * panel.layout.height_px);
    const float width = std::max(3.0f, 0.25f * radius);
    ImDrawList& draw = foreground();
    const Rect ring{mouse.at.x - radius, mouse.at.y - radius, 2.0f * radius, 2.0f * radius};
    fill_rect(draw, ring, with_alpha(panel.color("accent"), 0.25f), radius);
    // Light on dark and dark on light: it is seen on whatever lies below.
    outline_rect(draw, ring, panel.color("bg"), radius, 1.8f * width);
    outline_rect(draw, ring, panel.color("accent"), radius, width);
}

void draw_blank(const PanelContext& panel) {
    if (panel.view.presenting.blank == Blank::none) {
        return;
    }
    const float shade = panel.view.presenting.blank == Blank::white ? 1.0f : 0.0f;
    fill_rect(foreground(),
              {0.0f, 0.0f, panel.layout.width_px, panel.layout.height_px},
              Color{shade, shade, shade, 1.0f});
}

void take_clicks(const PanelContext& panel) {
    const Pointer mouse = pointer();
    if (mouse.over(panel.layout.message)) {
        return;
    }
    if (mouse.pressed) {
        panel.actions.push_back(GoOn{});
    } else if (mouse.pressed_right) {
        panel.actions.push_back(StepSlide{-1});
    }
}

} // namespace

void draw_presenting_panel(const PanelContext& panel) {
    const UiLayout& layout = panel.layout;
    const PresentingView& talk = panel.view.presenting;
    panel.state.widgets.note(fmt::format("slide.{}.of.{}", talk.slide + 1, talk.slides),
                             layout.stage);
    if (talk.doses_to_come > 0) {
        panel.state.widgets.note("slide.dose_to_come", layout.stage);
    }
    if (talk.blank != Blank::none) {
        panel.state.widgets.note(talk.blank == Blank::black ? "slide.black" : "slide.white",
                                 layout.stage);
    }
    if (!layout.message.empty()) {
        draw_message_panel(panel, layout.message);
    }
    if (!layout.traces.empty()) {
        // To be looked at: a click goes on wherever it is.
        const ScopedPicture picture;
        draw_traces_panel(panel, layout.traces);
    }
    if (!layout.stage_b.empty()) {
        const float x = layout.stage_b.x - 0.5f;
        paint_line(
            panel.draw, x, layout.stage_b.y, x, layout.stage_b.bottom(), panel.color("line"));
    }
    take_clicks(panel);
    draw_blank(panel);
    if (talk.blank == Blank::none) {
        draw_pointer(panel);
    }
    shape_pointer(PointerShape::none);
}

} // namespace disinhibit
