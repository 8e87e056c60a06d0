#include "engine/app/figure/marks.h"

#include <algorithm>

#include "engine/ui/plot/beyond.h"
#include "engine/ui/plot/free_place.h"

namespace disinhibit {
void add_beyond_marks(Drawing& drawing,
                      const PlotFrame& frame,
                      const std::vector<Beyond>& beyond,
                      const std::vector<Polyline>& taken,
                      const FigureSource& source,
                      Glyphs& glyphs) {
    const float y = frame.box.y;
    float free_from = 0.0f;
    for (const BeyondRibbon& ribbon : beyond_ribbons(beyond, frame.time)) {
        drawing.items.push_back(DrawnLine{Part::mark,
                                          {{ribbon.from_x, y}, {ribbon.to_x, y}},
                                          source.theme.color("text"),
                                          2.0f,
                                          {beyond_on_px, beyond_off_px},
                                          ""});
        const std::string words = source.texts.get(ribbon.key);
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
}

void add_danger_marks(Drawing& drawing,
                      const PlotFrame& frame,
                      const std::vector<FigureCurve>& curves,
                      const SignalTable& signals,
                      const FigureSource& source) {
    for (const FigureCurve& curve : curves) {
        const auto& danger = signals.rows[static_cast<std::size_t>(curve.signal)].danger;
        if (!danger) {
            continue;
        }
        const float y = frame.y_of(*danger);
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

void add_elsewhere(Drawing& drawing,
                   const PointMark& mark,
                   const PlotFrame& frame,
                   std::vector<Polyline>& taken,
                   const Theme& theme,
                   Glyphs& glyphs) {
    if (mark.match->elsewhere.empty()) {
        return;
    }
    constexpr float gap = 8.0f;
    const float width = glyphs.width(mark.match->elsewhere, small_size, Weight::regular);
    const PixelPoint at{frame.time.x_of(mark.t_s), frame.box.nearest_y(frame.y_of(mark.value))};
    const float half = small_size * 0.7f;
    const auto place =
        free_place(places_beside(at, gap, width, 2.0f * half, frame.box), frame.box, taken);
    if (place) {
        drawing.items.push_back(DrawnText{{place->x, place->center_y() + 3.5f},
                                          mark.match->elsewhere,
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
