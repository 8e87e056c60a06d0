#include "engine/study/sobol.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <numbers>
#include <set>
#include <vector>

#include "engine/study/morris.h"

/// The designs and their estimates, on functions whose indices are known by hand.
namespace disinhibit {
namespace sobol_test {

constexpr double pi = std::numbers::pi;

/// f = sin x1 + 7 sin^2 x2 + 0.1 x3^4 sin x1, x uniform in (-pi, pi) (Ishigami and Homma 1990).
double ishigami(const std::vector<double>& u) {
    const auto x = [&](int i) { return pi * (2.0 * u[static_cast<std::size_t>(i)] - 1.0); };
    const double s = std::sin(x(1));
    return std::sin(x(0)) + 7.0 * s * s + 0.1 * std::pow(x(2), 4) * std::sin(x(0));
}

/// First and total index of each factor, in closed form.
struct Truth {
    std::array<double, 3> first{}, total{};
    Truth() {
        const double v1 = 0.5 * std::pow(1.0 + 0.1 * std::pow(pi, 4) / 5.0, 2);
        const double v2 = 49.0 / 8.0;
        const double v13 = 0.01 * std::pow(pi, 8) * 8.0 / 225.0;
        const double v = v1 + v2 + v13;
        first = {v1 / v, v2 / v, 0.0};
        total = {(v1 + v13) / v, v2 / v, v13 / v};
    }
};

template <class Function>
std::vector<double> evaluate(const SobolDesign& design, const Function& function) {
    std::vector<double> f;
    for (std::size_t row = 0; row < design.rows(); ++row) {
        f.push_back(function(design.point(row)));
    }
    return f;
}

bool covers(const Estimate& estimate, double truth) {
    return estimate.low <= truth && truth <= estimate.high;
}

/// Of so many seeds, how many intervals cover the truth: first and total indices in turn.
std::array<int, 6> coverage(int seeds, std::size_t base_points) {
    const Truth truth;
    std::array<int, 6> covered{};
    for (int seed = 0; seed < seeds; ++seed) {
        const auto number = static_cast<std::uint64_t>(seed);
        const SobolDesign design(number, 3, base_points);
        const auto indices = sobol_indices(evaluate(design, ishigami), 3, number);
        for (std::size_t i = 0; i < 3; ++i) {
            covered[2 * i] += covers(indices[i].first, truth.first[i]) ? 1 : 0;
            covered[2 * i + 1] += covers(indices[i].total, truth.total[i]) ? 1 : 0;
        }
    }
    return covered;
}

TEST(Sobol, FindsTheIndicesOfTheIshigamiFunction) {
    const Truth truth;
    const SobolDesign design(3, 3, 16384);
    const auto indices = sobol_indices(evaluate(design, ishigami), 3, 3);
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_NEAR(indices[i].first.value, truth.first[i], 0.02) << i;
        EXPECT_NEAR(indices[i].total.value, truth.total[i], 0.02) << i;
        EXPECT_LT(indices[i].first.high - indices[i].first.low, 0.05);
    }
}

TEST(Sobol, IntervalsCoverTheTruthIn93To97PercentOfAThousand) {
    for (const int covered : coverage(1000, 1024)) {
        EXPECT_GE(covered, 930);
        EXPECT_LE(covered, 970);
    }
}

TEST(Sobol, DesignIsALatinHypercubeAndMovesOneFactorAtATime) {
    const SobolDesign design(9, 2, 640);
    EXPECT_EQ(design.base_points(), 640u);
    std::set<int> strata;
    for (std::size_t base = 10; base < 20; ++base) { // the second hypercube
        strata.insert(static_cast<int>(10.0 * design.point(4 * base)[1]));
        const auto a = design.point(4 * base), b = design.point(4 * base + 1);
        EXPECT_EQ(design.point(4 * base + 2), (std::vector<double>{b[0], a[1]}));
        EXPECT_EQ(design.point(4 * base + 3), (std::vector<double>{a[0], b[1]}));
    }
    EXPECT_EQ(strata.size(), 10u);
    EXPECT_NE(SobolDesign(10, 2, 640).point(0), design.point(0));
}

TEST(Morris, MeasuresWhatAFactorDoesOverItsRange) {
    const MorrisDesign design(4, 4, 200);
    std::vector<double> f;
    for (std::size_t row = 0; row < design.rows(); ++row) {
        const std::vector<double> x = design.point(row);
        for (const double level : x) {
            EXPECT_TRUE(level >= 0.0 && level <= 1.0) << level;
        }
        f.push_back(3.0 * x[0] - 2.0 * x[1] + 6.0 * (x[2] - 0.5) * (x[0] - 0.5));
    }
    const std::vector<MorrisEffect> effects = morris_effects(design, f);
    EXPECT_NEAR(effects[1].mean, -2.0, 1e-9);
    EXPECT_NEAR(effects[1].mean_size, 2.0, 1e-9);
    EXPECT_NEAR(effects[1].deviation, 0.0, 1e-9);
    EXPECT_NEAR(effects[3].mean_size, 0.0, 1e-9) << "a factor that does nothing";
    // d / dx2 is 6 (x0 - 1/2): on the levels 0, 1/3, 2/3, 1 of mean 0, of size 3 and 1.
    EXPECT_NEAR(effects[2].mean, 0.0, 0.5);
    EXPECT_NEAR(effects[2].mean_size, 2.0, 0.2);
    EXPECT_NEAR(effects[2].deviation, std::sqrt(5.0), 0.2);
    EXPECT_NEAR(effects[0].mean, 3.0, 0.5);
}

/// What has no value takes no part.
TEST(Morris, LeavesOutWhatHasNoValue) {
    const MorrisDesign design(4, 2, 30);
    std::vector<double> f;
    for (std::size_t row = 0; row < design.rows(); ++row) {
        f.push_back(row == 4 ? std::nan("") : 3.0 * design.point(row)[0]);
    }
    const std::vector<MorrisEffect> effects = morris_effects(design, f);
    EXPECT_NEAR(effects[0].mean, 3.0, 1e-9);
    EXPECT_EQ(effects[0].count + effects[1].count, 58u) << "it stood between two moves";
}

TEST(Sobol, LeavesOutBasePointsWithoutAValue) {
    const SobolDesign design(3, 3, 4096);
    std::vector<double> f = evaluate(design, ishigami);
    const auto before = sobol_indices(f, 3, 3);
    f[12] = std::nan("");
    f[14] = std::nan("");
    f[5001] = std::nan("");
    EXPECT_EQ(whole_base_points(f, 3), design.base_points() - 2);
    const auto after = sobol_indices(f, 3, 3);
    EXPECT_NEAR(after[0].total.value, before[0].total.value, 0.01);
    EXPECT_NE(after[0].total.value, before[0].total.value);
}

TEST(Morris, MovesEachFactorOnceOnEveryPath) {
    const MorrisDesign design(1, 5, 3);
    std::set<std::size_t> orders;
    for (std::size_t path = 0; path < 3; ++path) {
        std::set<std::size_t> moved;
        for (std::size_t i = 0; i < 5; ++i) {
            const auto before = design.point(path * 6 + i), after = design.point(path * 6 + i + 1);
            int changed = 0;
            for (std::size_t k = 0; k < 5; ++k) {
                if (before[k] != after[k]) {
                    ++changed;
                    moved.insert(k);
                    EXPECT_NEAR(std::abs(after[k] - before[k]), 2.0 / 3.0, 1e-12);
                }
            }
            EXPECT_EQ(changed, 1);
        }
        EXPECT_EQ(moved.size(), 5u);
        orders.insert(design.moves(path).front().factor);
    }
    EXPECT_GT(orders.size(), 1u);
}

} // namespace sobol_test
} // namespace disinhibit
