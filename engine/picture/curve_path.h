#pragma once

#include <glm/vec2.hpp>
#include <vector>

namespace disinhibit {

/// A smooth line sampled at equal distances.
class CurvePath {
  public:
    CurvePath() = default;
    /// `bezier`: 1 + 3 n control points; `step`: distance of the samples, same unit.
    CurvePath(const std::vector<glm::vec2>& bezier, float step);

    float length() const { return length_; }
    /// Position and unit direction at distance `s` from the start, clamped to the ends.
    glm::vec2 point(float s) const;
    glm::vec2 direction(float s) const;
    /// Distance along the path of the sample nearest to `p`.
    float nearest(glm::vec2 p) const;
    const std::vector<glm::vec2>& samples() const { return samples_; }
    float step() const { return step_; }

  private:
    std::vector<glm::vec2> samples_;
    float step_ = 1.0f;
    float length_ = 0.0f;
};

/// Closed Catmull-Rom line through `knots`, `per_knot` points from each to the next.
std::vector<glm::vec2> smooth_loop(const std::vector<glm::vec2>& knots, int per_knot);

/// Open Catmull-Rom line through `knots`, `per_knot` points from each to the next.
std::vector<glm::vec2> smooth_line(const std::vector<glm::vec2>& knots, int per_knot);

/// The corner points of a rounded box, clockwise from the right end of its top edge.
std::vector<glm::vec2> rounded_loop(glm::vec2 center, glm::vec2 half_size, float corner);

} // namespace disinhibit
