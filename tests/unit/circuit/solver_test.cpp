#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "circuit/numerics/solver.h"
#include "tests/support/test_systems.h"
#include "tests/support/tolerances.h"

namespace disinhibit {
namespace solver_test {

constexpr double endless = std::numeric_limits<double>::infinity();

template <class System> SolverState started(Integrator<System>& integrator, std::vector<double> y) {
    SolverState state;
    state.y = std::move(y);
    integrator.restart(state);
    return state;
}

bool same_bits(const SolverState& a, const SolverState& b) {
    return a.t_s == b.t_s && a.step_s == b.step_s && a.memory.step_s == b.memory.step_s &&
           a.memory.error == b.memory.error && a.looked_ahead_s == b.looked_ahead_s && a.y == b.y;
}

TEST(Jacobian, finds_exactly_the_entries_that_the_equations_contain) {
    Robertson system;
    const SparsityPattern pattern = find_sparsity_pattern(system);
    EXPECT_EQ(pattern.row_start, (std::vector<int>{0, 3, 6, 7}));
    EXPECT_EQ(pattern.columns, (std::vector<int>{0, 1, 2, 0, 1, 2, 1}));
}

TEST(Jacobian, is_exact_and_returns_the_derivative_as_well) {
    Robertson system;
    Jacobian<Robertson> jacobian(system);
    const double y[3] = {0.9, 2e-5, 0.1};
    double dydt[3];
    jacobian.compute(y, dydt);
    const double expected[7] = {
        -0.04, 1e4 * y[2], 1e4 * y[1], 0.04, -1e4 * y[2] - 6e7 * y[1], -1e4 * y[1], 6e7 * y[1]};
    for (int e = 0; e < 7; ++e) {
        EXPECT_DOUBLE_EQ(jacobian.values()[e], expected[e]) << "entry " << e;
    }
    double direct[3];
    system.derivative(y, direct);
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(dydt[i], direct[i]);
    }
}

TEST(Jacobian, more_colors_than_lanes_are_spread_over_several_passes) {
    AllToAll system(30);
    Jacobian<AllToAll> jacobian(system);
    EXPECT_EQ(jacobian.colors(), 30);
    std::vector<double> y(30, 1.0);
    std::vector<double> dydt(30);
    jacobian.compute(y.data(), dydt.data());
    for (int i = 0; i < 30; ++i) {
        for (int j = 0; j < 30; ++j) {
            const double expected =
                AllToAll::coefficient(i, j) * 2.0 * y[static_cast<std::size_t>(j)];
            EXPECT_DOUBLE_EQ(jacobian.values()[i * 30 + j], expected);
        }
    }
}

TEST(Jacobian, columns_of_one_color_share_no_row) {
    const int n = 30;
    SparsityPattern chain;
    chain.size = n;
    chain.row_start.push_back(0);
    for (int i = 0; i < n; ++i) {
        for (int j = std::max(0, i - 1); j <= std::min(n - 1, i + 1); ++j) {
            chain.columns.push_back(j);
        }
        chain.row_start.push_back(chain.entries());
    }
    const std::vector<int> colors = color_columns(chain);
    EXPECT_EQ(*std::max_element(colors.begin(), colors.end()), 2) << "a chain needs three";
    for (std::size_t i = 1; i < colors.size(); ++i) {
        EXPECT_NE(colors[i], colors[i - 1]);
        if (i > 1) {
            EXPECT_NE(colors[i], colors[i - 2]);
        }
    }
}

TEST(Integrator, lands_on_a_limit_to_the_last_bit_and_feels_it_only_when_it_looked_beyond) {
    Robertson system;
    Integrator<Robertson> integrator(system, 1e-4);
    SolverState state = started(integrator, {1.0, 0.0, 0.0});
    for (const double limit : {1.0 / 3.0, 0.7, 0.7 + 1e-12, 1e5 / 7.0}) {
        while (state.t_s < limit) {
            const double proposed_s = state.step_s;
            SolverState free = state;
            ASSERT_EQ(integrator.advance_step(free, endless, nullptr, nullptr), StepStatus::ok);
            ASSERT_EQ(integrator.advance_step(state, limit, nullptr, nullptr), StepStatus::ok);
            if (free.looked_ahead_s <= limit) {
                EXPECT_TRUE(same_bits(free, state)) << "a limit out of reach must not be felt";
            } else if (state.t_s == limit) {
                EXPECT_EQ(state.step_s, proposed_s) << "shortening must not shrink the next step";
            }
        }
        EXPECT_EQ(state.t_s, limit);
    }
}

/// A course whose input is switched at t_event, known from the start (steps end on it) or learnt of only when the
/// course has passed it (back to the last state that had not looked beyond it).
std::vector<SolverState> switched_course(double t_event, bool known) {
    SwitchedOscillator system;
    Integrator<SwitchedOscillator> integrator(system, 1e-4);
    std::vector<SolverState> course = {started(integrator, {1.0, 0.0})};
    const auto step = [&](double limit) {
        SolverState next = course.back();
        EXPECT_EQ(integrator.advance_step(next, limit, nullptr, nullptr), StepStatus::ok);
        course.push_back(next);
    };
    if (!known) {
        while (course.back().t_s <= t_event + 0.5) {
            step(endless);
        }
        while (course.back().looked_ahead_s > t_event) {
            course.pop_back();
        }
    }
    while (course.back().t_s < t_event) {
        step(t_event);
    }
    EXPECT_EQ(course.back().t_s, t_event);
    system.input = 5.0;
    integrator.restart(course.back());
    while (course.back().t_s < 4.0) {
        step(endless);
    }
    return course;
}

TEST(Integrator, an_event_given_live_yields_the_same_bytes_as_one_known_beforehand) {
    for (int k = 1; k < 40; ++k) {
        const double t_event = 0.0731 * k;
        const std::vector<SolverState> known = switched_course(t_event, true);
        const std::vector<SolverState> live = switched_course(t_event, false);
        ASSERT_EQ(known.size(), live.size()) << "event at " << t_event;
        for (std::size_t i = 0; i < known.size(); ++i) {
            ASSERT_TRUE(same_bits(known[i], live[i])) << "event at " << t_event << ", step " << i;
        }
    }
}

TEST(Integrator, a_copied_state_continues_identically_in_another_integrator) {
    Robertson system;
    Integrator<Robertson> first(system, 1e-5);
    SolverState state = started(first, {1.0, 0.0, 0.0});
    for (int i = 0; i < 10; ++i) {
        first.advance_step(state, endless, nullptr, nullptr);
    }
    SolverState copy = state;
    Robertson other_system;
    Integrator<Robertson> second(other_system, 1e-5);
    SolverState elsewhere = started(second, {0.2, 0.0, 0.8});
    second.advance_step(elsewhere, endless, nullptr, nullptr);
    for (int i = 0; i < 20; ++i) {
        first.advance_step(state, endless, nullptr, nullptr);
        second.advance_step(copy, endless, nullptr, nullptr);
        ASSERT_TRUE(same_bits(state, copy));
    }
}

TEST(Integrator, dense_output_equals_the_states_at_both_ends) {
    Robertson system;
    Integrator<Robertson> integrator(system, 1e-4);
    SolverState state = started(integrator, {1.0, 0.0, 0.0});
    DenseStep dense;
    for (int i = 0; i < 15; ++i) {
        const SolverState before = state;
        ASSERT_EQ(integrator.advance_step(state, endless, &dense, nullptr), StepStatus::ok);
        EXPECT_EQ(dense.t_begin_s, before.t_s);
        EXPECT_EQ(dense.t_end_s, state.t_s);
        std::vector<double> y(3);
        dense.evaluate(before.t_s, 3, y.data());
        EXPECT_EQ(y, before.y);
        dense.evaluate(state.t_s, 3, y.data());
        EXPECT_EQ(y, state.y);
        const double middle = 0.5 * (before.t_s + state.t_s);
        dense.evaluate(middle, 3, y.data());
        EXPECT_EQ(dense.evaluate_component(middle, 3, 2), y[2]);
    }
}

TEST(Integrator, a_non_negative_state_stays_within_six_absolute_tolerances_of_zero) {
    // A square-root sink empties in finite time; loose tolerance invites steps far below zero.
    const double tolerance = 1e-3;
    SmoothSink system;
    Integrator<SmoothSink> integrator(system, tolerance);
    const double lowest = -6.0 * tolerance * system.error_floor()[0];
    SolverState state = started(integrator, {1.0});
    while (state.t_s < 10.0) {
        ASSERT_EQ(integrator.advance_step(state, endless, nullptr, nullptr), StepStatus::ok);
        EXPECT_GE(state.y[0], lowest);
    }
}

TEST(Integrator, a_state_with_a_long_memory_does_not_collect_the_errors_of_its_steps) {
    const auto level_after = [](double tolerance) {
        UnevenFollower system;
        Integrator<UnevenFollower> integrator(system, tolerance);
        SolverState state = started(integrator, {1.0, 0.0, 0.9});
        while (state.t_s < 3000.0) { // hundreds of oscillations
            EXPECT_EQ(integrator.advance_step(state, 3000.0, nullptr, nullptr), StepStatus::ok);
        }
        return state.y[2];
    };
    const double exact = level_after(1e-10);
    for (const double tolerance : {1e-3, 3e-4, 1e-4}) {
        EXPECT_NEAR(level_after(tolerance), exact, 5.0 * tolerance); // else 15 to 50
    }
}

TEST(Integrator, reports_a_state_that_the_equations_drive_below_zero) {
    ConstantDrain system;
    Integrator<ConstantDrain> integrator(system, 1e-4);
    SolverState state = started(integrator, {5.0, 1.0});
    int failed = -1;
    StepStatus status = StepStatus::ok;
    SolverState before;
    while (status == StepStatus::ok && state.t_s < 2.0) {
        before = state;
        status = integrator.advance_step(state, endless, nullptr, &failed);
    }
    EXPECT_EQ(status, StepStatus::negative);
    EXPECT_EQ(failed, 1);
    EXPECT_NEAR(state.t_s, 1.0, 1e-3) << "1 unit drained at 1 per s";
    EXPECT_TRUE(same_bits(before, state)) << "a failed step leaves the state alone";
}

TEST(Integrator, reports_a_solution_that_ceases_to_exist) {
    BlowUp system; // y' = y^2, y(0) = 1: infinite at t = 1
    Integrator<BlowUp> integrator(system, 1e-4);
    SolverState state = started(integrator, {0.0, 1.0});
    int failed = -1;
    StepStatus status = StepStatus::ok;
    for (int i = 0; i < 100000 && status == StepStatus::ok; ++i) {
        status = integrator.advance_step(state, endless, nullptr, &failed);
    }
    EXPECT_NE(status, StepStatus::ok);
    EXPECT_NE(status, StepStatus::negative);
    EXPECT_EQ(failed, 1);
    EXPECT_NEAR(state.t_s, 1.0, 1e-3);
}

TEST(Integrator, reports_a_derivative_that_is_not_a_number) {
    LogarithmOfState system; // y_1' = log(y_0 - 1), not defined at y_0 = 0.5
    Integrator<LogarithmOfState> integrator(system, 1e-4);
    SolverState state = started(integrator, {0.5, 0.0});
    int failed = -1;
    EXPECT_EQ(integrator.advance_step(state, endless, nullptr, &failed), StepStatus::not_finite);
    EXPECT_EQ(failed, 1);
    EXPECT_EQ(state.t_s, 0.0);
}

TEST(Integrator, proposes_a_first_step_that_scales_with_speed_and_with_the_root_of_the_tolerance) {
    const auto first_step = [](double amount, double tolerance) {
        SmoothSink system; // far above saturation y' = -1, below it y' = -1000 y
        Integrator<SmoothSink> integrator(system, tolerance);
        SolverState state = started(integrator, {amount});
        EXPECT_EQ(integrator.advance_step(state, endless, nullptr, nullptr), StepStatus::ok);
        return state.looked_ahead_s;
    };
    // For y' = -r y all derivatives are those of the assumed geometric growth: h = tolerance^(1/5) / r.
    EXPECT_NEAR(first_step(1e-9, 1e-5) * 1000.0 * std::pow(1e-3 / 1e-9, -0.2), 0.1, 1e-4);
    EXPECT_NEAR(first_step(1e-9, 1e-10) / first_step(1e-9, 1e-5), 0.1, 1e-9);
    EXPECT_GT(first_step(1.0, 1e-5), 100.0 * first_step(1e-3, 1e-5));
}

TEST(Integrator, a_system_at_rest_is_crossed_in_few_steps) {
    Robertson system;
    Integrator<Robertson> integrator(system, 1e-4);
    SolverState state = started(integrator, {0.0, 0.0, 1.0});
    while (state.t_s < 1e8) {
        ASSERT_EQ(integrator.advance_step(state, endless, nullptr, nullptr), StepStatus::ok);
    }
    EXPECT_LT(integrator.counters().steps, 20);
    EXPECT_EQ(state.y, (std::vector<double>{0.0, 0.0, 1.0}));
}

TEST(Integrator, counts_what_it_does) {
    Robertson system;
    Integrator<Robertson> integrator(system, 1e-4);
    SolverState state = started(integrator, {1.0, 0.0, 0.0});
    for (int i = 0; i < 5; ++i) {
        integrator.advance_step(state, endless, nullptr, nullptr);
    }
    const StepCounters& counters = integrator.counters();
    EXPECT_EQ(counters.steps, 5);
    EXPECT_EQ(counters.jacobian_calls, 5) << "refused steps use it again";
    EXPECT_EQ(counters.derivative_calls, 7 * (counters.steps + counters.rejected));
}

} // namespace solver_test
} // namespace disinhibit
