#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "engine/ui/gui/paint.h"
#include "engine/ui/plot/ghost_style.h"
#include "engine/ui/plot/rows.h"

namespace disinhibit {
namespace {

constexpr float column_px = 2.0f;
constexpr float fill_strength = 0.45f;
constexpr double invisible_percent = 0.05;

using Heights = std::vector<double>;

/// One band of the stack: between `below` and `above`, given at evenly spaced columns of the box.
struct Band {
    const PlotFrame& frame;
    const Heights& below;
    const Heights& above;

    std::size_t last() const { return above.size() - 1; }
    float x_of(std::size_t column) const {
        return frame.box.x + frame.box.w * static_cast<float>(column) / static_cast<float>(last());
    }
    std::size_t column_at(float x) const {
        const float place = (x - frame.box.x) / frame.box.w * static_cast<float>(last());
        return std::min(last(), static_cast<std::size_t>(std::lround(place)));
    }
    float top(std::size_t column) const { return frame.y_of(above[column]); }
    float bottom(std::size_t column) const { return frame.y_of(below[column]); }
    float height(std::size_t column) const { return bottom(column) - top(column); }
};

/// The stretch of a band between two columns, in two strengths left and right of `now_x`.
void fill_stretch(ImDrawList& draw,
                  const Band& band,
                  std::size_t from,
                  std::size_t to,
                  float now_x,
                  ImU32 past,
                  ImU32 future) {
    const float x0 = band.x_of(from);
    const float x1 = band.x_of(to);
    const float share = std::clamp((now_x - x0) / (x1 - x0), 0.0f, 1.0f);
    const auto between = [share](float a, float b) { return a + (b - a) * share; };
    const ImVec2 top_cut{between(x0, x1), between(band.top(from), band.top(to))};
    const ImVec2 bottom_cut{top_cut.x, between(band.bottom(from), band.bottom(to))};
    if (share > 0.0f) {
        draw.AddQuadFilled(
            {x0, band.top(from)}, top_cut, bottom_cut, {x0, band.bottom(from)}, past);
    }
    if (share < 1.0f) {
        draw.AddQuadFilled(top_cut, {x1, band.top(to)}, {x1, band.bottom(to)}, bottom_cut, future);
    }
}

std::vector<PixelPoint> edge_of(const Band& band) {
    std::vector<PixelPoint> edge;
    for (std::size_t i = 0; i <= band.last(); ++i) {
        edge.push_back({band.x_of(i), band.top(i)});
    }
    return straightened(edge, 0.3f);
}

void draw_band(const PanelContext& panel,
               const Band& band,
               const TraceCurve& upper_edge,
               const PlotRow& row) {
    const Color color = panel.view.theme->tint(row.data->role);
    const float now_x = band.frame.time.x_of(panel.view.now_s);
    const ImU32 past = packed(with_alpha(color, fill_strength));
    const ImU32 future = packed(with_alpha(color, fill_strength * future_strength));
    // Neighbouring quads must not smooth their common edge, or it shows.
    const ImDrawListFlags flags = panel.draw.Flags;
    panel.draw.Flags &= ~ImDrawListFlags_AntiAliasedFill;
    const std::vector<PixelPoint> top = edge_of(band);
    for (std::size_t i = 0; i + 1 < top.size(); ++i) {
        const std::size_t from = band.column_at(top[i].x);
        const std::size_t to = band.column_at(top[i + 1].x);
        // A straight top over a level bottom is one quad.
        const auto floor = band.below.begin();
        const bool level = std::all_of(floor + static_cast<long>(from),
                                       floor + static_cast<long>(to) + 1,
                                       [&](double value) { return value == band.below[from]; });
        const std::size_t step = level ? std::max<std::size_t>(to - from, 1) : 1;
        for (std::size_t column = from; column + step <= to; column += step) {
            fill_stretch(panel.draw, band, column, column + step, now_x, past, future);
        }
    }
    panel.draw.Flags = flags;
    const Color ink = panel.color(row.data->role);
    const Color faint = with_alpha(ink, future_strength);
    const std::vector<float> dashes =
        curve_dashes(row.data->dashed, shows_side_b(panel.view, false));
    for (const Polyline& line : curve_lines(upper_edge, band.frame)) {
        stroke_curve(panel, dashes, part_after(line, now_x), faint);
        stroke_curve(panel, dashes, part_before(line, now_x), ink);
    }
}

/// Writes names where their bands are high enough, and never two on top of each other.
class BandNames {
  public:
    explicit BandNames(const PanelContext& panel) : panel_(panel) {}

