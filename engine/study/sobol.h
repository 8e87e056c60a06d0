#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/study/latin_hypercube.h"

/// Variance-based sensitivity: how much of the variance of f(x), x uniform in the unit cube, a factor is behind, alone and
/// with all that it interacts in. Tests: tests/unit/study/sobol_test.cpp.
namespace disinhibit {

/// The points at which f is asked for: for each base point A_j, B_j, and for each factor i the point A_j with the coordinate
/// i of B_j, AB_ij (Saltelli et al. 2010, Comput Phys Commun 181:259). A and B are the two halves of Latin hypercubes of
/// 2 k columns. So many independent hypercubes are drawn that intervals follow from how they differ.
class SobolDesign {
  public:
    static constexpr std::size_t hypercubes = 64;

    /// At least `base_points` of them, in hypercubes of equal size.
    SobolDesign(std::uint64_t seed, std::size_t factors, std::size_t base_points);

    std::size_t base_points() const { return hypercubes * points_; }
    std::size_t rows() const { return base_points() * (factors_ + 2); }
    /// Row by row: A, B, AB_1 ... AB_k of the first base point, then of the second ...
    std::vector<double> point(std::size_t row) const;

  private:
    std::size_t factors_, points_;
    LatinHypercubes cubes_;
};

/// An estimate and its 95 % interval.
struct Estimate {
    double value = 0.0, low = 0.0, high = 0.0;
};

struct SobolIndices {
    Estimate first; ///< V(E(f | x_i)) / V(f)
    Estimate total; ///< E(V(f | x_all but i)) / V(f)
};

/// From f at the rows of a design, with f less its mean:
///   first:  mean f(B) (f(AB_i) - f(A)) / V   (Saltelli et al. 2010, table 2 b)
///   total:  mean (f(A) - f(AB_i))^2 / 2 V    (Jansen 1999, Comput Phys Commun 117:35)
/// V of all A and B. Intervals by the bootstrap over the hypercubes, which are independent of each other, as the points of
/// one are not: percentiles that are as wide for R hypercubes as Student's t wants it (expanded percentile interval,
/// Hesterberg 2015, Am Stat 69:371). NaN where f does not vary. A base point of which a row has no value (NaN) is left out:
/// the indices are then those of a part of the cube.
std::vector<SobolIndices>
sobol_indices(std::span<const double> f, std::size_t factors, std::uint64_t seed);
/// How many base points have values in all rows.
std::size_t whole_base_points(std::span<const double> f, std::size_t factors);

} // namespace disinhibit
