#include "engine/plot/sheet.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "engine/plot/axis_drawing.h"
#include "engine/plot/free_place.h"
#include "engine/plot/ghost_style.h"

namespace disinhibit {
namespace {

constexpr float curve_width = 2.0f;

float length_in(const PlotStyle& style, float at_1) {
    return style.whole_pixels ? std::round(at_1 * style.scale) : at_1 * style.scale;
}

std::vector<float> dashes_in(const PlotStyle& style, const std::vector<float>& at_1) {
    std::vector<float> lengths;
    for (const float length : at_1) {
        lengths.push_back(std::max(1.0f, length_in(style, length)));
    }
    return lengths;
}

} // namespace

float Sheet::px(float at_1) const {
    return length_in(content.style, at_1);
}

float Sheet::fine(float place) const {
    return content.style.whole_pixels ? std::round(place) + 0.5f : place;
}

float Sheet::width(const std::string& small_words) const {
    return content.measure.width_px(small_words, content.style.small_px, TextWeight::regular);
}

std::string Sheet::letter(const PlotRun& run) const {
    return content.shared() ? run.letter + " " : "";
}

void Sheet::line(Part part,
                 Polyline points,
                 const Color& color,
                 const std::vector<float>& dashes_at_1,
                 float width,
                 const std::string& name) {
    if (points.size() > 1) {
        picture.items.push_back(DrawnLine{
            part, std::move(points), color, width, dashes_in(content.style, dashes_at_1), name});
    }
}

void Sheet::stroke(const Polyline& points,
                   const Color& color,
                   const std::vector<float>& dashes_at_1,
                   const std::string& name) {
    if (!content.now_s) {
        line(Part::curve, points, color, dashes_at_1, curve_width, name);
        return;
    }
    const float now_x = frame.time.x_of(*content.now_s);
    line(Part::curve,
         part_after(points, now_x),
         with_alpha(color, future_strength),
         dashes_at_1,
         curve_width,
         name);
    line(Part::curve, part_before(points, now_x), color, dashes_at_1, curve_width, name);
}

void Sheet::words(
    float x, float middle_y, const std::string& text, const char* ink, TextAlign align) {
    picture.items.push_back(centred(
        text, {x, middle_y}, content.style.small_px, TextWeight::regular, align, color(ink)));
}

void Sheet::number(float right_x, float middle_y, const std::string& text) {
    picture.items.push_back(centred(text,
                                    {right_x, middle_y},
                                    content.style.tick_px,
                                    TextWeight::regular,
                                    TextAlign::right,
                                    color("text2")));
}

void Sheet::name(
    float x, float middle_y, const std::string& text, const Color& ink, TextAlign align) {
    picture.items.push_back(
        centred(text, {x, middle_y}, content.style.label_px, TextWeight::semibold, align, ink));
}

void Sheet::keep_free(const Rect& place) {
    for (const float y : {place.y, place.center_y(), place.bottom()}) {
        taken.push_back({{place.x, y}, {place.right(), y}});
    }
}

bool Sheet::write_at(const std::vector<Rect>& places, const std::string& text) {
    std::vector<Polyline> all = taken;
    all.insert(all.end(), dotted.begin(), dotted.end());
    std::optional<Rect> place = free_place(places, frame.box, all);
    if (!place) {
        place = free_place(places, frame.box, taken);
    }
    if (place) {
        words(place->x, place->center_y(), text, "text2");
        keep_free(*place);
    }
    return place.has_value();
}

PlotFrame make_plot_frame(const PlotContent& content, const TimeAxis& time, const Rect& box) {
    std::vector<const TraceCurve*> curves;
    std::vector<PointMark> marks;
    const auto add = [&](const TraceCurve* curve) {
        if (curve != nullptr) {
            curves.push_back(curve);
        }
    };
    for (const PlotRun& run : content.runs) {
        for (const PlotTrace& trace : run.traces) {
            add(trace.sampled);
        }
        marks.insert(marks.end(), run.marks.begin(), run.marks.end());
    }
    for (const PlotTrace& trace : content.preview) {
        add(trace.sampled);
    }
    for (const PlotGhost& ghost : content.ghosts) {
        for (const TraceCurve* curve : ghost.curves) {
            add(curve);
        }
    }
    return make_plot_frame(content.plot, time, box, curves, marks);
}

PlotPicture draw_plot_picture(const PlotContent& content, const PlotFrame& frame) {
    Sheet sheet{content, frame};
    draw_ground(sheet);
    draw_dose_lines(sheet);
    draw_danger_lines(sheet);
    NamedBands named;
    if (content.plot.stacked) {
        named = draw_stack(sheet);
    } else {
        draw_curves(sheet);
    }
    if (content.now_s && frame.time.shows(*content.now_s)) {
        const float x = frame.time.x_of(*content.now_s);
        sheet.taken.push_back({{x, frame.box.y}, {x, frame.box.bottom()}});
    }
    draw_danger_words(sheet);
    draw_beyond(sheet);
    draw_points(sheet);
    draw_dose_names(sheet);
    draw_labels(sheet, named);
    return std::move(sheet.picture);
}

DrawnLine ghost_line(const PlotStyle& style, const Theme& theme, Polyline points, int number) {
    constexpr float strength = 0.85f;
    const GhostStyle& look = ghost_style(number);
    return {Part::ghost,
            std::move(points),
            with_alpha(theme.color(look.color), strength),
            curve_width,
            dashes_in(style, look.dash_px)};
}

std::vector<DrawnItem>
time_tick_items(const PlotStyle& style, const Theme& theme, const TimeAxis& time, float bottom_y) {
    constexpr float least_gap = 56.0f;
    const auto px = [&](float at_1) { return length_in(style, at_1); };
    std::vector<DrawnItem> items;
    const TimeTicks ticks = time_axis_ticks(time, px(least_gap));
    for (std::size_t i = 0; i < ticks.times_s.size(); ++i) {
        const float x = time.x_of(ticks.times_s[i]);
        const float fine = style.whole_pixels ? std::round(x) + 0.5f : x;
        items.push_back(DrawnLine{
            Part::grid, {{fine, bottom_y}, {fine, bottom_y + px(5.0f)}}, theme.color("edge")});
        items.push_back(centred(ticks.labels[i],
                                {x, bottom_y + px(time_numbers_below)},
                                style.tick_px,
                                TextWeight::regular,
                                TextAlign::center,
                                theme.color("text2")));
    }
    return items;
}

} // namespace disinhibit
