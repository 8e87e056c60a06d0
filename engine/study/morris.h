#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// Screening: which factors of f(x), x in the unit cube, matter at all. Tests: tests/unit/study/morris_test.cpp.
namespace disinhibit {

/// Random paths through a grid of p = 4 levels along every axis of the cube (Morris 1991, Technometrics 33:161): each begins
/// at a random node and moves one factor after the other, in random order, by D = p / (2 (p - 1)) = 2/3, up or down.
class MorrisDesign {
  public:
    MorrisDesign(std::uint64_t seed, std::size_t factors, std::size_t paths)
        : seed_(seed), factors_(factors), paths_(paths) {}

    std::size_t paths() const { return paths_; }
    std::size_t rows() const { return paths_ * (factors_ + 1); }
    /// Row by row: the k + 1 points of the first path, then of the second ...
    std::vector<double> point(std::size_t row) const;
    /// Which factor moves from row `row` to the next one of its path, and by how much.
    struct Move {
        std::size_t factor = 0;
        double by = 0.0;
    };
    std::vector<Move> moves(std::size_t path) const;

  private:
    std::vector<double> start(std::size_t path) const;

    std::uint64_t seed_;
    std::size_t factors_, paths_;
};

/// Of the elementary effects d = (f(x + D e_i) - f(x)) / D of one factor, one from each path: what f changes by over the
/// whole range of the factor, in its own unit.
struct MorrisEffect {
    double mean = 0.0;      ///< mu
    double mean_size = 0.0; ///< mu*, of |d| (Campolongo et al. 2007, Environ Model Softw 22:1509)
    double deviation = 0.0; ///< sigma: of what is not linear, or hangs on other factors
    std::size_t count = 0;  ///< of the effects: where f has no value (NaN) there is none
};

/// By factor, from f at the rows of the design.
std::vector<MorrisEffect> morris_effects(const MorrisDesign& design, std::span<const double> f);

} // namespace disinhibit
