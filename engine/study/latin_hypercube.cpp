#include "engine/study/latin_hypercube.h"

#include <numeric>
#include <utility>

#include "circuit/numerics/random_number.h"

namespace disinhibit {

LatinHypercubes::LatinHypercubes(std::uint64_t seed,
                                 std::size_t samples,
                                 std::size_t points,
                                 std::size_t columns)
    : seed_(seed), points_(points), columns_(columns), strata_(samples * points * columns) {
    for (std::size_t line = 0; line < samples * columns; ++line) {
        std::uint32_t* const strata = strata_.data() + line * points;
        std::iota(strata, strata + points, 0U);
        for (std::size_t i = points; i > 1; --i) { // Fisher and Yates
            const double share = uniform_number(seed_, line, i);
            std::swap(strata[i - 1],
                      strata[static_cast<std::size_t>(share * static_cast<double>(i))]);
        }
    }
}

double LatinHypercubes::at(std::size_t sample, std::size_t point, std::size_t column) const {
    const std::size_t line = sample * columns_ + column;
    // Beside the numbers that the order was drawn with.
    const double inside = uniform_number(seed_, line, points_ + 1 + point);
    return (static_cast<double>(strata_[line * points_ + point]) + inside) /
           static_cast<double>(points_);
}

} // namespace disinhibit
