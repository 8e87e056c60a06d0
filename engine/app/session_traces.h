#pragma once

#include <string>
#include <vector>

#include "circuit/trajectory.h"
#include "engine/ui/frame_view.h"
#include "engine/ui/time_scale.h"

namespace disinhibit {

/// How time is cut into cells. On a linear axis they are equally long and begin at multiples of that; for the other axes
/// they grow in proportion to the time since the start, where the first one, from 0, is one second long.
struct TraceGrid {
    double cell_s = 0.0; ///< linear: the smallest power of two that needs no more than 600 cells
    bool proportional = false;
    bool two_points = false; ///< cells are long enough to keep their lowest and highest value

    double begin_of(long long cell) const;
    double length_of(long long cell) const { return begin_of(cell + 1) - begin_of(cell); }
    /// Number of the cell that holds t_s >= 0.
    long long cell_at(double t_s) const;
    /// More than one where a cell is longer than a few minutes.
    int reads_of(long long cell) const;
    bool operator==(const TraceGrid&) const = default;
};
/// Cells read beyond the end of the window, so that curves reach its edge while it scrolls.
inline constexpr int cells_beyond = 2;
TraceGrid trace_grid(double begin_s, double end_s, TimeScale scale = TimeScale::linear);

/// The samples of one trajectory that plots show, kept from frame to frame. Samples lie in cells of a fixed grid, so that scrolling and growing only append and drop. A cell that is
/// long against the events of a day is read several times and keeps its lowest and its highest value.
class TraceCache {
  public:
    /// Brings the curves up to date over [begin_s, end_s], as far as the trajectory reaches, with at most
    /// `most_reads` reads of the trajectory; false if it reaches more than has been read. For a `scale` that is not linear the
    /// curves begin at 0.
    /// `paths`: the signals wanted; those the trajectory lacks are left out. TraceCurve::signal is the place in `paths`.
    bool update(const Trajectory& trajectory,
                const std::vector<std::string>& paths,
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
    void choose_signals(const Trajectory& trajectory, const std::vector<std::string>& paths);
    void drop_before(long long first);
    void keep_cells(long long count);
    void read_cell(const Trajectory& trajectory);

    TraceSet set_;
    std::vector<std::string> paths_;
    std::vector<int> sources_; ///< index of each curve in the trajectory's own table
    TraceGrid grid_;
    long long first_ = 0; ///< number of the first cell kept
    long long next_ = 0;  ///< number of the first cell not read yet
    long revision_ = 0;
    Snapshot scratch_;
};

} // namespace disinhibit
