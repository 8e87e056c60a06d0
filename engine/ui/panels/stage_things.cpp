#include <algorithm>
#include <cmath>

#include "engine/core/glossary.h"
#include "engine/ui/gui/focus.h"
#include "engine/ui/gui/input.h"
#include "engine/ui/gui/style.h"
#include "engine/ui/panels/panels.h"
#include "engine/ui/state/thing.h"
#include "engine/ui/widgets/widgets.h"

namespace disinhibit {
namespace {

constexpr float slack_px = 6.0f;
/// A press that moved further is a drag.
constexpr float still_px = 4.0f;

/// The outline of a thing, a little outside of it; `width` px thick.
void paint_outline(const PanelContext& panel,
                   const Rect& stage,
                   const StageThing& thing,
                   const Color& color,
                   float width) {
    const float gap = panel.px(3.0f) + width / 2.0f;
    const auto at = [&](ScreenPoint p) { return ImVec2{stage.x + p.x, stage.y + p.y}; };
    if (thing.shape == ThingShape::disc || thing.shape == ThingShape::dots) {
        for (const ScreenPoint& p : thing.points) {
            panel.draw.AddCircle(at(p), thing.reach_px + gap, packed(color), 48, width);
        }
    } else if (thing.shape == ThingShape::box) {
        const ImVec2 low = at(thing.points.front());
        const ImVec2 high = at(thing.points.back());
        outline_rect(panel.draw,
                     Rect{low.x, low.y, high.x - low.x, high.y - low.y}.inset(-gap, -gap),
                     color,
                     panel.px(8.0f),
                     width);
    } else {
        Polyline line;
        for (const ScreenPoint& p : thing.points) {
            const ImVec2 q = at(p);
            line.push_back({q.x, q.y});
        }
        paint_polyline(panel.draw, line, with_alpha(color, 0.9f), width);
    }
}

int index_of(const std::vector<StageThing>& things, const std::string& id) {
    const auto found =
        std::find_if(things.begin(), things.end(), [&](const auto& row) { return row.id == id; });
    return found == things.end() ? -1 : static_cast<int>(found - things.begin());
}

/// Arrow keys go from thing to thing, Enter opens.
void steer_by_keys(const PanelContext& panel, const Touch& touch) {
    const std::vector<StageThing>& things = *panel.view.things;
    int at = std::max(0, index_of(things, panel.state.thing));
    const auto dx = static_cast<float>(arrow_steps_right());
    const auto dy = static_cast<float>(arrow_steps_down());
    if (dx != 0.0f || dy != 0.0f) {
        cancel_focus_move();
        at = next_thing(things, at, dx, dy);
    }
    panel.state.thing = things[static_cast<std::size_t>(at)].id;
    if (touch.pressed) {
        open_why(panel.state, things[static_cast<std::size_t>(at)].entity);
    }
}

std::string name_and_meaning(const PanelContext& panel, const StageThing& thing) {
    const std::string name = entity_name(panel, thing.entity);
    std::string text = panel.text("why.tip.thing", {{"name", name}});
    for (const std::string& meaning : meanings_in(glossary_of(*panel.view.texts), name)) {
        text += "\n" + meaning;
    }
    return text;
}

} // namespace

void draw_stage_things(const PanelContext& panel, const Rect& stage, bool pointer_on_stage) {
    if (panel.view.things == nullptr || panel.view.things->empty() ||
        panel.view.entities == nullptr) {
        return;
    }
    const std::vector<StageThing>& things = *panel.view.things;
    const ScopedClip clip(stage);
    // The keyboard's place on the stage; the mouse has the whole picture.
    const Touch touch =
        touch_area(panel, {stage.x + 1.0f, stage.y + 1.0f, 1.0f, 1.0f}, "stage.things", 0.0f);
    const Pointer mouse = pointer();
    const StageThing* under =
        pointer_on_stage && !keys_lead()
            ? thing_at(things, {mouse.at.x - stage.x, mouse.at.y - stage.y}, slack_px)
            : nullptr;
    if (touch.focused) {
        steer_by_keys(panel, touch);
        const int at = index_of(things, panel.state.thing);
        const StageThing& thing = things[static_cast<std::size_t>(std::max(at, 0))];
        paint_outline(panel, stage, thing, panel.color("accent"), std::max(2.0f, panel.px(2.0f)));
        const ScreenPoint middle = middle_of(thing);
        panel.state.widgets.note("stage.focused", {stage.x + middle.x, stage.y + middle.y, 1, 1});
        // Only one of keyboard and mouse names what it points at.
        if (under == nullptr) {
            show_tooltip_at(panel,
                            stage.x + middle.x,
                            stage.y + middle.y + panel.px(12.0f),
                            Align::left,
                            name_and_meaning(panel, thing));
        }
    }
    for (const StageThing& thing : things) {
        const ScreenPoint middle = middle_of(thing);
        panel.state.widgets.note("stage." + thing.id,
                                 {stage.x + middle.x, stage.y + middle.y, 1.0f, 1.0f});
    }
    if (under != nullptr) {
        const float dx = mouse.at.x - mouse.pressed_at.x;
        const float dy = mouse.at.y - mouse.pressed_at.y;
        const bool clicked = mouse.released && std::abs(dx) + std::abs(dy) < still_px;
        paint_outline(panel, stage, *under, with_alpha(panel.color("text"), 0.55f), 1.5f);
        if (clicked) {
            panel.state.thing = under->id;
            open_why(panel.state, under->entity);
        } else if (!mouse.held) {
            show_tooltip(panel, name_and_meaning(panel, *under));
        }
    }
}

} // namespace disinhibit
