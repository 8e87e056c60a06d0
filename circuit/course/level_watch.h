#pragma once

#include <vector>

#include "circuit/course/level_span.h"
#include "circuit/model.h"
#include "circuit/numerics/solver.h"

namespace disinhibit {

/// Follows a course step by step and remembers when its levels lay above their limits, so that nobody has to search a long
/// course for peaks. Stretches that last belong to the state of the integration (`open`): a course that goes back to a
/// checkpoint takes up those of the checkpoint.
class LevelWatch {
  public:
    /// After an accepted step under `coefficients`. Levels are read at its beginning, middle and end, and at the top of the
    /// parabola through the three.
    void follow(const Model& model,
                const std::vector<double>& coefficients,
                const DenseStep& step,
                std::vector<LevelSpan>& open);
    /// The course was cut at t_s.
    void drop_after(double t_s);
    /// What ended after t_s.
    std::vector<LevelSpan> ended_after(double t_s) const;
    void append(const LevelSpan& ended) { ended_.push_back(ended); }
    const std::vector<LevelSpan>& ended() const { return ended_; }

  private:
    std::vector<LevelSpan> ended_; ///< ascending in to_s
};

} // namespace disinhibit
