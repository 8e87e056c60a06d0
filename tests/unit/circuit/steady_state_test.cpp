#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "circuit/numerics/steady_state.h"
#include "tests/support/test_systems.h"
#include "tests/support/tolerances.h"

namespace disinhibit {
namespace steady_state_test {

/// States of very different speed: a fast one follows sqrt(input), a slow one (ten days) the cube of the fast one,
/// and one is not used at all.
class FastAndSlow : public PlainSystem {
  public:
    FastAndSlow() : PlainSystem(3, 1e-3) {}
    double input = 2.0;
    template <class T> void derivative(const T* y, T* dydt) const {
        dydt[0] = (input - y[0] * y[0]) / 0.008;
        dydt[1] = (y[0] * y[0] * y[0] - y[1]) / 864000.0;
        dydt[2] = 0.0 * y[2];
    }
};

TEST(SteadyState, is_found_for_fast_and_slow_states_together) {
    FastAndSlow system;
    std::vector<double> y = {0.5, 0.0, 7.25};
    ASSERT_TRUE(solve_steady_state(system, y));
    EXPECT_NEAR(y[0], std::sqrt(2.0), tolerance::rest);
    EXPECT_NEAR(y[1], 2.0 * std::sqrt(2.0), 10.0 * tolerance::rest);
    EXPECT_EQ(y[2], 7.25) << "a state that nothing moves keeps its value";
}

TEST(SteadyState, solving_again_from_the_solution_changes_nothing_that_matters) {
    FastAndSlow system;
    std::vector<double> first = {0.5, 0.0, 0.0};
    ASSERT_TRUE(solve_steady_state(system, first));
    std::vector<double> second = first;
    ASSERT_TRUE(solve_steady_state(system, second));
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_NEAR(second[i], first[i], 10.0 * tolerance::rest);
    }
    std::vector<double> repeated = {0.5, 0.0, 0.0};
    ASSERT_TRUE(solve_steady_state(system, repeated));
    EXPECT_EQ(repeated, first) << "the same start yields the same bytes";
}

/// y' = y - y^3 rests at -1, 0 (unstable) and 1.
class TwoRests : public PlainSystem {
  public:
    TwoRests() : PlainSystem(1, 1e-3) {}
    template <class T> void derivative(const T* y, T* dydt) const {
        dydt[0] = y[0] - y[0] * y[0] * y[0];
    }
};

TEST(SteadyState, is_the_one_the_course_from_the_start_leads_to) {
    TwoRests system;
    for (const double start : {-3.0, -0.01, 0.01, 0.5}) {
        std::vector<double> y = {start};
        ASSERT_TRUE(solve_steady_state(system, y));
        EXPECT_NEAR(y[0], start < 0.0 ? -1.0 : 1.0, tolerance::rest);
    }
}

/// A binds B: the totals of both are conserved, so the Jacobian is singular everywhere.
class ClosedBinding : public PlainSystem {
  public:
    ClosedBinding() : PlainSystem(3, 1e-3, 1) {}
    template <class T> void derivative(const T* y, T* dydt) const {
        const T net = 3.0 * y[0] * y[1] - 0.5 * y[2];
        dydt[0] = -net;
        dydt[1] = -net;
        dydt[2] = net;
    }
};

TEST(SteadyState, conserved_totals_are_kept) {
    ClosedBinding system;
    std::vector<double> y = {1.0, 2.0, 0.0};
    ASSERT_TRUE(solve_steady_state(system, y));
    EXPECT_NEAR(y[0] + y[2], 1.0, 1e-9);
    EXPECT_NEAR(y[1] + y[2], 2.0, 1e-9);
    EXPECT_NEAR(3.0 * y[0] * y[1], 0.5 * y[2], 1e-9);
}

class Drift : public PlainSystem {
  public:
    Drift() : PlainSystem(2) {}
    template <class T> void derivative(const T* y, T* dydt) const {
        dydt[0] = -y[0];
        dydt[1] = 0.0 * y[1] + 1e-3;
    }
};

TEST(SteadyState, a_state_that_never_comes_to_rest_is_named) {
    Drift system;
    std::vector<double> y = {1.0, 0.0};
    int worst = -1;
    EXPECT_FALSE(solve_steady_state(system, y, &worst));
    EXPECT_EQ(worst, 1);
}

TEST(SteadyState, an_oscillator_has_none) {
    SwitchedOscillator system;
    std::vector<double> y = {2.0, 0.0};
    EXPECT_FALSE(solve_steady_state(system, y));
}

} // namespace steady_state_test
} // namespace disinhibit
