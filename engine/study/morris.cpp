#include "engine/study/morris.h"

#include <cmath>
#include <numeric>
#include <utility>

#include "circuit/numerics/random_number.h"
#include "engine/study/percentile.h"

namespace disinhibit {
namespace {

constexpr double step = 2.0 / 3.0;

} // namespace

std::vector<MorrisDesign::Move> MorrisDesign::moves(std::size_t path) const {
    std::vector<Move> moves(factors_);
    for (std::size_t i = 0; i < factors_; ++i) {
        moves[i] = {i, uniform_number(seed_, path, factors_ + i) < 0.5 ? step : -step};
    }
    for (std::size_t i = factors_; i > 1; --i) { // Fisher and Yates
        const double share = uniform_number(seed_, path, i - 1);
        std::swap(moves[i - 1], moves[static_cast<std::size_t>(share * static_cast<double>(i))]);
    }
    return moves;
}

/// On the levels from which the move of each factor stays in the cube: 0 and 1/3 up, 2/3 and 1 down.
std::vector<double> MorrisDesign::start(std::size_t path) const {
    std::vector<double> x(factors_);
    for (const Move& move : moves(path)) {
        const bool is_second = uniform_number(seed_, path, 2 * factors_ + move.factor) < 0.5;
        x[move.factor] = (move.by > 0.0 ? 0.0 : step) + (is_second ? 0.5 * step : 0.0);
    }
    return x;
}

std::vector<double> MorrisDesign::point(std::size_t row) const {
    const std::size_t path = row / (factors_ + 1);
    std::vector<double> x = start(path);
    const std::vector<Move> all = moves(path);
    for (std::size_t i = 0; i < row % (factors_ + 1); ++i) {
        double& moved = x[all[i].factor];
        // On the grid again, without what thirds are rounded by.
        moved = std::round(3.0 * (moved + all[i].by)) / 3.0;
    }
    return x;
}

std::vector<MorrisEffect> morris_effects(const MorrisDesign& design, std::span<const double> f) {
    const std::size_t width = design.rows() / design.paths();
    std::vector<std::vector<double>> effects(width - 1);
    for (std::size_t path = 0; path < design.paths(); ++path) {
        const std::vector<MorrisDesign::Move> moves = design.moves(path);
        for (std::size_t i = 0; i < moves.size(); ++i) {
            const std::size_t row = path * width + i;
            const double effect = (f[row + 1] - f[row]) / moves[i].by;
            if (!std::isnan(effect)) {
                effects[moves[i].factor].push_back(effect);
            }
        }
    }
    std::vector<MorrisEffect> all;
    for (const std::vector<double>& of_factor : effects) {
        std::vector<double> sizes;
        for (const double effect : of_factor) {
            sizes.push_back(std::abs(effect));
        }
        all.push_back(
            {mean_of(of_factor), mean_of(sizes), deviation_of(of_factor), of_factor.size()});
    }
    return all;
}

} // namespace disinhibit
