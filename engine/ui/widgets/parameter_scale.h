#pragma once

#include "circuit/describe/parameters.h"

namespace disinhibit {

/// The range of a parameter's slider, internal units. Logarithmic where it spans more than one and a half decades above
/// zero. Without a stated range it reaches from a tenth to ten times the default (from zero to one unit where that is
/// zero), and `stated` is false.
struct ParameterScale {
    double low = 0.0, high = 1.0;
    bool logarithmic = false;
    bool stated = true;

    /// 0..1 of a value, clamped to the ends.
    double position_of(double value) const;
    /// The value at a position, rounded to three significant digits in the unit of the parameter.
    double value_at(double position, double internal_per_unit) const;
};

ParameterScale scale_of(const Quantity& quantity, double started);

/// Decimals that show `value` with three significant digits (at most six).
int decimals_of(double value);

} // namespace disinhibit
