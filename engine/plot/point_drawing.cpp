#include <algorithm>

#include "engine/plot/free_place.h"
#include "engine/plot/sheet.h"

namespace disinhibit {
namespace {

constexpr float radius_px = 4.0f;

/// A bar that ends in short strokes.
void draw_bar(Sheet& sheet, const PixelPoint& from, const PixelPoint& to) {
    const float half = sheet.px(3.0f);
    const bool upright = from.x == to.x;
    const PixelPoint across = upright ? PixelPoint{half, 0.0f} : PixelPoint{0.0f, half};
    const Color ink = sheet.color("text");
    sheet.line(Part::point, {from, to}, ink);
    for (const PixelPoint& end : {from, to}) {
        sheet.line(Part::point, {end - across, end + across}, ink);
    }
    sheet.taken.push_back({from, to});
}

/// In which species or by which route it was measured, and beside which side.
void write_elsewhere(Sheet& sheet, const PointMark& mark, const std::string& letter) {
    const std::string words = of_side(sheet.content.texts, letter, mark.match->elsewhere);
    if (words.empty()) {
        return;
    }
    const Rect& box = sheet.frame.box;
    const PixelPoint at{sheet.frame.time.x_of(mark.t_s),
                        box.nearest_y(sheet.frame.y_of(mark.value))};
    sheet.write_at(places_beside(at, sheet.px(9.0f), sheet.width(words), sheet.line_height(), box),
                   words);
}

void draw_mark(Sheet& sheet, const PointMark& mark) {
    const Rect& box = sheet.frame.box;
    const auto x_of = [&](double t_s) {
        return sheet.fine(box.nearest_x(sheet.frame.time.x_of(t_s)));
    };
    const auto y_of = [&](double value) {
        return sheet.fine(box.nearest_y(sheet.frame.y_of(value)));
    };
    const PixelPoint at{x_of(mark.t_s), y_of(mark.value)};
    if (mark.low < mark.high) {
        draw_bar(sheet, {at.x, y_of(mark.low)}, {at.x, y_of(mark.high)});
    }
    if (mark.from_s < mark.to_s) {
        draw_bar(sheet, {x_of(mark.from_s), at.y}, {x_of(mark.to_s), at.y});
    }
    const Color fill = sheet.color(mark.match->other_species ? "panel"
                                   : mark.curve != nullptr   ? mark.curve->role
                                                             : std::string("text"));
    sheet.picture.items.push_back(
        DrawnCircle{at, sheet.px(radius_px), fill, sheet.color("text"), 1.5f});
    const float reach = sheet.px(radius_px + 1.0f);
    sheet.taken.push_back({{at.x - reach, at.y}, {at.x + reach, at.y}});
    sheet.picture.points.push_back({&mark, at});
}

bool is_beside(const PointMark& mark, const PlotRun& run) {
    return std::ranges::any_of(run.marks, [&](const PointMark& other) {
        return other.match->point == mark.match->point && other.t_s == mark.t_s &&
               other.value == mark.value;
    });
}

} // namespace

void draw_points(Sheet& sheet) {
    struct Drawn {
        const PointMark& mark;
        std::string letter; ///< empty: it belongs to every run
    };
    std::vector<Drawn> all;
    const std::vector<PlotRun>& runs = sheet.content.runs;
    for (const PlotRun& run : runs) {
        const PlotRun& other = &run == &runs.front() ? runs.back() : runs.front();
        for (const PointMark& mark : run.marks) {
            const bool both = is_beside(mark, other);
            if (sheet.frame.time.shows(mark.t_s) && (!both || &run == &runs.front())) {
                all.push_back({mark, both ? "" : run.letter});
            }
        }
    }
    for (const Drawn& drawn : all) {
        draw_mark(sheet, drawn.mark);
    }
    // After all marks, which words keep away from.
    for (const Drawn& drawn : all) {
        write_elsewhere(sheet, drawn.mark, drawn.letter);
    }
}

} // namespace disinhibit
