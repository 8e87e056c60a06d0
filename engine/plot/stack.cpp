#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "engine/plot/sheet.h"

namespace disinhibit {
namespace {

constexpr float fill_strength = 0.4f;
constexpr float column_px = 2.0f; ///< in which room for names is looked for

/// One band of the stack, in one piece over what is sampled of the window.
struct Band {
    Polyline upper, lower;
};

/// The lowest place (or highest, if `highest`) of a line in every column of the box, px; where the line does not run no
/// name has room above (below) it.
std::vector<float> reach_of(const Polyline& line, const Rect& box, bool highest) {
    const float nowhere = highest ? box.y : box.bottom();
    const auto columns = static_cast<std::size_t>(std::max(1.0f, box.w / column_px)) + 1;
    std::vector<std::optional<float>> reach(columns);
    const auto column_of = [&](float x) {
        return std::min(columns - 1,
                        static_cast<std::size_t>(std::max(0.0f, (x - box.x) / column_px)));
    };
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const PixelPoint& a = line[i];
        const PixelPoint& b = line[i + 1];
        for (std::size_t k = column_of(a.x); k <= column_of(b.x); ++k) {
            for (const float x : {box.x + static_cast<float>(k) * column_px,
                                  box.x + static_cast<float>(k + 1) * column_px}) {
                const float at = std::clamp(x, std::min(a.x, b.x), std::max(a.x, b.x));
                const float share = b.x > a.x ? (at - a.x) / (b.x - a.x) : 1.0f;
                const float y = a.y + (b.y - a.y) * share;
                const float so_far = reach[k].value_or(y);
                reach[k] = highest ? std::min(so_far, y) : std::max(so_far, y);
            }
        }
    }
    std::vector<float> places;
    for (const std::optional<float>& place : reach) {
        places.push_back(place.value_or(nowhere));
    }
    return places;
}

/// Writes names where their bands are high enough, and never two on top of each other.
class BandNames {
  public:
    explicit BandNames(Sheet& sheet) : sheet_(sheet) {}

    /// True if there was room.
    bool place(const Band& band, const std::string& name, const char* ink) {
        const Rect& box = sheet_.frame.box;
        const PlotStyle& style = sheet_.content.style;
        const float width =
            sheet_.content.measure.width_px(name, style.label_px, TextWeight::semibold);
        const float line = 1.3f * style.label_px;
        const float margin = width / 2.0f + sheet_.px(8.0f);
        const std::vector<float> tops = reach_of(band.upper, box, false);
        const std::vector<float> bottoms = reach_of(band.lower, box, true);
        std::optional<Space> best;
        for (float x = box.x + margin; x <= box.right() - margin; x += column_px) {
            // Where there is room enough the rightmost place wins: labels are looked for at the right.
            Space space = space_around(tops, bottoms, x, width / 2.0f);
            space.worth = std::min(space.height(), 1.5f * line);
            if (crosses_dotted(x, width / 2.0f)) {
                space.worth = std::min(space.worth, line);
            }
            if (!best || space.worth >= best->worth) {
                best = space;
            }
        }
        if (name.empty() || !best || best->height() < line) {
            return false;
        }
        const float y = best->top + std::min(best->height() / 2.0f, line);
        const Rect place{best->x - width / 2.0f, y - line / 2.0f, width, line};
        if (std::any_of(taken_.begin(), taken_.end(), [&](const Rect& rect) {
                return overlap(rect, place);
            })) {
            return false;
        }
        taken_.push_back(place);
        sheet_.keep_free(place);
        sheet_.name(best->x, y, name, sheet_.color(ink), TextAlign::center);
        return true;
    }

  private:
    /// What is free over the whole width of a name centred on x.
    struct Space {
        float x, top, bottom;
        float worth = 0.0f; ///< the best is taken
        float height() const { return bottom - top; }
    };
    Space space_around(const std::vector<float>& tops,
                       const std::vector<float>& bottoms,
                       float x,
                       float half_width) const {
        const Rect& box = sheet_.frame.box;
        Space space{x, box.y, box.bottom()};
        const auto column_of = [&](float at) {
            return std::min(tops.size() - 1,
                            static_cast<std::size_t>(std::max(0.0f, (at - box.x) / column_px)));
        };
        for (std::size_t i = column_of(x - half_width); i <= column_of(x + half_width); ++i) {
            space.top = std::max(space.top, tops[i]);
            space.bottom = std::min(space.bottom, bottoms[i]);
        }
        return space;
    }

    bool crosses_dotted(float x, float half_width) const {
        return std::any_of(sheet_.dotted.begin(), sheet_.dotted.end(), [&](const Polyline& line) {
            return std::abs(line.front().x - x) < half_width;
        });
    }

