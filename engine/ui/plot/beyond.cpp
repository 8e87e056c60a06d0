#include "engine/ui/plot/beyond.h"

#include <algorithm>
#include <cmath>

#include "engine/ui/gui/paint.h"
#include "engine/ui/plot/free_place.h"

namespace disinhibit {
namespace {

std::string key_of(const Beyond& beyond) {
    switch (beyond.kind) {
    case BeyondKind::parameter:
        return "plots.beyond.parameter";
    case BeyondKind::data:
        return "plots.beyond.data";
    case BeyondKind::lethal:
        return "plots.beyond.lethal";
    }
    return "";
}

} // namespace

std::vector<BeyondRibbon> beyond_ribbons(const std::vector<Beyond>& all, const TimeAxis& time) {
    constexpr float least_px = 2.0f;
    std::vector<BeyondRibbon> ribbons;
    for (const BeyondStretch& stretch : beyond_stretches(all)) {
        if (stretch.to_s < time.span.begin_s || stretch.from_s > time.span.end_s) {
            continue;
        }
        // What becomes lethal within a stretch is said where the stretch begins.
        const Beyond* gravest = nullptr;
        for (const Beyond& one : all) {
            const bool inside = one.from_s >= stretch.from_s && one.from_s <= stretch.to_s;
            if (inside && (gravest == nullptr || one.kind > gravest->kind)) {
                gravest = &one;
            }
        }
        const float from = time.x_of(std::max(stretch.from_s, time.span.begin_s));
        const float to = time.x_of(std::min(stretch.to_s, time.span.end_s));
        ribbons.push_back({from, std::max(to, from + least_px), key_of(*gravest)});
    }
    return ribbons;
}

void draw_beyond(const PanelContext& panel,
                 const Plot& plot,
                 const PlotFrame& frame,
                 const std::vector<PlotRow>& rows) {
    const float y = frame.box.y + 1.0f;
    const float gap = panel.px(12.0f);
    const float height = panel.px(16.0f);
    float free_from = frame.box.x;
    std::vector<Polyline> lines;
    for (const BeyondRibbon& ribbon : beyond_ribbons(panel.view.beyond, frame.time)) {
        paint_dashed(panel.draw,
                     {{ribbon.from_x, y}, {ribbon.to_x, y}},
                     panel.color("text"),
                     2.0f,
                     panel.px(beyond_on_px),
                     panel.px(beyond_off_px));
        if (lines.empty()) {
            lines = plot_lines(panel, plot, frame, rows);
        }
        const std::string words = panel.text(ribbon.key);
        const float width = text_width(TextStyle::small, words);
        std::vector<Rect> places;
        for (float x = std::max(ribbon.from_x + panel.px(3.0f), free_from);
             x < std::max(ribbon.to_x, ribbon.from_x + gap);
             x += gap) {
            places.push_back({x, y + panel.px(2.0f), width, height});
        }
        if (const auto place = free_place(places, frame.box, lines)) {
            paint_text(panel.draw,
                       TextStyle::small,
                       place->x,
                       place->center_y(),
                       panel.color("text2"),
                       words);
            free_from = place->right() + gap;
        }
    }
}

void draw_danger(const PanelContext& panel,
                 const Plot& plot,
                 const PlotFrame& frame,
                 const std::vector<PlotRow>& rows) {
    const SignalTable& signals = panel.view.trajectory->signals();
    for (const PlotRow& row : rows) {
        if (row.signal < 0 || !signals.rows[static_cast<std::size_t>(row.signal)].danger) {
            continue;
        }
        const double danger = *signals.rows[static_cast<std::size_t>(row.signal)].danger;
        const float y = std::round(frame.y_of(danger)) + 0.5f;
        paint_dashed(panel.draw,
                     {{frame.box.x, y}, {frame.box.right(), y}},
                     panel.color("text"),
                     1.0f,
                     panel.px(6.0f),
                     panel.px(3.0f));
        const std::string words = panel.text("plots.danger");
        const float width = text_width(TextStyle::small, words);
        const float height = panel.px(16.0f);
        const float gap = panel.px(4.0f);
        const float right = frame.box.right() - gap - width;
        std::vector<Rect> places;
        for (float x = right; x > frame.box.x; x -= panel.px(24.0f)) {
            places.push_back({x, y - height - 1.0f, width, height});
            places.push_back({x, y + 1.0f, width, height});
        }
        // That it kills is said even across a curve.
        const Rect place = free_place(places, frame.box, plot_lines(panel, plot, frame, rows))
                               .value_or(Rect{right, y - height - 1.0f, width, height});
        paint_text(
            panel.draw, TextStyle::small, place.x, place.center_y(), panel.color("text2"), words);
    }
}

} // namespace disinhibit
