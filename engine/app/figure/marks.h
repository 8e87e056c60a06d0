#pragma once

#include <string>
#include <vector>

#include "circuit/course/beyond.h"
#include "engine/app/figure/figure.h"
#include "engine/app/figure/samples.h"
#include "engine/record/drawing.h"
#include "engine/record/glyphs.h"
#include "engine/ui/plot/points.h"

/// What a figure says about how far its curves may be trusted.
namespace disinhibit {

/// Type size of the small words of a figure.
inline constexpr float small_size = 10.0f;

/// A dotted line along the top of the box while the course lies beyond data, and the words where it begins, or as near to
/// that as no line of `taken` runs through them; the foot of the figure says it in full.
void add_beyond_marks(Drawing& drawing,
                      const PlotFrame& frame,
                      const std::vector<Beyond>& beyond,
                      const std::vector<Polyline>& taken,
                      const FigureSource& source,
                      Glyphs& glyphs);

/// From where on a signal of the figure endangers life.
void add_danger_marks(Drawing& drawing,
                      const PlotFrame& frame,
                      const std::vector<FigureCurve>& curves,
                      const SignalTable& signals,
                      const FigureSource& source);

/// Beside a published value of another species or route: which, where no line of `taken` runs through the words; they are
/// taken then.
void add_elsewhere(Drawing& drawing,
                   const PointMark& mark,
                   const PlotFrame& frame,
                   std::vector<Polyline>& taken,
                   const Theme& theme,
                   Glyphs& glyphs);

/// What is known of a published value, in one line.
std::string in_one_line(const Texts& texts, const MatchedPoint& match);

} // namespace disinhibit
