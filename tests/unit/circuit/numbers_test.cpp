#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "circuit/numerics/numbers.h"
#include "tests/support/tolerances.h"

namespace disinhibit {
namespace numbers_test {

using D = Dual<8>;

D variable(double value, int direction) {
    D x(value);
    x.slope[direction] = 1.0;
    return x;
}

TEST(Dual, a_constant_has_no_slopes) {
    const D x = 3.0;
    EXPECT_EQ(x.value, 3.0);
    for (const double slope : x.slope) {
        EXPECT_EQ(slope, 0.0);
    }
}

TEST(Dual, functions_of_one_variable_have_their_textbook_derivatives) {
    struct Case {
        std::string name;
        std::function<D(const D&)> function;
        std::function<double(double)> value;
        std::function<double(double)> derivative;
    };
    const std::vector<Case> cases = {
        {"exponential",
         [](const D& x) { return exponential(x); },
         [](double x) { return std::exp(x); },
         [](double x) { return std::exp(x); }},
        {"logarithm",
         [](const D& x) { return logarithm(x); },
         [](double x) { return std::log(x); },
         [](double x) { return 1.0 / x; }},
        {"sqrt",
         [](const D& x) { return sqrt(x); },
         [](double x) { return std::sqrt(x); },
         [](double x) { return 0.5 / std::sqrt(x); }},
        {"minus",
         [](const D& x) { return -x; },
         [](double x) { return -x; },
         [](double) { return -1.0; }},
    };
    for (const Case& c : cases) {
        for (const double x : {0.3, 1.0, 2.2}) {
            const D result = c.function(variable(x, 5));
            EXPECT_DOUBLE_EQ(result.value, c.value(x)) << c.name << " at " << x;
            EXPECT_NEAR(result.slope[5], c.derivative(x), tolerance::rounding * 10.0)
                << c.name << " at " << x;
            EXPECT_EQ(result.slope[4], 0.0) << c.name;
        }
    }
}

TEST(Dual, operators_between_two_variables_obey_sum_product_and_quotient_rules) {
    const double a = 1.7;
    const double b = -0.6;
    const D x = variable(a, 0);
    const D y = variable(b, 7);
    EXPECT_DOUBLE_EQ((x + y).slope[0], 1.0);
    EXPECT_DOUBLE_EQ((x + y).slope[7], 1.0);
    EXPECT_DOUBLE_EQ((x - y).slope[0], 1.0);
    EXPECT_DOUBLE_EQ((x - y).slope[7], -1.0);
    EXPECT_DOUBLE_EQ((x * y).slope[0], b);
    EXPECT_DOUBLE_EQ((x * y).slope[7], a);
    EXPECT_DOUBLE_EQ((x / y).value, a / b);
    EXPECT_DOUBLE_EQ((x / y).slope[0], 1.0 / b);
    EXPECT_DOUBLE_EQ((x / y).slope[7], -a / (b * b));
}

TEST(Dual, mixed_operators_with_plain_numbers_equal_those_with_constants) {
    const D x = variable(1.3, 2);
    const D four(4.0);
    const auto same = [](const D& u, const D& v) {
        EXPECT_DOUBLE_EQ(u.value, v.value);
        EXPECT_DOUBLE_EQ(u.slope[2], v.slope[2]);
    };
    same(x + 4.0, x + four);
    same(4.0 + x, four + x);
    same(x - 4.0, x - four);
    same(4.0 - x, four - x);
    same(x * 4.0, x * four);
    same(4.0 * x, four * x);
    same(x / 4.0, x / four);
    same(4.0 / x, four / x);
    D sum = x;
    sum += x;
    sum *= 2.0;
    sum -= four;
    sum /= x;
    same(sum, (4.0 * x - 4.0) / x);
}

/// One text of an equation for every number type.
template <class T> T mixture(const T& a, const T& b, const T& c) {
    using std::sqrt;
    return (T(3.0) * a - 2.0 / b) * exponential(-c) + logarithm(a + 1.0) * (b * c) - a / sqrt(b) +
           exponential(c * logarithm(b));
}

TEST(Dual, agrees_with_central_differences_of_the_double_version) {
    const double x[3] = {0.8, 1.9, 0.4};
    const D dual = mixture(variable(x[0], 0), variable(x[1], 1), variable(x[2], 2));
    EXPECT_DOUBLE_EQ(dual.value, mixture(x[0], x[1], x[2]));
    for (int k = 0; k < 3; ++k) {
        double up[3] = {x[0], x[1], x[2]};
        double down[3] = {x[0], x[1], x[2]};
        up[k] += 1e-6;
        down[k] -= 1e-6;
        const double slope =
            (mixture(up[0], up[1], up[2]) - mixture(down[0], down[1], down[2])) / 2e-6;
        EXPECT_NEAR(dual.slope[k], slope, tolerance::central_difference);
    }
}

TEST(Dependencies, a_result_depends_on_all_operands_and_on_nothing_else) {
    const auto x = [](int i) { return Dependencies::of_variable(i); };
    const Dependencies r = mixture(x(3), x(100), x(511));
    EXPECT_EQ(r.variables.count(), 3u);
    EXPECT_TRUE(r.variables.test(3) && r.variables.test(100) && r.variables.test(511));
    EXPECT_EQ(Dependencies(2.0).variables.count(), 0u);
    Dependencies sum = 1.0;
    sum += x(4);
    sum *= 2.0 / x(5) - 1.0;
    EXPECT_EQ(sum.variables.count(), 2u);
    EXPECT_EQ((-x(6) + exponential(x(7))).variables.count(), 2u);
}

} // namespace numbers_test
} // namespace disinhibit
