#pragma once

#include <optional>
#include <string>

#include "circuit/evaluate.h"

namespace disinhibit {

/// What a row's number becomes as one unmeasured parameter runs through its declared range.
struct ResultBand {
    std::string parameter; ///< its path
    double low = 0.0;      ///< smallest and largest result, in the unit of the row
    double high = 0.0;
    double at_default = 0.0;
};

/// Runs the row at kBandPoints values of `row.over`, evenly from end to end of the parameter's range, each from t = 0 on.
/// Nothing if the row names no parameter, the circuit lacks it, it has no range, or a result does not exist.
constexpr int kBandPoints = 7;
std::optional<ResultBand>
evaluate_band(const Library& library, const ExperimentRow& row, const std::string& circuit_id);

} // namespace disinhibit
