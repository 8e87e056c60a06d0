#pragma once

#include <string>
#include <vector>

#include "engine/app/figure/box.h"
#include "engine/record/drawing.h"
#include "engine/record/glyphs.h"
#include "engine/ui/plot/points.h"

/// What a figure says about how far its curves may be trusted.
namespace disinhibit {

/// A dotted line along the top of the box while a run lies beyond data, and the words where it begins, or as near to
/// that as no line of `taken` runs through them; the foot of the figure says it in full.
void add_beyond_marks(Drawing& drawing,
                      const PlotFrame& frame,
                      const std::vector<const RunOnPage*>& runs,
                      const std::vector<Polyline>& taken,
                      const FigureSource& source,
                      Glyphs& glyphs);

/// From where on a signal of the figure endangers life, once each.
void add_danger_marks(Drawing& drawing,
                      const PlotFrame& frame,
                      const std::vector<const RunOnPage*>& runs,
                      const FigureSource& source);

/// Words beside a published value: what of it is of another species or route, after the letter of its side if there is
/// one; where no line of `taken` runs through the words; they are taken then.
void add_elsewhere(Drawing& drawing,
                   const PointMark& mark,
                   const std::string& letter,
                   const PlotFrame& frame,
                   std::vector<Polyline>& taken,
                   const Theme& theme,
                   Glyphs& glyphs);

/// What is known of a published value, in one line.
std::string in_one_line(const Texts& texts, const MatchedPoint& match);

} // namespace disinhibit
