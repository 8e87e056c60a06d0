#include "engine/app/figure/marks.h"

#include "engine/ui/plot/beyond.h"

namespace disinhibit {
namespace {} // namespace

void add_beyond_marks(Drawing& drawing,
                      const PlotFrame& frame,
                      const std::vector<Beyond>& beyond,
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
        if (ribbon.from_x >= free_from && ribbon.from_x + width < frame.box.right()) {
            drawing.items.push_back(DrawnText{{ribbon.from_x + 3.0f, y + 13.0f},
                                              words,
                                              small_size,
                                              Weight::regular,
                                              Anchor::start,
                                              source.theme.color("text2")});
            free_from = ribbon.from_x + width + small_size;
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
                   const DrawnPoint& at,
                   const Theme& theme) {
    if (!mark.match->elsewhere.empty()) {
        drawing.items.push_back(DrawnText{{at.x + 8.0f, at.y + 3.5f},
                                          mark.match->elsewhere,
                                          small_size,
                                          Weight::regular,
                                          Anchor::start,
                                          theme.color("text2")});
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