    Sheet& sheet_;
    std::vector<Rect> taken_;
};

/// Beside a value at the edge there is little room for a name; where a band has no label there its name has no other place.
bool named_inside(const PlotStyle& style, double read) {
    return style.values || !(read >= least_named_percent);
}

/// Left and right of the playhead in two strengths.
void fill(Sheet& sheet, const Band& band, const Color& tint) {
    const auto add = [&](Polyline upper, Polyline lower, float strength) {
        if (upper.size() > 1 && lower.size() > 1) {
            sheet.picture.items.push_back(DrawnBand{
                std::move(upper), std::move(lower), with_alpha(tint, fill_strength * strength)});
        }
    };
    if (!sheet.content.now_s) {
        add(band.upper, band.lower, 1.0f);
        return;
    }
    const float x = sheet.frame.time.x_of(*sheet.content.now_s);
    add(part_before(band.upper, x), part_before(band.lower, x), 1.0f);
    add(part_after(band.upper, x), part_after(band.lower, x), future_strength);
}

/// Those that have a band.
std::vector<const PlotTrace*> present(const PlotRun& run) {
    std::vector<const PlotTrace*> shown;
    for (const PlotTrace& trace : run.traces) {
        if (trace.sampled != nullptr && is_present(*trace.sampled)) {
            shown.push_back(&trace);
        }
    }
    return shown;
}

std::vector<const TraceCurve*> sampled(const std::vector<const PlotTrace*>& traces) {
    std::vector<const TraceCurve*> curves;
    for (const PlotTrace* trace : traces) {
        curves.push_back(trace->sampled);
    }
    return curves;
}

/// The tops of the bands of a former course.
void draw_stack_ghost(Sheet& sheet, const PlotGhost& ghost) {
    const std::vector<TraceCurve> edges = running_sums(ghost.curves);
    for (std::size_t i = 0; i < edges.size(); ++i) {
        if (is_present(*ghost.curves[i])) {
            draw_ghost(sheet, ghost.style, edges[i]);
        }
    }
}

/// Bands and names of one run; of a second one on top of it only the edges.
void draw_bands(Sheet& sheet, const PlotRun& run, bool filled, NamedBands& named) {
    const std::vector<const PlotTrace*> traces = present(run);
    const std::vector<TraceCurve> edges = running_sums(sampled(traces));
    const Rect& box = sheet.frame.box;
    const float tolerance = sheet.content.style.tolerance_px;
    std::vector<Band> bands;
    Polyline lower{{box.x, box.bottom()}, {box.right(), box.bottom()}};
    for (std::size_t i = 0; filled && i < edges.size(); ++i) {
        Polyline upper = bounded_line(edges[i], sheet.frame, tolerance);
        if (upper.size() < 2) {
            return; // nothing of it lies in the window
        }
        if (i == 0) {
            lower = {{upper.front().x, box.bottom()}, {upper.back().x, box.bottom()}};
        }
        bands.push_back({upper, std::move(lower)});
        fill(sheet, bands.back(), sheet.content.theme.tint(traces[i]->data->role));
        lower = std::move(upper);
    }
    for (std::size_t i = 0; i < edges.size(); ++i) {
        draw_course(sheet, run, *traces[i], edges[i]);
    }
    if (!filled) {
        return;
    }
    BandNames names(sheet);
    for (std::size_t i = 0; i < bands.size(); ++i) {
        if (named_inside(sheet.content.style, traces[i]->read) &&
            names.place(bands[i], traces[i]->data->label, "text")) {
            named.curves.push_back(traces[i]->data);
        }
    }
    double sum = 0.0;
    for (const PlotTrace& trace : run.traces) {
        sum += std::isfinite(trace.read) ? trace.read : 0.0;
    }
    const Band remainder{{{lower.front().x, box.y}, {lower.back().x, box.y}}, lower};
    named.remainder = named_inside(sheet.content.style, sheet.content.plot.scale.high - sum) &&
                      names.place(remainder, sheet.content.plot.remainder, "text2");
}

} // namespace

bool NamedBands::holds(const PlotCurve* curve) const {
    return std::find(curves.begin(), curves.end(), curve) != curves.end();
}

NamedBands draw_stack(Sheet& sheet) {
    NamedBands named;
    for (const PlotGhost& ghost : sheet.content.ghosts) {
        draw_stack_ghost(sheet, ghost);
    }
    for (const PlotRun& run : sheet.content.runs) {
        draw_bands(sheet, run, &run == &sheet.content.runs.front(), named);
    }
    std::vector<const PlotTrace*> changed;
    for (const PlotTrace& trace : sheet.content.preview) {
        changed.push_back(&trace);
    }
    const std::vector<TraceCurve> edges = running_sums(sampled(changed));
    for (std::size_t i = 0; i < edges.size(); ++i) {
        if (is_present(*changed[i]->sampled)) {
            draw_preview(sheet, *changed[i]->data, edges[i]);
        }
    }
    return named;
}

} // namespace disinhibit