    /// True if there was room.
    bool place(const Band& band, const std::string& name, const Color& ink) {
        const float width = text_width(TextStyle::small_strong, name);
        const float line = panel_.px(18.0f);
        const float margin = width / 2.0f + panel_.px(8.0f);
        const Rect& box = band.frame.box;
        std::optional<Space> best;
        for (std::size_t i = 0; i <= band.last(); ++i) {
            const float x = band.x_of(i);
            if (x < box.x + margin || x > box.right() - margin) {
                continue;
            }
            // Where there is room enough the rightmost place wins: labels are looked for at the right.
            const Space space = space_around(band, x, width / 2.0f);
            const float enough = 1.5f * line;
            if (!best || std::min(space.height(), enough) >= std::min(best->height(), enough)) {
                best = space;
            }
        }
        if (!best || best->height() < line) {
            return false;
        }
        const float x = best->x;
        const float y = best->top + std::min(best->height() / 2.0f, line);
        const Rect place{x - width / 2.0f, y - line / 2.0f, width, line};
        if (std::any_of(taken_.begin(), taken_.end(), [&](const Rect& rect) {
                return overlap(rect, place);
            })) {
            return false;
        }
        taken_.push_back(place);
        paint_text(panel_.draw, TextStyle::small_strong, x, y, ink, name, Align::center);
        return true;
    }

  private:
    /// What is free over the whole width of a name centred on x.
    struct Space {
        float x, top, bottom;
        float height() const { return bottom - top; }
    };
    static Space space_around(const Band& band, float x, float half_width) {
        Space space{x, band.frame.box.y, band.frame.box.bottom()};
        for (std::size_t i = band.column_at(x - half_width); i <= band.column_at(x + half_width);
             ++i) {
            space.top = std::max(space.top, band.top(i));
            space.bottom = std::min(space.bottom, band.bottom(i));
        }
        return space;
    }

    const PanelContext& panel_;
    std::vector<Rect> taken_;
};

/// The tops of the bands of former courses, each in the style of its ghost.
void draw_stack_ghosts(const PanelContext& panel,
                       const PlotFrame& frame,
                       const std::vector<PlotRow>& rows) {
    std::map<int, std::vector<const TraceCurve*>> by_style;
    for (const PlotRow& row : rows) {
        for (const PlotRow::Ghost& ghost : row.ghosts) {
            by_style[ghost.style].push_back(ghost.curve);
        }
    }
    for (const auto& [style, curves] : by_style) {
        const std::vector<Heights> sums = stacked_values(curves, frame, column_px);
        const std::vector<TraceCurve> edges = running_sums(curves);
        const Heights floor(sums.front().size(), frame.range.low);
        const Heights* below = &floor;
        for (const Heights& top : sums) {
            const bool absent =
                std::equal(below->begin(), below->end(), top.begin(), [](double a, double b) {
                    return b - a < least_named_percent;
                });
            if (!absent) {
                const TraceCurve& edge = edges[static_cast<std::size_t>(&top - sums.data())];
                for (const Polyline& line : curve_lines(edge, frame)) {
                    paint_ghost_line(panel, line, style);
                }
            }
            below = &top;
        }
    }
}

} // namespace

bool draw_stack(const PanelContext& panel,
                const Plot& plot,
                const PlotFrame& frame,
                std::vector<PlotRow>& rows) {
    std::vector<const TraceCurve*> curves;
    std::vector<PlotRow*> drawn;
    for (PlotRow& row : rows) {
        if (row.course != nullptr) {
            curves.push_back(row.course);
            drawn.push_back(&row);
        }
    }
    if (curves.empty()) {
        return false;
    }
    const std::vector<Heights> sums = stacked_values(curves, frame, column_px);
    const Heights floor(sums.front().size(), frame.range.low);
    const Heights ceiling(sums.front().size(), frame.range.high);
    const std::vector<TraceCurve> edges = running_sums(curves);
    draw_stack_ghosts(panel, frame, rows);
    BandNames names(panel);
    for (std::size_t i = 0; i < sums.size(); ++i) {
        const Heights& below = i == 0 ? floor : sums[i - 1];
        const bool absent =
            std::equal(below.begin(), below.end(), sums[i].begin(), [](double a, double b) {
                return b - a < invisible_percent;
            });
        // An absent ligand would draw a line on top of its neighbour.
        if (!absent) {
            const Band band{frame, below, sums[i]};
            draw_band(panel, band, edges[i], *drawn[i]);
            drawn[i]->named = names.place(band, drawn[i]->data->label, panel.color("text"));
        }
    }
    return !plot.remainder.empty() &&
           names.place({frame, sums.back(), ceiling}, plot.remainder, panel.color("text2"));
}

} // namespace disinhibit
