#include "engine/ui/plot/band_bar.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "circuit/experiment/identifiability.h"
#include "engine/ui/gui/paint.h"

namespace disinhibit {
namespace {

float x_of(const Rect& rect, const BandScale& scale, double value) {
    return rect.x + rect.w * static_cast<float>(std::clamp(scale.share_of(value), 0.0, 1.0));
}

bool lies_beyond(const BandScale& scale, double value) {
    return scale.share_of(value) < 0.0 || scale.share_of(value) > 1.0;
}

/// Track, band and measured value.
void draw_ground(const PanelContext& panel,
                 const Rect& rect,
                 const RowResult& result,
                 const BandScale& scale) {
    const float y = rect.center_y();
    fill_rect(panel.draw,
              {rect.x, y - panel.px(1.0f), rect.w, std::max(2.0f, panel.px(2.0f))},
              panel.color("line"));
    const float low = x_of(rect, scale, result.hits.low);
    const float high =
        is_open_above(result.hits.high) ? rect.right() : x_of(rect, scale, result.hits.high);
    const Rect band{low, y - panel.px(6.0f), high - low, panel.px(12.0f)};
    fill_rect(
        panel.draw, band, mix(panel.color("panel"), panel.color("edge"), 0.4f), panel.px(2.0f));
    const float tick = std::round(x_of(rect, scale, result.measured_value));
    paint_line(panel.draw,
               tick,
               y - panel.px(9.0f),
               tick,
               y + panel.px(9.0f),
               panel.color("text2"),
               std::max(2.0f, panel.px(2.0f)));
}

void draw_chevron(
    const PanelContext& panel, const Rect& rect, double value, const BandScale& scale, ImU32 ink) {
    const bool above = scale.share_of(value) > 1.0;
    const float x = above ? rect.right() : rect.x;
    const float y = rect.center_y();
    const float size = panel.px(above ? 5.0f : -5.0f);
    const ImVec2 points[3] = {
        {x - size, y - std::abs(size)}, {x, y}, {x - size, y + std::abs(size)}};
    panel.draw.AddPolyline(points, 3, ink, ImDrawFlags_None, std::max(2.0f, panel.px(2.0f)));
}

} // namespace

BandScale band_scale(const RowResult& result) {
    const double width = hit_width(result);
    if (!(width > 0.0)) {
        // A band without width: room for the measured value on either side.
        const double room = std::max(std::abs(result.measured_value), 1e-12);
        return {result.hits.low - room, result.hits.low + room};
    }
    return {result.hits.low - width, result.hits.low + 2.0 * width};
}

void draw_band_bar(const PanelContext& panel,
                   const Rect& rect,
                   const RowResult& result,
                   const Color& color) {
    if (result.kind == RowKind::sign) {
        return;
    }
    const BandScale scale = band_scale(result);
    draw_ground(panel, rect, result, scale);
    if (!result.model_value) {
        return;
    }
    const double value = *result.model_value;
    const ImU32 ink = packed(color);
    if (lies_beyond(scale, value)) {
        draw_chevron(panel, rect, value, scale, ink);
        return;
    }
    const ImVec2 at{x_of(rect, scale, value), rect.center_y()};
    const float r = panel.px(5.0f);
    if (result.verdict == Verdict::hit) {
        panel.draw.AddCircleFilled(at, r, ink, 16);
    } else {
        const float d = 1.3f * r;
        panel.draw.AddQuadFilled(
            {at.x, at.y - d}, {at.x + d, at.y}, {at.x, at.y + d}, {at.x - d, at.y}, ink);
    }
}

void draw_band_bar(const PanelContext& panel,
                   const Rect& rect,
                   const RowResult& result,
                   const std::vector<std::optional<double>>& values) {
    if (result.kind == RowKind::sign) {
        return;
    }
    const BandScale scale = band_scale(result);
    draw_ground(panel, rect, result, scale);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!values[i]) {
            continue;
        }
        const ImVec2 at{x_of(rect, scale, *values[i]), rect.center_y()};
        panel.draw.AddCircleFilled(at, panel.px(7.0f), packed(panel.color("accent")), 20);
        paint_text(panel.draw,
                   TextStyle::small,
                   at.x,
                   at.y,
                   panel.color("panel"),
                   std::to_string(i + 1),
                   Align::center);
    }
}

void draw_interval_bar(const PanelContext& panel,
                       const Rect& rect,
                       const ResultBand& band,
                       const BandScale& scale,
                       const Color& color) {
    const float y = rect.center_y();
    const float thin = std::max(2.0f, panel.px(2.0f));
    fill_rect(panel.draw, {rect.x, y - thin / 2.0f, rect.w, thin}, panel.color("line"));
    const std::optional<double> low = band.low();
    if (!low) {
        return;
    }
    const float x0 = x_of(rect, scale, *low);
    const float x1 = x_of(rect, scale, *band.high());
    fill_rect(panel.draw,
              {x0, y - panel.px(5.0f), std::max(thin, x1 - x0), panel.px(10.0f)},
              with_alpha(color, 0.35f),
              panel.px(2.0f));
    for (const BandPoint& point : band.points) {
        if (point.result) {
            panel.draw.AddCircleFilled(
                {x_of(rect, scale, *point.result), y}, panel.px(2.5f), packed(color), 12);
        }
    }
    if (band.at_default) {
        const float x = std::round(x_of(rect, scale, *band.at_default));
        paint_line(panel.draw, x, y - panel.px(9.0f), x, y + panel.px(9.0f), color, thin);
    }
}

void draw_verdict_mark(
    const PanelContext& panel, const RowResult* result, float x, float y, const Color& color) {
    const ImU32 ink = packed(color);
    const float r = panel.px(5.0f);
    const float width = std::max(2.0f, panel.px(2.0f));
    if (result == nullptr) {
        for (const float offset : {-1.0f, 0.0f, 1.0f}) {
            panel.draw.AddCircleFilled({x + offset * r, y}, std::max(1.0f, panel.px(1.2f)), ink, 8);
        }
        return;
    }
    switch (result->verdict) {
    case Verdict::hit: {
        const ImVec2 points[3] = {{x - r, y}, {x - 0.3f * r, y + 0.7f * r}, {x + r, y - 0.8f * r}};
        panel.draw.AddPolyline(points, 3, ink, ImDrawFlags_None, width);
        break;
    }
    case Verdict::near: { // a wave: almost
        const ImVec2 points[4] = {{x - r, y + 0.3f * r},
                                  {x - 0.35f * r, y - 0.4f * r},
                                  {x + 0.35f * r, y + 0.4f * r},
                                  {x + r, y - 0.3f * r}};
        panel.draw.AddPolyline(points, 4, ink, ImDrawFlags_None, width);
        break;
    }
    case Verdict::miss:
        panel.draw.AddLine({x - 0.8f * r, y - 0.8f * r}, {x + 0.8f * r, y + 0.8f * r}, ink, width);
        panel.draw.AddLine({x - 0.8f * r, y + 0.8f * r}, {x + 0.8f * r, y - 0.8f * r}, ink, width);
        break;
    case Verdict::not_applicable:
        panel.draw.AddLine({x - r, y}, {x + r, y}, ink, std::max(1.0f, panel.px(1.0f)));
        break;
    }
}

} // namespace disinhibit
