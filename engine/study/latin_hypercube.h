#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace disinhibit {

/// Latin hypercube samples of the unit cube (McKay, Beckman and Conover 1979), several independent ones of as many points:
/// along every column the points of one sample stand in n equal strata, one in each, at a random place inside.
/// What a point is depends on seed and size alone.
class LatinHypercubes {
  public:
    LatinHypercubes(std::uint64_t seed,
                    std::size_t samples,
                    std::size_t points,
                    std::size_t columns);

    /// Coordinate `column` of a point of a sample, in [0, 1).
    double at(std::size_t sample, std::size_t point, std::size_t column) const;

  private:
    std::uint64_t seed_;
    std::size_t points_, columns_;
    std::vector<std::uint32_t> strata_; ///< sample by sample, column by column, point by point
};

} // namespace disinhibit
