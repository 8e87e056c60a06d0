#pragma once

#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "circuit/numerics/elementary.h"

namespace disinhibit {

/// What goes together in people: the standard normal number behind this quantity and that behind parameter `with` correlate by
/// `value`, -1 < value < 1.
struct Correlation {
    std::string with; ///< path of a parameter with a spread of its own
    double value = 0.0;
};

/// Where a number comes from and how far it may be trusted.
/// `source` is a key of assets/references.bib, several keys separated by "; ", or the word "assumed" (then `note` says
/// why). `grade` is A, B, C, D or M as defined in circuit/README.md, optionally followed by " der." or " (code)".
struct Provenance {
    std::string source;
    std::string grade;
    std::string note;
    std::vector<std::string> calibrated_on{}; ///< ids of published rows it was set with in view
};

/// A number with its unit and provenance, converted once at the border (circuit/describe/units.h).
/// `value` is in the internal unit of its dimension (s, nmol, L, nM, Hz, fraction ...); `unit` is the unit it was
/// written in and `internal_per_unit` the factor from the one to the other, so `value / internal_per_unit` is what the
/// file says. `low`/`high` are the range a user may set, in the internal unit. `cv` is the published spread between
/// subjects as standard deviation over mean; populations draw log-normal values with it (`log_deviation`).
struct Quantity {
    double value = 0.0;
    std::string unit;
    double internal_per_unit = 1.0;
    Provenance provenance;
    std::optional<double> low;
    std::optional<double> high;
    std::optional<double> cv;
    std::optional<Correlation> correlation; ///< only beside a `cv`

    /// The number as written in the file, in `unit`.
    double written() const { return value / internal_per_unit; }

    /// Standard deviation of the logarithm of a log-normal quantity with this `cv`: sqrt(ln(1 + cv^2)); 0 without `cv`.
    double log_deviation() const { return cv ? std::sqrt(logarithm(1.0 + *cv * *cv)) : 0.0; }
};

} // namespace disinhibit
