#include "engine/app/figure/marks.h"

#include <algorithm>
#include <set>

#include "engine/ui/plot/beyond.h"
#include "engine/ui/plot/free_place.h"

namespace disinhibit {

void add_beyond_marks(Drawing& drawing,
                      const PlotFrame& frame,
                      const std::vector<const RunOnPage*>& runs,
                      const std::vector<Polyline>& taken,
                      const FigureSource& source,
                      Glyphs& glyphs) {
    constexpr float between_sides = 5.0f;
    float y = frame.box.y;
    float free_from = 0.0f;
    for (const RunOnPage* run : runs) {
        for (const BeyondRibbon& ribbon : beyond_ribbons(run->beyond, frame.time)) {
            drawing.items.push_back(DrawnLine{Part::mark,
                                              {{ribbon.from_x, y}, {ribbon.to_x, y}},
                                              source.theme.color("text"),
                                              2.0f,
                                              {beyond_on_px, beyond_off_px},
                                              ""});
            const std::string words =
                (runs.size() > 1 ? run->letter + " " : "") + source.texts.get(ribbon.key);
            const float width = glyphs.width(words, small_size, Weight::regular);
            std::vector<Rect> places;
            for (float x = std::max(ribbon.from_x + 3.0f, free_from);
                 x < std::max(ribbon.to_x, ribbon.from_x + small_size);
                 x += small_size) {
                places.push_back({x, y + 3.0f, width, small_size + 3.0f});
            }
            if (const auto place = free_place(places, frame.box, taken)) {
                drawing.items.push_back(DrawnText{{place->x, y + 13.0f},
                                                  words,
                                                  small_size,
                                                  Weight::regular,
                                                  Anchor::start,
                                                  source.theme.color("text2")});
                free_from = place->right() + small_size;
            }
        }
        y += between_sides;
    }
}

void add_danger_marks(Drawing& drawing,
                      const PlotFrame& frame,
                      const std::vector<const RunOnPage*>& runs,
                      const FigureSource& source) {
    std::set<std::string> told;
    for (const RunOnPage* run : runs) {
        for (const FigureCurve& curve : run->curves) {
            const Signal& signal =
                run->course->signals().rows[static_cast<std::size_t>(curve.signal)];
            if (!signal.danger || !told.insert(signal.path).second) {
                continue;
            }
            const float y = frame.y_of(*signal.danger);
            const float right = frame.box.right();
            drawing.items.push_back(DrawnLine{Part::mark,
                                              {{frame.box.x, y}, {right, y}},
                                              source.theme.color("text"),
                                              1.0f,
                                              {6.0f, 3.0f},
                                              ""});
            drawing.items.push_back(DrawnText{{right - 4.0f, y - 4.0f},
                                              source.texts.get("plots.danger"),
                                              small_size,
                                              Weight::regular,
                                              Anchor::end,
                                              source.theme.color("text2")});
        }
    }
}

void add_elsewhere(Drawing& drawing,
                   const PointMark& mark,
                   const std::string& letter,
                   const PlotFrame& frame,
                   std::vector<Polyline>& taken,
                   const Theme& theme,
                   Glyphs& glyphs) {
    const std::string& where = mark.match->elsewhere;
    const std::string words = letter + (letter.empty() || where.empty() ? "" : ": ") + where;
    if (words.empty()) {
        return;
    }
    constexpr float gap = 8.0f;
    const float width = glyphs.width(words, small_size, Weight::regular);
    const PixelPoint at{frame.time.x_of(mark.t_s), frame.box.nearest_y(frame.y_of(mark.value))};
    const float half = small_size * 0.7f;
    const auto place =
        free_place(places_beside(at, gap, width, 2.0f * half, frame.box), frame.box, taken);
    if (place) {
        drawing.items.push_back(DrawnText{{place->x, place->center_y() + 3.5f},
                                          words,
                                          small_size,
                                          Weight::regular,
                                          Anchor::start,
                                          theme.color("text2")});
        for (const float y : {place->y, place->center_y(), place->bottom()}) {
            taken.push_back({{place->x, y}, {place->right(), y}});
        }
    }
}

std::string in_one_line(const Texts& texts, const MatchedPoint& match) {
    std::string words;
    for (const std::string& line : point_lines(texts, match)) {
        words += (words.empty() ? "" : " ") + line + (line.ends_with('.') ? "" : ".");
    }
    return words;
}

} // namespace disinhibit
