#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "circuit/course/trajectory.h"
#include "engine/view/frame_view.h"

namespace disinhibit {

/// What is looked for in a course that may come: where one signal differs most from the course that there is.
struct PeakOrder {
    std::string signal;                      ///< path; empty: nothing is looked for
    std::shared_ptr<const Scenario> without; ///< of the course to compare with
    double from_s = 0.0;                     ///< when what is tried happens
    double until_s = 0.0;
    std::string parameter; ///< path of what is tried; empty: a dose
    bool operator==(const PeakOrder&) const = default;
};

/// The moment at which what is tried does most.
struct PeakMoment {
    std::shared_ptr<const Scenario> scenario; ///< of the course
    Trajectory course;                        ///< belongs to whoever holds the moment
    Snapshot snapshot;                        ///< of that moment
    double from_s = 0.0;                      ///< when what is tried happens
    std::string parameter;                    ///< path of what is tried; empty: a dose
};

/// Looks for the moment of a PeakOrder while a course grows, in small portions. The course to compare with is read once for
/// everything that is tried after one another. Belongs to one thread at a time.
class PeakSearch {
  public:
    /// Goes on from a course that nothing was tried on yet.
    void start_from(Trajectory course) { without_.emplace(std::move(course)); }
    /// Another order, or another course.
    void begin(const PeakOrder& order);
    /// Reads on, at most `most_reads` times; true when nothing is left to read of what `course` reaches.
    bool work(const Trajectory& course, int most_reads);
    /// The moment, once `course` has been read to its end; nullptr if nothing happens that is worth showing.
    std::shared_ptr<PeakMoment> moment(const Trajectory& course,
                                       const std::shared_ptr<const Scenario>& scenario) const;

  private:
    /// Reads the course to compare with; true when that is done.
    bool read_usual(int most_reads);

    PeakOrder order_;
    std::optional<Trajectory> without_;
    TraceCurve usual_; ///< the signal as it would be
    double usual_next_s_ = 0.0;
    double next_s_ = 0.0; ///< of the course: where reading goes on
    double peak_s_ = 0.0;
    double largest_ = 0.0; ///< difference there
    Snapshot scratch_;
};

} // namespace disinhibit
