#pragma once

#include <vector>

#include "circuit/course/envelope.h"
#include "circuit/course/trajectory.h"

/// What a course comes to, for those who put it into words.
namespace disinhibit {

/// Smaller changes are not told: percent of the resting value, of the whole where the unit is a share.
inline constexpr double worth_telling_percent = 3.0;
/// A grid of rows that lowers a peak by more is told.
inline constexpr double worth_warning_percent = 5.0;

/// Where a signal is farthest from rest.
struct Change {
    int signal = -1;
    double rest = 0.0, value = 0.0; ///< in the unit of the signal
    double at_s = 0.0;
};

struct Outcome {
    std::vector<Change>
        told; ///< plasma levels, rates, concentrations, occupancies, adaptations; in order of the table
    int others = 0;      ///< further signals that change by more than worth_telling_percent
    bool blocks = false; ///< antagonists hold receptors
};

/// `extremes` of the whole course, one per signal.
Outcome find_outcome(const Trajectory& trajectory, const std::vector<Extremes>& extremes);

/// A signal whose highest value in the rows of a report is too low.
struct MissedPeak {
    int signal = -1;
    double in_rows = 0.0, in_course = 0.0; ///< in the unit of the signal
};

/// The signals whose rise the report times miss by more than worth_warning_percent, the smallest share of its peak first.
std::vector<MissedPeak> missed_peaks(const Trajectory& trajectory,
                                     const std::vector<Extremes>& extremes,
                                     const std::vector<double>& report_times_s);

} // namespace disinhibit
