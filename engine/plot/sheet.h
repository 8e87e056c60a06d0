#pragma once

#include <string>
#include <vector>

#include "engine/plot/picture.h"

/// A plot while it is drawn: shared by the files that draw its parts.
namespace disinhibit {

/// concept.md: the planned course is drawn at one third strength.
inline constexpr float future_strength = 0.34f;

/// What is drawn so far, and where no words may stand.
struct Sheet {
    const PlotContent& content;
    const PlotFrame& frame;
    PlotPicture picture{};
    std::vector<Polyline> taken{};  ///< lines that no words may cross
    std::vector<Polyline> dotted{}; ///< lines that words cross where there is no other room

    Color color(const std::string& name) const { return content.theme.color(name); }
    /// A length at scale 1; whole px on a screen.
    float px(float at_1) const;
    /// Where the middle of a line 1 px wide must lie to be crisp, on a screen.
    float fine(float place) const;
    /// Of a line of small words, with air.
    float line_height() const { return 1.25f * content.style.small_px; }
    float width(const std::string& small_words) const;
    /// "A ", where there are two.
    std::string letter(const PlotRun& run) const;

    void line(Part part,
              Polyline points,
              const Color& color,
              const std::vector<float>& dashes_at_1 = {},
              float width = 1.0f,
              const std::string& name = "");
    /// A curve 2 px wide, fainter after the playhead.
    void stroke(const Polyline& points,
                const Color& color,
                const std::vector<float>& dashes_at_1,
                const std::string& name);
    /// Small words whose capitals are centred on middle_y.
    void words(float x,
               float middle_y,
               const std::string& text,
               const char* ink,
               TextAlign align = TextAlign::left);
    /// A number at the axis of values.
    void number(float right_x, float middle_y, const std::string& text);
    /// A name in the type of labels.
    void name(float x,
              float middle_y,
              const std::string& text,
              const Color& ink,
              TextAlign align = TextAlign::left);
    /// What is written next keeps away from this place.
    void keep_free(const Rect& place);
    /// Small words at the first of `places` that is free; false if none is.
    bool write_at(const std::vector<Rect>& places, const std::string& text);
};

/// Grid, the line under the box, own rest of every curve.
void draw_ground(Sheet& sheet);
/// A dotted line where something is taken; of side B in longer strokes.
void draw_dose_lines(Sheet& sheet);
void draw_dose_names(Sheet& sheet);
/// From where on a signal of the plot endangers life, once each; and in words.
void draw_danger_lines(Sheet& sheet);
void draw_danger_words(Sheet& sheet);
/// Former courses, the courses and what a held control would do, of a plot that is no stack.
void draw_curves(Sheet& sheet);

/// What has its name inside a stack already.
struct NamedBands {
    std::vector<const PlotCurve*> curves;
    bool remainder = false;
    bool holds(const PlotCurve* curve) const;
};
/// Areas stacked upwards in the order of the curves, with their names where they fit. Of two runs the first is filled.
NamedBands draw_stack(Sheet& sheet);
/// The edges of former stacks and of what a held control would do: lines as draw_curves strokes them.
void draw_ghost(Sheet& sheet, int style, const TraceCurve& curve);
void draw_preview(Sheet& sheet, const PlotCurve& data, const TraceCurve& curve);
void draw_course(Sheet& sheet, const PlotRun& run, const PlotTrace& trace, const TraceCurve& curve);

/// A dotted line along the top of the box while a run lies beyond data, and the words where it begins, or as near to that
/// as no curve runs through them.
void draw_beyond(Sheet& sheet);
/// Published values: circles with error bars, hollow where another species was measured; the same value beside both runs
/// once. Beside those measured in another species or by another route stands which.
void draw_points(Sheet& sheet);
/// Names, and values where the style says so, right of the box at the height of their curves.
void draw_labels(Sheet& sheet, const NamedBands& named);

} // namespace disinhibit
