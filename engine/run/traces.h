#pragma once

#include <string>
#include <vector>

#include "circuit/course/envelope.h"
#include "circuit/course/trajectory.h"
#include "engine/view/frame_view.h"
#include "engine/view/time_scale.h"

namespace disinhibit {

/// How time is cut into cells. On a linear axis they are equally long and begin at multiples of that; for the other axes
/// they grow in proportion to the time since the start, where the first one, from 0, is one second long.
struct TraceGrid {
    double cell_s = 0.0; ///< linear: the smallest power of two that needs no more than 1024 cells
    bool proportional = false;

    double begin_of(long long cell) const;
    /// Number of the cell that holds t_s >= 0.
    long long cell_at(double t_s) const;
    bool operator==(const TraceGrid&) const = default;
};
/// Cells read beyond the end of the window, so that curves reach its edge while it scrolls.
inline constexpr int cells_beyond = 2;
TraceGrid trace_grid(double begin_s, double end_s, TimeScale scale = TimeScale::linear);

/// The samples of one trajectory that plots show, kept from frame to frame. Samples lie in cells of a fixed grid, so that
/// scrolling and growing only append and drop. A cell is read as often as the course needs to miss nothing, and keeps its
/// beginning, its lowest and its highest value (Envelope).
class TraceCache {
  public:
    /// Brings the curves up to date over [begin_s, end_s], as far as the trajectory reaches, with at most
    /// `most_reads` reads of the trajectory; false if it reaches more than has been read. For a `scale` that is not linear the
    /// curves begin at 0.
    /// `wanted`: signals that the trajectory lacks are left out. TraceCurve::signal is the place in its paths.
    bool update(const Trajectory& trajectory,
                const PlotSignals& wanted,
                double begin_s,
                double end_s,
                TimeScale scale,
                int most_reads);
    /// The course was changed from t_s on.
    void forget_from(double t_s);
    /// The course is another one.
    void clear();

    const TraceSet& set() const { return set_; }
    /// Grows with every change of the curves.
    long revision() const { return revision_; }

  private:
    void choose_signals(const Trajectory& trajectory, const PlotSignals& wanted);
    void drop_before(long long first);
    void keep_cells(long long count);
    /// Reads on in cell next_, until its end, `until_s` or `most_reads`; returns the number of reads.
    int read_on(const Trajectory& trajectory, double until_s, int most_reads);
    void finish_cell();

    TraceSet set_;
    PlotSignals wanted_;
    std::vector<Envelope> envelopes_; ///< of the cell being read: one per stack and other signal
    std::vector<std::vector<std::size_t>> shown_; ///< per envelope, the curves of its signals
    TraceGrid grid_;
    long long first_ = 0; ///< number of the first cell kept
    long long next_ = 0;  ///< number of the first cell not read to its end
    double next_s_ = 0.0; ///< where reading goes on
    long revision_ = 0;
    Snapshot scratch_;
};

} // namespace disinhibit
