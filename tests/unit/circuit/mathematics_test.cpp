#include <gtest/gtest.h>

#include "circuit/numerics/mathematics.h"

/// Do the small functions have the values and the slopes they say?
namespace disinhibit {
namespace mathematics_test {

TEST(Mathematics, a_hill_function_is_half_at_its_constant_and_rises_with_its_exponent) {
    for (const double n : {0.8, 1.0, 1.5, 2.0, 3.0, 8.0, 9.5}) {
        // What smooths the rest at zero leaves (n - 1) / 8 of 1e-12 here.
        EXPECT_NEAR(hill(3.0, 3.0, n), 0.5, 1.3e-12) << n;
        EXPECT_NEAR(hill_at(3.0, 3.0, n).slope, n / 12.0, 1e-11) << n; // n / (4 k)
        EXPECT_NEAR(hill(6.0, 3.0, n), std::pow(2.0, n) / (1.0 + std::pow(2.0, n)), 1e-12) << n;
    }
}

TEST(Mathematics, what_falls_below_zero_does_not_count_as_a_rise) {
    for (const double n : {2.0, 3.0, 4.0}) {
        EXPECT_EQ(hill(-2.0, 3.0, n), 0.0) << n;
        EXPECT_EQ(hill_at(-2.0, 3.0, n).value, 0.0) << n;
        EXPECT_EQ(hill_at(-2.0, 3.0, n).slope, 0.0) << n;
    }
}

TEST(Mathematics, powers_take_the_same_value_however_they_are_computed) {
    for (const double n : {1.0, 1.5, 2.0, 3.0, 4.0, 7.0, 8.0, 9.0, 0.86}) {
        const ValueAndSlope power = regular_power_at(1.7, n, 1e-9);
        EXPECT_NEAR(power.value, std::pow(1.7, n), 1e-11) << n;
        EXPECT_NEAR(power.slope, n * std::pow(1.7, n - 1.0), 1e-10) << n;
    }
}

TEST(Mathematics, a_dual_carries_the_slope_on) {
    Dual<8> x = 2.0;
    x.slope[3] = 5.0;
    for (const double n : {1.0, 1.5, 3.0, 0.8}) {
        EXPECT_EQ(hill(x, 4.0, n).value, hill(2.0, 4.0, n));
        EXPECT_EQ(hill(x, 4.0, n).slope[3], 5.0 * hill_at(2.0, 4.0, n).slope);
        EXPECT_EQ(regular_power(x, n, 1e-6).value, regular_power(2.0, n, 1e-6));
        EXPECT_EQ(hill(x, 4.0, n).slope[2], 0.0);
    }
}

TEST(Mathematics, nothing_is_infinite_for_an_absent_drug) {
    for (const double x : {0.0, -1e-9}) {
        for (const double n : {0.5, 1.0, 1.5, 2.0, 2.5}) {
            EXPECT_TRUE(std::isfinite(hill_at(x, 1.0, n).slope)) << n;
            EXPECT_TRUE(std::isfinite(regular_power_at(x, n, 1e-6).slope)) << n;
        }
    }
}

TEST(Mathematics, the_slope_of_a_power_is_its_slope_on_both_sides_of_zero) {
    constexpr double width = 1e-6;
    for (const double n : {0.5, 0.858, 1.5, 2.4, 3.3}) {
        for (const double x : {-3e-6, -1e-6, -1e-7, 0.0, 1e-7, 1e-6, 3e-6, 0.1}) {
            const double step = 1e-4 * std::max(width, std::abs(x));
            const double difference =
                (regular_power(x + step, n, width) - regular_power(x - step, n, width)) /
                (2.0 * step);
            EXPECT_NEAR(regular_power_at(x, n, width).slope / difference, 1.0, 1e-4)
                << n << " at " << x;
        }
        EXPECT_NEAR(regular_power(-1.0, n, width), 0.0, 1e-11);
    }
}

TEST(Mathematics, an_absent_drug_does_nothing) {
    for (const double n : {0.5, 0.858, 1.0, 1.5, 1.6, 2.0}) {
        EXPECT_EQ(regular_power(0.0, n, 1e-6), 0.0) << n;
        EXPECT_EQ(hill(0.0, 3.0, n), 0.0) << n;
    }
}

} // namespace mathematics_test
} // namespace disinhibit
