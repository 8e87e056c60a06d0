#pragma once

#include <limits>
#include <utility>
#include <vector>

#include "circuit/course/trajectory.h"

/// What a picture or a sentence must not miss of a course. Whoever tells or draws a course reads it through these.
namespace disinhibit {

/// Lowest and highest value of a signal over a stretch of a course, and when each was met first, s.
struct Extremes {
    double low = std::numeric_limits<double>::infinity(), low_at_s = 0.0;
    double high = -std::numeric_limits<double>::infinity(), high_at_s = 0.0;

    void add(double value, double t_s);
};

/// The extremes of every signal (a row of SignalTable each) over [0, end_s], as far as the course comes. What of it is not
/// integrated yet is read while it grows, which is cheaper than later.
std::vector<Extremes> read_extremes(Trajectory& trajectory, double end_s);

/// Some signals of one stretch of a course, read at common times: at its beginning, and where each signal is lowest and
/// highest; of signals that are stacked, also where each sum of the first ones is.
class Envelope {
  public:
    Envelope(std::vector<int> signals, bool stacked);

    const std::vector<int>& signals() const { return signals_; }
    /// The next snapshot of the stretch, ascending in time.
    void add(const Snapshot& snapshot);
    struct Row {
        double t_s = 0.0;
        std::vector<double> values; ///< one per signal
        bool operator<(const Row& other) const { return t_s < other.t_s; }
    };
    /// The rows of the stretch, ascending; another stretch begins.
    std::vector<Row> take();

  private:
    std::vector<int> signals_;
    bool stacked_;
    std::vector<Row> rows_; ///< the beginning, then the lowest and the highest of each quantity
    std::vector<std::pair<double, double>> ranges_; ///< of each quantity
    std::vector<double> quantities_;
    Row now_;
};

} // namespace disinhibit
