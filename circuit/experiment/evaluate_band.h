#pragma once

#include <optional>
#include <string>
#include <vector>

#include "circuit/experiment/calculation.h"

namespace disinhibit {

/// The result of a row at one value of the unmeasured parameter.
struct BandPoint {
    double parameter = 0.0; ///< in the unit of the parameter
    std::optional<double>
        result; ///< in the unit of the row; nothing if there is no response to tell of
};

/// What a row's number becomes as one unmeasured parameter runs through its declared range.
struct ResultBand {
    std::string parameter;          ///< its path
    std::string parameter_unit;     ///< as written
    double parameter_default = 0.0; ///< in that unit
    std::vector<BandPoint> points;  ///< ascending, from end to end of the range
    std::optional<double> at_default;

    /// Smallest and largest result over the range, the default included; nothing without any response.
    std::optional<double> low() const;
    std::optional<double> high() const;
    /// Parameter values at which there is no response.
    std::vector<double> silent() const;
};

/// Runs the row at kBandPoints values of `row.over`, evenly from end to end of the parameter's range, each from t = 0 on.
/// Nothing if the row names no parameter, the circuit lacks it or it has no range. Throws RowStop if a run fails.
constexpr int kBandPoints = 7;
std::optional<ResultBand>
evaluate_band(const Library& library, const ExperimentRow& row, const std::string& circuit_id);

} // namespace disinhibit
