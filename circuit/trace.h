#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace disinhibit {

/// The states at the starts of steps, thinned to a bounded number of points: for plots of long courses.
class Trace {
  public:
    explicit Trace(std::size_t state_count) : state_count_(state_count) {}

    /// `t_s` ascending. Leaves out points closer than the spacing that thinning has arrived at.
    void record(double t_s, int events_applied, const std::vector<double>& y);
    void drop_from(double t_s);
    struct Neighbours {
        std::size_t nearer = 0;
        double distance_s = 0.0; ///< between the two points around the time
    };
    /// None outside of what was recorded.
    std::optional<Neighbours> around(double t_s) const;
    int events_applied(std::size_t point) const { return points_[point].events_applied; }
    const double* states(std::size_t point) const { return y_.data() + point * state_count_; }
    std::size_t memory_bytes() const;

  private:
    struct Point {
        double t_s = 0.0;
        int events_applied = 0;
    };
    void thin();

    std::size_t state_count_;
    std::vector<Point> points_;
    std::vector<double> y_; ///< state_count_ per point
    double spacing_s_ = 0.0;
};

} // namespace disinhibit
