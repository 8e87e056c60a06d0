#include "engine/ui/gui/layout.h"

#include <algorithm>
#include <cmath>

namespace disinhibit {
namespace {

constexpr float grid_px = 8.0f;
constexpr float smallest_stage_w = 640.0f;
constexpr float smallest_stage_h = 360.0f;
/// A stage narrower than this gives up the traces rather than more of its width.
constexpr float roomy_stage_w = 900.0f;

/// Sizes at text 100 %, between the compact window (1280 x 720) and the roomy one (1920 x 1080).
struct Sizes {
    float top_bar, traces, bottom, card, transport;
};
constexpr Sizes compact{40.0f, 344.0f, 144.0f, 216.0f, 48.0f};
constexpr Sizes roomy{48.0f, 480.0f, 184.0f, 324.0f, 60.0f};

/// The narrowest transport with all its parts, px at 100 %; below it the dose cards become icons.
constexpr float narrowest_transport = 600.0f;
constexpr float icon = 64.0f;
constexpr float icon_strip = 112.0f;
constexpr float bar_strip = 72.0f; ///< transport with the timeline as one bar under it
constexpr float message_bar = 40.0f;
constexpr float bar_track = 28.0f;
constexpr float five_rows_need = 640.0f;
constexpr float drawer = 400.0f;

/// A | B: height of the row of traces, of the room between top bar and bottom strip and at its limits.
constexpr float traces_row_share = 0.26f;
constexpr float lowest_row = 136.0f;
constexpr float highest_row = 300.0f;
constexpr float lowest_split_stage = 280.0f;

float snapped(float value) {
    return std::round(value / grid_px) * grid_px;
}

Sizes sizes_between(float share) {
    const auto between = [&](float a, float b) { return snapped(a + (b - a) * share); };
    return {between(compact.top_bar, roomy.top_bar),
            between(compact.traces, roomy.traces),
            between(compact.bottom, roomy.bottom),
            std::round((compact.card + (roomy.card - compact.card) * share) / 4.0f) * 4.0f,
            std::round((compact.transport + (roomy.transport - compact.transport) * share) / 4.0f) *
                4.0f};
}

void place_bottom(UiLayout& layout, const Sizes& sizes, const LayoutWishes& wishes) {
    const float s = layout.scale;
    const float cards = static_cast<float>(wishes.dose_cards);
    const float top = layout.bottom.y;
    const float height = layout.bottom.h;
    if (layout.timeline_as_bar) {
        const float bar = std::round(bar_track * s);
        const float row = height - bar;
        const float doses = std::round(cards * 44.0f * s);
        layout.doses = {0.0f, top, doses, row};
        layout.transport = {doses, top, layout.width_px - doses, row};
        layout.timeline = {0.0f, top + row, layout.width_px, bar};
        return;
    }
    const float doses = std::round(cards * (layout.cards_as_icons ? icon * s : sizes.card * s));
    const float transport =
        layout.cards_as_icons ? std::round(48.0f * s) : std::round(sizes.transport * s);
    layout.doses = {0.0f, top, doses, height};
    layout.transport = {doses, top, layout.width_px - doses, transport};
    layout.timeline = {doses, top + transport, layout.width_px - doses, height - transport};
}

float strip_width(float scale) {
    return std::max(32.0f, std::min(44.0f, std::round(28.0f * scale)));
}

/// The open drawer of the traces over the right of the stage, and what opens and closes it. The stage ends at the strip,
/// open or not, so that nothing of it lies below.
void place_traces_drawer(UiLayout& layout, const LayoutWishes& wishes, float top, float middle) {
    const float s = layout.scale;
    layout.traces_in_drawer = true;
    if (wishes.drawer_open) {
        const float width = std::min(std::round(drawer * s), wishes.width_px - 64.0f * s);
        layout.traces = {wishes.width_px - width, top, width, middle};
        const float tab_h = std::round(72.0f * s);
        layout.traces_tab = {
            layout.traces.x - strip_width(s), top + (middle - tab_h) / 2.0f, strip_width(s), tab_h};
    } else {
        layout.traces_tab = {wishes.width_px - strip_width(s), top, strip_width(s), middle};
    }
}

/// A bar over the stage, which ends below it: a message covers no headline.
void place_message(UiLayout& layout, const LayoutWishes& wishes) {
    if (wishes.message) {
        const float height = std::round(message_bar * layout.scale);
        layout.message = {layout.stage.x, layout.stage.y, layout.stage.w, height};
        layout.stage.y += height;
        layout.stage.h -= height;
    }
}

/// Two stages over the whole width and, if their height allows, the traces in a row below them, else in a drawer.
void place_split(UiLayout& layout, const LayoutWishes& wishes, float top) {
    const float s = layout.scale;
    const float middle = layout.bottom.y - top;
    const float row =
        std::round(std::clamp(traces_row_share * middle, lowest_row * s, highest_row * s));
    const bool fits = middle - row >= lowest_split_stage;
    layout.stage = {0.0f, top, wishes.width_px, middle};
    if (wishes.traces_open && fits) {
        layout.traces_in_row = true;
        layout.stage.h = middle - row;
        layout.traces = {0.0f, top + layout.stage.h, wishes.width_px, row};
    } else if (!fits) {
        place_traces_drawer(layout, wishes, top, middle);
        layout.stage.w -= strip_width(s);
    }
    place_message(layout, wishes);
    split_stage(layout);
}

/// The side panel over the right of the stage.
void place_side_drawer(UiLayout& layout, const LayoutWishes& wishes) {
    const float width =
        std::min(std::round(drawer * layout.scale), wishes.width_px - 64.0f * layout.scale);
    layout.side = {wishes.width_px - width, layout.stage.y, width, layout.stage.h};
    layout.side_over_stage = true;
}

/// Takes the room for the side panel: a drawer where the traces are one, a column of its own where the stage stays
/// roomy, else the column of the traces. Returns what is left of the stage's width.
float place_side(UiLayout& layout, const LayoutWishes& wishes, float column, float stage_w) {
    const float top = layout.top_bar.bottom();
    const float height = layout.bottom.y - top;
    if (layout.traces_in_drawer) {
        place_side_drawer(layout, wishes);
        layout.traces = layout.traces_tab = {};
        return stage_w;
    }
    if (layout.traces.empty() || stage_w - column < roomy_stage_w) {
        layout.traces = {};
        layout.side = {wishes.width_px - column, top, column, height};
        return wishes.width_px - column;
    }
    layout.side = {stage_w - column, top, column, height};
    return stage_w - column;
}

} // namespace

std::vector<Rect> panel_areas(const UiLayout& layout) {
    std::vector<Rect> areas{layout.top_bar, layout.bottom};
    if (!layout.side.empty() && !layout.side_over_stage) {
        areas.push_back(layout.side);
    }
    if (!layout.traces.empty() && !layout.traces_in_drawer) {
        areas.push_back(layout.traces);
    }
    if (!layout.traces_tab.empty() && layout.traces.empty()) {
        areas.push_back(layout.traces_tab);
    }
    return areas;
}

void split_stage(UiLayout& layout) {
    const Rect whole = layout.stage;
    const float half = std::floor((whole.w - 1.0f) / 2.0f);
    layout.stage.w = half;
    layout.stage_b = {whole.right() - half, whole.y, half, whole.h};
}

namespace {

/// The picture over everything, beside it the traces if they are wanted.
UiLayout hall_layout(const LayoutWishes& wishes) {
    constexpr float traces_share = 0.3f; ///< of the width
    UiLayout layout;
    layout.width_px = wishes.width_px;
    layout.height_px = wishes.height_px;
    layout.scale = wishes.type_scale;
    layout.hints = true;
    layout.stage = {0.0f, 0.0f, wishes.width_px, wishes.height_px};
    if (wishes.split) {
        place_message(layout, wishes);
        split_stage(layout);
        return layout;
    }
    if (wishes.traces_open) {
        const float column = std::round(traces_share * wishes.width_px);
        layout.stage.w -= column;
        layout.traces = {layout.stage.w, 0.0f, column, wishes.height_px};
    }
    place_message(layout, wishes);
    return layout;
}

/// The caption takes its room from the top of the picture.
void place_caption(UiLayout& layout, float height) {
    const float room = std::min(height, layout.stage.h);
    if (room <= 0.0f) {
        return;
    }
    const float right = layout.stage_b.empty() ? layout.stage.right() : layout.stage_b.right();
    layout.caption = {layout.stage.x, layout.stage.y, right - layout.stage.x, room};
    for (Rect* stage : {&layout.stage, &layout.stage_b}) {
        if (!stage->empty()) {
            stage->y += room;
            stage->h -= room;
        }
    }
}

UiLayout window_layout(const LayoutWishes& wishes) {
    UiLayout layout;
    const float s = wishes.type_scale;
    layout.width_px = wishes.width_px;
    layout.height_px = wishes.height_px;
    layout.scale = s;
    // The window measured in text: large text makes it small.
    const float w = wishes.width_px / s;
    const float h = wishes.height_px / s;
    const float share =
        std::clamp((std::min(w / 1920.0f, h / 1080.0f) - 2.0f / 3.0f) * 3.0f, 0.0f, 1.0f);
    const Sizes sizes = sizes_between(share);
    layout.hints = share > 0.45f;

    const float top = std::round(sizes.top_bar * s);
    layout.top_bar = {0.0f, 0.0f, wishes.width_px, top};

    float bottom = std::round(sizes.bottom * s);
    const float cards = static_cast<float>(wishes.dose_cards) * sizes.card;
    if (w - cards < narrowest_transport || wishes.height_px - top - bottom < smallest_stage_h) {
        layout.cards_as_icons = true;
        bottom = std::round(icon_strip * s);
    }
    if (wishes.height_px - top - bottom < smallest_stage_h) {
        layout.timeline_as_bar = true;
        bottom = std::round(bar_strip * s);
    }
    layout.bottom = {0.0f, wishes.height_px - bottom, wishes.width_px, bottom};
    place_bottom(layout, sizes, wishes);

    if (wishes.split) {
        place_split(layout, wishes, top);
        if (wishes.side_open) {
            place_side_drawer(layout, wishes);
            if (layout.traces_in_drawer) {
                layout.traces = layout.traces_tab = {};
            }
        }
        return layout;
    }
    const float middle = layout.bottom.y - top;
    // On a very large screen the column may grow, but not without end.
    const float column = std::round(
        std::clamp(wishes.width_px * 0.25f, sizes.traces * s, std::max(640.0f, sizes.traces) * s));
    layout.traces_in_drawer = wishes.width_px - column < smallest_stage_w;
    float stage_w = wishes.width_px;
    if (layout.traces_in_drawer) {
        place_traces_drawer(layout, wishes, top, middle);
        stage_w -= strip_width(s);
    } else if (wishes.traces_open) {
        stage_w -= column;
        layout.traces = {stage_w, top, column, middle};
    } else if (!wishes.side_open) {
        stage_w -= strip_width(s);
        layout.traces_tab = {stage_w, top, strip_width(s), middle};
    }
    layout.traces_folded = middle < five_rows_need * s;
    layout.stage = {0.0f, top, stage_w, middle};
    if (wishes.side_open) {
        stage_w = place_side(layout, wishes, column, stage_w);
        layout.stage.w = stage_w;
    }
    place_message(layout, wishes);
    return layout;
}

} // namespace

UiLayout compute_layout(const LayoutWishes& wishes) {
    UiLayout layout = wishes.presenting ? hall_layout(wishes) : window_layout(wishes);
    place_caption(layout, wishes.caption_px);
    return layout;
}

} // namespace disinhibit
