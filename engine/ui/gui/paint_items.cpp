#include <algorithm>
#include <cmath>
#include <cstddef>
#include <variant>

#include "engine/ui/gui/paint.h"

namespace disinhibit {
namespace {

constexpr int circle_corners = 16;

ImVec2 vector_of(const PixelPoint& point) {
    return {point.x, point.y};
}

void paint(ImDrawList& draw, const DrawnLine& line) {
    if (line.dashes.empty()) {
        paint_polyline(draw, line.points, line.color, line.width);
        return;
    }
    const Swings counted = best_count(line.points, line.dashes);
    for (const Polyline& dash : cut_dashes(line.points, line.dashes, counted)) {
        paint_polyline(draw, dash, line.color, line.width);
    }
}

/// The point of a line at `x`, between its point `i` and the next one.
PixelPoint point_at(const Polyline& line, std::size_t i, float x) {
    const PixelPoint& a = line[i];
    const PixelPoint& b = line[i + 1];
    return b.x > a.x ? PixelPoint{x, a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x)} : b;
}

/// ImGui fills convex shapes only: a quad from each corner of either line to the next.
void paint(ImDrawList& draw, const DrawnBand& band) {
    // Neighbouring quads must not smooth their common edge, or it shows.
    const ImDrawListFlags flags = draw.Flags;
    draw.Flags &= ~ImDrawListFlags_AntiAliasedFill;
    const ImU32 fill = packed(band.fill);
    const Polyline& upper = band.upper;
    const Polyline& lower = band.lower;
    std::size_t i = 0, k = 0;
    while (i + 1 < upper.size() && k + 1 < lower.size()) {
        const float from = std::max(upper[i].x, lower[k].x);
        const float to = std::min(upper[i + 1].x, lower[k + 1].x);
        if (to > from) {
            draw.AddQuadFilled(vector_of(point_at(upper, i, from)),
                               vector_of(point_at(upper, i, to)),
                               vector_of(point_at(lower, k, to)),
                               vector_of(point_at(lower, k, from)),
                               fill);
        }
        const bool upper_ends = upper[i + 1].x <= to;
        k += lower[k + 1].x <= to ? 1 : 0;
        i += upper_ends ? 1 : 0;
    }
    draw.Flags = flags;
}

void paint(ImDrawList& draw, const DrawnCircle& circle) {
    const ImVec2 center = vector_of(circle.center);
    draw.AddCircleFilled(center, circle.radius, packed(circle.fill), circle_corners);
    draw.AddCircle(center, circle.radius, packed(circle.edge), circle_corners, circle.edge_width);
}

void paint(ImDrawList& draw, const TextRun& run) {
    const ImFont* font = font_of(run.size_px, run.weight);
    const float share = run.align == TextAlign::left     ? 0.0f
                        : run.align == TextAlign::center ? 0.5f
                                                         : 1.0f;
    const float width = GuiMeasure().width_px(run.text, run.size_px, run.weight);
    draw.AddText(
        font,
        font->FontSize,
        {std::round(run.position.x - share * width), std::round(run.position.y - font->Ascent)},
        packed(run.color),
        run.text.data(),
        run.text.data() + run.text.size());
}

} // namespace

float GuiMeasure::width_px(const std::string& text, float size_px, TextWeight weight) const {
    const ImFont* font = font_of(size_px, weight);
    return font->CalcTextSizeA(font->FontSize, 1e9f, 0.0f, text.data(), text.data() + text.size())
        .x;
}

void paint_items(ImDrawList& draw, const std::vector<DrawnItem>& items) {
    for (const DrawnItem& item : items) {
        std::visit([&](const auto& drawn) { paint(draw, drawn); }, item);
    }
}

} // namespace disinhibit
