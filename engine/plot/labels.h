#pragma once

#include <cstddef>
#include <vector>

namespace disinhibit {

/// A label wished for at the right edge of a plot: one strong line and perhaps quieter ones under it.
struct LabelWish {
    float center = 0.0f; ///< px, where its curve is
    int lines = 1;       ///< strong line and quiet ones
    double weight = 0.0; ///< the lightest goes first if there is no room for all
};

/// Heights of the two kinds of line, px.
struct LabelLines {
    float strong = 18.0f, quiet = 17.0f;
    float height(int lines) const { return strong + quiet * static_cast<float>(lines - 1); }
};

struct PlacedLabel {
    std::size_t wish = 0; ///< index into the wishes
    float center = 0.0f;
    int lines = 1;
};

/// Labels inside [top, bottom] that never overlap, in the order of their curves and as near to them as can be. Where there
/// is too little room quiet lines go first, then whole labels.
std::vector<PlacedLabel> place_labels(const std::vector<LabelWish>& wishes,
                                      const LabelLines& heights,
                                      float top,
                                      float bottom);

/// Moves labels apart: `centers` are the wished places of labels of these heights inside [top, bottom]; their order is
/// kept. If there is too little room they end at the bottom and reach beyond the top.
std::vector<float> spread_labels(std::vector<float> centers,
                                 const std::vector<float>& heights,
                                 float top,
                                 float bottom);

} // namespace disinhibit
