#pragma once

#include <vector>

#include "circuit/experiment/evaluate.h"
#include "engine/picture/rect.h"
#include "engine/ui/state/panel_context.h"

namespace disinhibit {

/// The value axis of one small bar: the band takes its middle third, values further out stop at the ends.
struct BandScale {
    double low = 0.0;
    double high = 1.0;

    /// 0 .. 1 along the bar; beyond it for values further out.
    double share_of(double value) const { return (value - low) / (high - low); }
};
BandScale band_scale(const RowResult& result);

/// Band as a box, measured value as a tick, the model's value as a disc inside the band and as a diamond outside it
/// (a chevron at the end if it lies further out). Sign rows: the two signs in words are enough, nothing is drawn.
void draw_band_bar(const PanelContext& panel,
                   const Rect& rect,
                   const RowResult& result,
                   const Color& ink);

/// Several hypotheses on one bar: discs with numbers 1, 2, 3.
void draw_band_bar(const PanelContext& panel,
                   const Rect& rect,
                   const RowResult& result,
                   const std::vector<std::optional<double>>& values);

/// A result over the range of an unmeasured parameter: the interval as a box from end to end, a dot for every point that was
/// computed, a tick at the default. Nothing but the track where there is no response at all.
void draw_interval_bar(const PanelContext& panel,
                       const Rect& rect,
                       const ResultBand& band,
                       const BandScale& scale,
                       const Color& ink);

/// Hit: a check; miss: a cross; not applicable: a dash; not known yet: three dots.
void draw_verdict_mark(
    const PanelContext& panel, const RowResult* result, float x, float y, const Color& ink);

} // namespace disinhibit
