#include "engine/ui/ui.h"

#include <algorithm>

#include "engine/ui/gui/bare_window.h"
#include "engine/ui/gui/focus.h"
#include "engine/ui/gui/gui.h"
#include "engine/ui/gui/input.h"
#include "engine/ui/gui/paint.h"
#include "engine/ui/panels/panels.h"
#include "engine/ui/widgets/widgets.h"

namespace disinhibit {
namespace {

void draw_bottom_strip(const PanelContext& panel) {
    const Rect& rect = panel.layout.bottom;
    if (!panel.view.panels_cleared) {
        fill_rect(panel.draw, rect, panel.color("panel"));
    }
    paint_line(panel.draw, rect.x, rect.y + 0.5f, rect.right(), rect.y + 0.5f, panel.color("line"));
    draw_doses_panel(panel, panel.layout.doses);
    draw_transport_panel(panel, panel.layout.transport);
    draw_timeline_panel(panel, panel.layout.timeline);
    if (panel.state.ghosts_open) {
        draw_ghosts_panel(panel);
    }
}

/// While the course grows for longer than a blink: a thin line under the top bar, as long as what is there.
void draw_progress(const PanelContext& panel) {
    constexpr float patience_s = 0.2f;
    UiState& state = panel.state;
    state.computing_s = panel.view.computing ? state.computing_s + frame_s() : 0.0f;
    const double wanted_s = std::max(panel.view.window_end_s, panel.view.now_s);
    if (state.computing_s < patience_s || wanted_s <= 0.0) {
        return;
    }
    const auto share =
        static_cast<float>(std::clamp(panel.view.computed_until_s / wanted_s, 0.02, 1.0));
    const Rect& bar = panel.layout.top_bar;
    fill_rect(panel.draw, {bar.x, bar.bottom(), bar.w * share, 2.0f}, panel.color("accent"));
}

using SideDrawing = void (*)(const PanelContext&, const Rect&);

/// What stands at the side: what is explained, else the first panel that is open; nullptr: nothing.
SideDrawing side_drawing(const CommandContext& context) {
    if (context.state.side == why_side) {
        return draw_why_panel;
    }
    const auto open = std::ranges::find_if(context.assets.commands, [&](const Command& command) {
        return command.panel != nullptr && command.on(context);
    });
    return open != context.assets.commands.end() ? open->panel : nullptr;
}

void draw_panels(const PanelContext& panel) {
    const UiLayout& layout = panel.layout;
    draw_top_bar_panel(panel, layout.top_bar);
    if (panel.view.scoreboard.open) {
        const float top = layout.top_bar.bottom();
        draw_scoreboard_panel(panel, {0.0f, top, layout.width_px, layout.bottom.y - top});
        draw_bottom_strip(panel);
        return;
    }
    if (!layout.message.empty()) {
        draw_message_panel(panel, layout.message);
    }
    draw_stage_things(panel,
                      panel.view.compare.active == Side::b && !layout.stage_b.empty()
                          ? layout.stage_b
                          : layout.stage,
                      panel.state.pointer_on_stage);
    const SideDrawing draw_side = side_drawing(panel);
    if (draw_side != nullptr && !layout.side.empty()) {
        draw_side(panel, layout.side);
    }
    if (!layout.traces.empty()) {
        if (layout.traces_in_row) {
            draw_traces_row_panel(panel, layout.traces);
        } else {
            draw_traces_panel(panel, layout.traces);
        }
    }
    if (!layout.traces_tab.empty()) {
        draw_traces_tab(panel, layout.traces_tab);
    }
    if (!layout.stage_b.empty()) {
        panel.state.widgets.note("stage_b", layout.stage_b);
        const float x = layout.stage_b.x - 0.5f;
        paint_line(
            panel.draw, x, layout.stage_b.y, x, layout.stage_b.bottom(), panel.color("line"));
    }
    draw_bottom_strip(panel);
    draw_progress(panel);
}

/// The wheel over the picture moves the camera; a double click goes one level nearer, with Shift one farther.
void move_camera(const PanelContext& panel) {
    constexpr float levels_per_notch = 0.25f;
    const Pointer mouse = pointer();
    if (mouse.wheel != 0.0f && !mouse.ctrl) {
        panel.actions.push_back(ZoomStage{levels_per_notch * mouse.wheel});
    }
    if (mouse.twice) {
        panel.actions.push_back(StepLevel{mouse.shift ? -1 : 1});
    }
}

/// True if nothing but the picture is at this place.
bool picture_at(const PanelContext& panel, const PixelPoint& place) {
    const UiLayout& layout = panel.layout;
    const auto over = [&](const Rect& rect) {
        return !rect.empty() && rect.contains(place.x, place.y);
    };
    return (over(layout.stage) || over(layout.stage_b)) && !over(layout.side) &&
           !over(layout.traces) && !over(layout.traces_tab) && !over(layout.message) &&
           !over(panel.state.widgets.find("dose.open_card")) &&
           !over(panel.state.widgets.find("ghosts.card"));
}

/// True if the mouse is over nothing but the picture, and holds nothing that it took hold of elsewhere.
bool pointer_on_stage(const PanelContext& panel) {
    const Pointer mouse = pointer();
    // A press on the picture makes the window itself ImGui's active item: only where it began tells.
    const bool held_elsewhere = mouse.held && !picture_at(panel, mouse.pressed_at);
    return mouse.has_place && picture_at(panel, mouse.at) && !held_elsewhere && !any_popup_open() &&
           !panel.view.help_open && !panel.view.scoreboard.open && !panel.state.search.open &&
           !panel.state.files.open();
}

/// The bars and everything beside and over the picture, in one window behind all others.
void draw_lowest_window(const CommandContext& context) {
    const UiLayout& layout = context.layout;
    UiState& state = context.state;
    const BareWindow window("panels", layout.width_px, layout.height_px, WindowDepth::back);
    const PanelContext panel = in_this_window(context);
    if (!panel.view.help_open && !state.search.open && !state.files.open()) {
        move_focus(state.tab_stops);
        state.tab_stops.clear();
    }
    if (panel.view.presenting.on) {
        draw_presenting_panel(panel);
        state.pointer_on_stage = false;
    } else {
        draw_panels(panel);
        state.pointer_on_stage = pointer_on_stage(panel);
    }
    if (state.pointer_on_stage) {
        move_camera(panel);
    }
}

} // namespace

LayoutWishes wishes_of(const CommandContext& context, float width_px, float height_px) {
    const FrameView& view = context.view;
    LayoutWishes wishes;
    wishes.width_px = width_px;
    wishes.height_px = height_px;
    wishes.type_scale = view.looks.text_scale * view.pixel_ratio;
    wishes.dose_cards = static_cast<int>(context.assets.cards.size());
    wishes.traces_open = view.looks.traces;
    wishes.drawer_open = context.state.drawer_open;
    wishes.split = view.compare.layout == CompareLayout::split && view.compare.on();
    wishes.side_open = side_drawing(context) != nullptr;
    wishes.presenting = view.presenting.on;
    // What is only good to know is not for the hall.
    wishes.message = !view.message.empty() || (!view.notice.empty() && !view.presenting.on);
    return wishes;
}

void draw_ui(const FrameView& view,
             const UiAssets& assets,
             const UiLayout& layout,
             UiState& state,
             Actions& actions) {
    state.widgets.begin_frame();
    // The keys of a talk move no focus.
    let_keyboard_move_focus(!view.presenting.on);
    const CommandContext context{view, assets, layout, state, actions};
    draw_lowest_window(context);
    if (state.search.open && view.entities != nullptr) {
        draw_search_panel(context);
    }
    if (view.help_open) {
        draw_help_panel(context);
    }
    if (state.files.open()) {
        draw_files_panel(context);
    }
    share_keys();
}

} // namespace disinhibit
