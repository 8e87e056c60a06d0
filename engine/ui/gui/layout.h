#pragma once

#include <vector>

#include "engine/picture/rect.h"

namespace disinhibit {

/// What the layout has to make room for.
struct LayoutWishes {
    float width_px = 0.0f; ///< window
    float height_px = 0.0f;
    float type_scale = 1.0f; ///< 0.75 .. 2.5
    int dose_cards = 0;
    bool traces_open = true;  ///< the person wants the traces column
    bool drawer_open = false; ///< where the column does not fit: the drawer over the stage is out
    bool side_open = false;   ///< a panel that explains stands at the side
    bool message = false;     ///< a message bar is shown
    bool split = false;       ///< A | B: two stages, the traces in a row below them
    bool presenting = false;  ///< a talk: nothing but the picture and, if they are open, the traces
    float caption_px = 0.0f;  ///< kept free above the picture
};

/// Where everything lies, window px. What does not fit folds in a fixed order: hints, traces from five rows to three,
/// traces to a drawer, dose cards to icons, timeline to a bar. Empty rectangles are not drawn.
struct UiLayout {
    float width_px = 0.0f, height_px = 0.0f;
    float scale = 1.0f; ///< = type_scale: px of the panels per px at 100 %
    Rect top_bar;
    Rect stage;   ///< the picture; the scene draws here
    Rect stage_b; ///< split: the right half, for side B; `stage` is the left half
    Rect caption; ///< above both
    Rect message; ///< above the stage, so that it covers no headline
    Rect traces;  ///< column, the row below two stages, or the open drawer over the stage
    Rect
        side; ///< beside the traces if there is room, else in their place; or a drawer over the stage
    /// Opens the drawer or the hidden column: a strip beside the stage; at an open drawer a tab over it.
    Rect traces_tab;
    Rect bottom; ///< the whole strip
    Rect doses;  ///< dose cards or their icons
    Rect transport;
    Rect timeline;
    bool side_over_stage = false; ///< `side` covers a part of the stage
    bool hints = true;            ///< tick labels and sub-lines are written out (else tooltips)
    bool traces_folded = false;   ///< three plots and two one-line rows
    bool traces_in_drawer = false;
    bool traces_in_row = false;   ///< split: plots side by side
    bool cards_as_icons = false;  ///< a card opens upwards
    bool timeline_as_bar = false; ///< one track, markers without labels
};

/// The areas that panels fill with the theme's colour "panel". Clearing them with scissored glClear before draw_ui and
/// setting FrameView::panels_cleared is twice as fast as letting ImGui blend them (software rendering, 1080p: 6 ms less
/// processor time per frame).
std::vector<Rect> panel_areas(const UiLayout& layout);

/// Cuts `stage` into `stage` and `stage_b`, with a hairline between them.
void split_stage(UiLayout& layout);

/// Pure function of its argument.
UiLayout compute_layout(const LayoutWishes& wishes);

} // namespace disinhibit
