#pragma once

#include <optional>
#include <string>
#include <vector>

#include "circuit/experiment/evaluate.h"

/// Which published numbers can tell the hypotheses of the circuit apart, and which cannot. Computed from the results.
namespace disinhibit {

enum class Separation {
    separates,   ///< the hypotheses lie further apart than the interval of hits is wide
    leans,       ///< nearer than that, but one is a hit and another a miss
    cannot_tell, ///< any value that fits one of them fits them all
    no_contest   ///< fewer than two of them have a value
};

/// One published number under several hypotheses.
struct RowSeparation {
    std::string id;
    std::vector<std::optional<double>> values; ///< by hypothesis, in the unit of the row
    double spread = 0.0;                       ///< largest minus smallest value
    double width = 0.0;                        ///< of the interval of hits, see hit_width
    Separation separation = Separation::no_contest;
};

/// Of RowResult::hits; twice the distance from the measured value to the lower side if it is open above.
double hit_width(const RowResult& result);

/// `results`: one table per hypothesis over the same rows in the same order; tables that are still growing are compared
/// as far as the shortest reaches.
std::vector<RowSeparation> separate(const std::vector<std::vector<RowResult>>& results);

/// "separates", "leans", "cannot tell", "no contest".
std::string to_text(Separation separation);

} // namespace disinhibit
