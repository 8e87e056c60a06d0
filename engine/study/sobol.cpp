#include "engine/study/sobol.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "circuit/numerics/random_number.h"
#include "engine/study/percentile.h"

namespace disinhibit {
namespace {

constexpr std::size_t resamples = 1000;
/// 100 Phi(-sqrt(R / (R - 1)) t), t the 97.5 % point of Student's distribution with R - 1 = 63 degrees of freedom, 1.99834.
constexpr double lower_percentile = 2.1997;

/// Sums over the base points of one hypercube, or of several.
struct Sums {
    double n = 0.0;                     ///< base points
    double values = 0.0, squares = 0.0; ///< of f at A and B
    std::vector<double> products, gaps; ///< by factor: f(B) (f(AB) - f(A)), (f(A) - f(AB))^2

    explicit Sums(std::size_t factors) : products(factors), gaps(factors) {}
    void add(const Sums& other) {
        n += other.n;
        values += other.values;
        squares += other.squares;
        for (std::size_t i = 0; i < products.size(); ++i) {
            products[i] += other.products[i];
            gaps[i] += other.gaps[i];
        }
    }
    /// First and total index of a factor.
    std::pair<double, double> indices(std::size_t factor) const {
        const double mean = values / (2.0 * n);
        const double variance = squares / (2.0 * n) - mean * mean;
        return {products[factor] / n / variance, gaps[factor] / (2.0 * n) / variance};
    }
};

/// `f`: of the rows of a base point.
bool is_whole(std::span<const double> f) {
    return std::ranges::none_of(f, [](double value) { return std::isnan(value); });
}

/// `f`: of the rows of one hypercube.
Sums sums_of(std::span<const double> f, std::size_t factors, double mean) {
    Sums sums(factors);
    const std::size_t width = factors + 2;
    for (std::size_t row = 0; row < f.size(); row += width) {
        if (!is_whole(f.subspan(row, width))) {
            continue;
        }
        sums.n += 1.0;
        const double a = f[row] - mean;
        const double b = f[row + 1] - mean;
        sums.values += a + b;
        sums.squares += a * a + b * b;
        for (std::size_t i = 0; i < factors; ++i) {
            const double ab = f[row + 2 + i] - mean;
            sums.products[i] += b * (ab - a);
            sums.gaps[i] += (a - ab) * (a - ab);
        }
    }
    return sums;
}

double mean_of_base_points(std::span<const double> f, std::size_t factors) {
    double sum = 0.0;
    for (std::size_t row = 0; row < f.size(); row += factors + 2) {
        sum += is_whole(f.subspan(row, factors + 2)) ? f[row] + f[row + 1] : 0.0;
    }
    return sum / (2.0 * static_cast<double>(whole_base_points(f, factors)));
}

Estimate estimate_of(double value, std::vector<double>& drawn) {
    std::ranges::sort(drawn);
    return {
        value, percentile(drawn, lower_percentile), percentile(drawn, 100.0 - lower_percentile)};
}

} // namespace

SobolDesign::SobolDesign(std::uint64_t seed, std::size_t factors, std::size_t base_points)
    : factors_(factors),
      points_(std::max<std::size_t>(2, (base_points + hypercubes - 1) / hypercubes)),
      cubes_(seed, hypercubes, points_, 2 * factors) {}

std::vector<double> SobolDesign::point(std::size_t row) const {
    const std::size_t base = row / (factors_ + 2);
    const std::size_t kind = row % (factors_ + 2); // A, B, AB_1, AB_2 ...
    std::vector<double> x(factors_);
    for (std::size_t i = 0; i < factors_; ++i) {
        const bool from_b = kind == 1 || kind == i + 2;
        x[i] = cubes_.at(base / points_, base % points_, from_b ? factors_ + i : i);
    }
    return x;
}

std::size_t whole_base_points(std::span<const double> f, std::size_t factors) {
    std::size_t whole = 0;
    for (std::size_t row = 0; row < f.size(); row += factors + 2) {
        whole += is_whole(f.subspan(row, factors + 2)) ? 1 : 0;
    }
    return whole;
}

std::vector<SobolIndices>
sobol_indices(std::span<const double> f, std::size_t factors, std::uint64_t seed) {
    constexpr std::size_t cubes = SobolDesign::hypercubes;
    const double mean = mean_of_base_points(f, factors);
    const std::size_t rows = f.size() / cubes;
    std::vector<Sums> of_cube;
    Sums all(factors);
    for (std::size_t cube = 0; cube < cubes; ++cube) {
        of_cube.push_back(sums_of(f.subspan(cube * rows, rows), factors, mean));
        all.add(of_cube.back());
    }
    std::vector<std::vector<double>> first(factors), total(factors);
    for (std::size_t draw = 0; draw < resamples; ++draw) {
        Sums drawn(factors);
        for (std::size_t i = 0; i < cubes; ++i) {
            const double share = uniform_number(seed, draw, i);
            drawn.add(of_cube[static_cast<std::size_t>(share * cubes)]);
        }
        for (std::size_t i = 0; i < factors; ++i) {
            const auto [s, st] = drawn.indices(i);
            first[i].push_back(s);
            total[i].push_back(st);
        }
    }
    std::vector<SobolIndices> indices;
    for (std::size_t i = 0; i < factors; ++i) {
        const auto [s, st] = all.indices(i);
        indices.push_back({estimate_of(s, first[i]), estimate_of(st, total[i])});
    }
    return indices;
}

} // namespace disinhibit
