#pragma once

#include <string>
#include <vector>

#include "circuit/trajectory.h"
#include "engine/ui/frame_view.h"

namespace disinhibit {

/// The samples of one trajectory that plots show, kept from frame to frame. Samples lie in cells of a fixed
/// grid whose width is a power of two, so that scrolling and growing only append and drop. A cell that is
/// long against the events of a day is read several times and keeps its lowest and its highest value.
class TraceCache {
  public:
    /// Brings the curves up to date over [begin_s, end_s], as far as the trajectory reaches, with at most
    /// `most_reads` reads of the trajectory; false if some are still missing.
    /// `paths`: the signals wanted; those the trajectory lacks are left out. `naming` is the table whose
    /// indices the curves carry (the main course, also for ghosts).
    bool update(const Trajectory& trajectory,
                const SignalTable& naming,
                const std::vector<std::string>& paths,
                double begin_s,
                double end_s,
                int most_reads);
    /// The course was changed from t_s on.
    void forget_from(double t_s);
    /// The course is another one.
    void clear();

    const TraceSet& set() const { return set_; }

  private:
    void choose_signals(const Trajectory& trajectory,
                        const SignalTable& naming,
                        const std::vector<std::string>& paths);
    void drop_before(long long first);
    void keep_cells(long long count);
    void read_cell(const Trajectory& trajectory);

    TraceSet set_;
    std::vector<std::string> paths_;
    std::vector<int> sources_; ///< index of each curve in the trajectory's own table
    double cell_s_ = 0.0;
    int reads_per_cell_ = 1;
    long long first_ = 0; ///< number of the first cell kept
    long long next_ = 0;  ///< number of the first cell not read yet
    Snapshot scratch_;
};

/// How a window is cut into cells.
struct TraceGrid {
    double cell_s = 0.0;    ///< the smallest power of two that needs no more than 600 cells
    int reads_per_cell = 1; ///< more where cells are longer than a few minutes
};
TraceGrid trace_grid(double span_s);

} // namespace disinhibit
