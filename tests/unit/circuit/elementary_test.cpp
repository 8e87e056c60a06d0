#include "circuit/numerics/elementary.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

#include "circuit/numerics/elementary_pack.h"
#include "circuit/numerics/random_number.h"

namespace disinhibit {
namespace elementary_test {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double no_number = std::numeric_limits<double>::quiet_NaN();
constexpr int tries = 200'000;

/// Distance from the exact value in units of its last place. A long double has eleven bits more here; where it has not,
/// there is half a unit of doubt.
double units_off(double value, long double exact) {
    const double nearest = std::abs(static_cast<double>(exact));
    const double unit = std::nextafter(nearest, infinity) - nearest;
    return static_cast<double>(std::abs(static_cast<long double>(value) - exact)) / unit;
}

double between(double low, double high, int i) {
    return low + (high - low) * uniform_number(1, 2, static_cast<std::uint64_t>(i));
}

TEST(Elementary, exponential_is_within_one_unit_in_the_last_place) {
    for (const auto& [low, high] : {std::pair(-1.0, 1.0), std::pair(-700.0, 709.0)}) {
        for (int i = 0; i < tries; ++i) {
            const double x = between(low, high, i);
            ASSERT_LT(units_off(exponential(x), std::exp(static_cast<long double>(x))), 1.0) << x;
        }
    }
}

TEST(Elementary, logarithm_is_within_one_unit_in_the_last_place) {
    for (int i = 0; i < tries; ++i) {
        const double near_one = between(0.5, 2.0, i);
        const double anywhere = std::ldexp(near_one, i % 2000 - 1000);
        for (const double x : {near_one, anywhere}) {
            ASSERT_LT(units_off(logarithm(x), std::log(static_cast<long double>(x))), 1.0) << x;
        }
    }
}

TEST(Elementary, ends_of_the_range_are_those_of_the_functions) {
    EXPECT_EQ(exponential(0.0), 1.0);
    EXPECT_EQ(exponential(710.0), infinity);
    EXPECT_EQ(exponential(infinity), infinity);
    EXPECT_EQ(exponential(-746.0), 0.0);
    EXPECT_EQ(exponential(-infinity), 0.0);
    EXPECT_EQ(exponential(-745.0), std::numeric_limits<double>::denorm_min());
    EXPECT_TRUE(std::isnan(exponential(no_number)));
    EXPECT_EQ(logarithm(1.0), 0.0);
    EXPECT_EQ(logarithm(0.0), -infinity);
    EXPECT_EQ(logarithm(infinity), infinity);
    EXPECT_TRUE(std::isnan(logarithm(-1.0)));
    EXPECT_TRUE(std::isnan(logarithm(-infinity)));
    EXPECT_TRUE(std::isnan(logarithm(no_number)));
    const double least = std::numeric_limits<double>::denorm_min();
    EXPECT_LT(units_off(logarithm(least), -1074.0L * std::numbers::ln2_v<long double>), 1.0);
}

TEST(Elementary, powers_of_few_bits_and_the_ends) {
    for (int i = 0; i < tries / 10; ++i) {
        const double x = between(1e-6, 1e6, i);
        const double y = between(-3.0, 3.0, i + tries);
        const double exact = std::pow(x, y);
        const double bound = 0x1p-52 * (1.0 + std::abs(y * std::log(x)));
        ASSERT_LT(std::abs(power(x, y) - exact) / exact, bound) << x << "^" << y;
    }
    EXPECT_EQ(power(0.3, 1.0), 0.3);
    EXPECT_EQ(power(0.0, 0.0), 1.0);
    EXPECT_EQ(power(0.0, 0.5), 0.0);
    EXPECT_EQ(power(0.0, -0.5), infinity);
    EXPECT_EQ(power(infinity, -0.2), 0.0);
}

TEST(Elementary, decimal_logarithm_and_cosine) {
    EXPECT_NEAR(decimal_logarithm(1e-5), -5.0, 1e-15);
    for (int i = 0; i < tries / 10; ++i) {
        const double turns = between(0.0, 1.0, i);
        ASSERT_NEAR(cosine_of_turns(turns), std::cos(2.0 * std::numbers::pi * turns), 1e-15);
    }
    EXPECT_EQ(cosine_of_turns(0.0), 1.0);
    EXPECT_EQ(cosine_of_turns(0.25), 0.0);
    EXPECT_EQ(cosine_of_turns(0.5), -1.0);
    EXPECT_EQ(cosine_of_turns(1.0), 1.0);
}

template <int W> void expect_lanes_alone(const std::vector<double>& numbers) {
    for (std::size_t first = 0; first < numbers.size(); ++first) {
        double in[W];
        for (int lane = 0; lane < W; ++lane) {
            in[lane] = numbers[(first + static_cast<std::size_t>(lane)) % numbers.size()];
        }
        double powers[W];
        double logarithms[W];
        exponential(Pack<W>::load(in)).store(powers);
        logarithm(Pack<W>::load(in)).store(logarithms);
        for (int lane = 0; lane < W; ++lane) {
            const double e = exponential(in[lane]);
            const double l = logarithm(in[lane]);
            EXPECT_TRUE(powers[lane] == e || (std::isnan(e) && std::isnan(powers[lane])));
            EXPECT_TRUE(logarithms[lane] == l || (std::isnan(l) && std::isnan(logarithms[lane])));
        }
    }
}

TEST(Elementary, a_lane_has_the_bits_of_a_number_alone) {
    std::vector<double> numbers{0.0, -1.0, infinity, -infinity, no_number, 1e-310, 800.0, -800.0};
    for (int i = 0; i < 500; ++i) {
        numbers.push_back(between(-30.0, 30.0, i));
    }
    expect_lanes_alone<2>(numbers);
    expect_lanes_alone<4>(numbers);
    expect_lanes_alone<8>(numbers);
}

} // namespace elementary_test
} // namespace disinhibit
