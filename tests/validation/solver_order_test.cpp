#include <cmath>
#include <functional>
#include <limits>
#include <vector>

#include <Eigen/Dense>
#include <gtest/gtest.h>
#include <unsupported/Eigen/MatrixFunctions>

#include "circuit/numerics/solver.h"
#include "tests/support/test_systems.h"
#include "tests/support/tolerances.h"

namespace disinhibit {
namespace solver_order_test {

constexpr double endless = std::numeric_limits<double>::infinity();

/// dy/dt = A y.
class LinearSystem : public PlainSystem {
  public:
    LinearSystem(Eigen::MatrixXd matrix, double floor)
        : PlainSystem(static_cast<int>(matrix.rows()), floor), matrix_(std::move(matrix)) {}
    template <class T> void derivative(const T* y, T* dydt) const {
        for (int i = 0; i < size(); ++i) {
            T sum = 0.0;
            for (int j = 0; j < size(); ++j) {
                if (matrix_(i, j) != 0.0) {
                    sum += matrix_(i, j) * y[j];
                }
            }
            dydt[i] = sum;
        }
    }
    std::vector<double> exact(const std::vector<double>& start, double t_s) const {
        const Eigen::Map<const Eigen::VectorXd> y0(start.data(), size());
        const Eigen::VectorXd y = (matrix_ * t_s).exp() * y0;
        return {y.data(), y.data() + size()};
    }

  private:
    Eigen::MatrixXd matrix_;
};

/// The states at t_end_s after equal steps: with a tolerance beyond reach the proposed step is always accepted.
template <class System>
std::vector<double> equal_steps(System& system, std::vector<double> y, double t_end_s, int steps) {
    Integrator<System> integrator(system, 1e12);
    SolverState state;
    state.y = std::move(y);
    for (int i = 1; i <= steps; ++i) {
        state.step_s = t_end_s * i / steps - state.t_s;
        EXPECT_EQ(integrator.advance_step(state, endless, nullptr, nullptr), StepStatus::ok);
    }
    return state.y;
}

/// The states at t_end_s with error control, read from the dense output.
template <class System>
std::vector<double>
controlled(System& system, std::vector<double> y, double t_end_s, double tolerance) {
    Integrator<System> integrator(system, tolerance);
    SolverState state;
    state.y = std::move(y);
    integrator.restart(state);
    DenseStep dense;
    while (state.t_s < t_end_s) {
        EXPECT_EQ(integrator.advance_step(state, endless, &dense, nullptr), StepStatus::ok);
    }
    std::vector<double> result(state.y.size());
    dense.evaluate(t_end_s, system.size(), result.data());
    return result;
}

double largest_difference(const std::vector<double>& a, const std::vector<double>& b) {
    double largest = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        largest = std::max(largest, std::abs(a[i] - b[i]));
    }
    return largest;
}

double log2_ratio(double a, double b) {
    return std::log(a / b) / std::log(2.0);
}

LinearSystem rotation_with_decay() {
    Eigen::MatrixXd a(3, 3);
    a << -0.5, 2.0, 0.0, -2.0, -0.5, 0.3, 0.0, 0.0, -3.0;
    return LinearSystem(a, 1.0);
}

TEST(SolverOrder, a_linear_system_is_solved_with_order_six) {
    LinearSystem system = rotation_with_decay();
    const std::vector<double> start = {1.0, 0.0, 2.0};
    const std::vector<double> exact = system.exact(start, 2.0);
    const double coarse = largest_difference(equal_steps(system, start, 2.0, 16), exact);
    const double fine = largest_difference(equal_steps(system, start, 2.0, 32), exact);
    EXPECT_NEAR(log2_ratio(coarse, fine), 6.0, tolerance::observed_order)
        << "the stability function of RODAS5P equals exp(z) to z^6";
}

TEST(SolverOrder, a_nonlinear_oscillator_is_solved_with_order_five) {
    SwitchedOscillator system;
    system.damping = 2.0;
    const std::vector<double> start = {2.0, 0.0};
    const std::vector<double> exact = equal_steps(system, start, 1.5, 4000);
    const double coarse = largest_difference(equal_steps(system, start, 1.5, 64), exact);
    const double fine = largest_difference(equal_steps(system, start, 1.5, 128), exact);
    EXPECT_NEAR(log2_ratio(coarse, fine), 5.0, tolerance::observed_order);
}

/// Largest deviation from the exact solution inside a first step of size h.
double dense_error(LinearSystem& system, const std::vector<double>& start, double h) {
    Integrator<LinearSystem> integrator(system, 1e12);
    SolverState state;
    state.y = start;
    state.step_s = h;
    DenseStep dense;
    EXPECT_EQ(integrator.advance_step(state, endless, &dense, nullptr), StepStatus::ok);
    double largest = 0.0;
    for (const double share : {0.15, 0.3, 0.45, 0.6, 0.75, 0.9}) {
        std::vector<double> y(start.size());
        dense.evaluate(share * h, system.size(), y.data());
        largest = std::max(largest, largest_difference(y, system.exact(start, share * h)));
    }
    return largest;
}

TEST(SolverOrder, dense_output_is_of_order_four) {
    LinearSystem system = rotation_with_decay();
    const std::vector<double> start = {1.0, 0.0, 2.0};
    const double coarse = dense_error(system, start, 0.1);
    const double fine = dense_error(system, start, 0.05);
    EXPECT_NEAR(log2_ratio(coarse, fine), 5.0, tolerance::observed_order)
        << "inside one step the error of an order 4 interpolant falls with h^5";
}

TEST(SolverOrder, steps_grow_with_the_fifth_root_of_the_tolerance) {
    const auto steps = [](double tolerance) {
        SwitchedOscillator system;
        Integrator<SwitchedOscillator> integrator(system, tolerance);
        SolverState state;
        state.y = {2.0, 0.0};
        integrator.restart(state);
        while (state.t_s < 50.0) {
            EXPECT_EQ(integrator.advance_step(state, endless, nullptr, nullptr), StepStatus::ok);
        }
        return static_cast<double>(integrator.counters().steps);
    };
    EXPECT_NEAR(std::log(steps(1e-9) / steps(1e-6)) / std::log(1e3), 1.0 / 5.0, 0.03);
}

TEST(SolverOrder, the_error_follows_the_tolerance) {
    LinearSystem system = rotation_with_decay();
    const std::vector<double> start = {1.0, 0.0, 2.0};
    for (const double relative : {1e-3, 1e-5, 1e-7, 1e-9}) {
        const double error =
            largest_difference(controlled(system, start, 5.0, relative), system.exact(start, 5.0));
        EXPECT_LT(error, tolerance::error_per_tolerance * relative);
    }
}

TEST(SolverStability, a_transient_far_faster_than_the_step_is_damped_at_once) {
    Eigen::MatrixXd a(2, 2);
    a << -1e9, 1e9, 0.0, -1.0; // y_0 follows y_1 within a nanosecond
    LinearSystem system(a, 1.0);
    const std::vector<double> y = equal_steps(system, {100.0, 1.0}, 1.0, 10);
    EXPECT_NEAR(y[0], std::exp(-1.0), 1e-6) << "L-stable and stiffly accurate";
    EXPECT_NEAR(y[1], std::exp(-1.0), 1e-6);
}

TEST(LinearKinetics, two_steps_of_absorption_agree_with_bateman) {
    const double absorption = 1.1 / 3600.0; // per s
    const double elimination = 0.13 / 3600.0;
    Eigen::MatrixXd a(2, 2);
    a << -absorption, 0.0, absorption, -elimination;
    LinearSystem system(a, 0.01);
    for (const double hours : {0.1, 0.5, 1.0, 3.0, 12.0, 48.0}) {
        const double t = hours * 3600.0;
        const double bateman = 50.0 * absorption / (absorption - elimination) *
                               (std::exp(-elimination * t) - std::exp(-absorption * t));
        const double ours = controlled(system, {50.0, 0.0}, t, 1e-8)[1];
        EXPECT_NEAR(ours, bateman, tolerance::error_per_tolerance * 1e-8 * 50.0) << hours << " h";
    }
}

TEST(LinearKinetics, three_compartments_agree_with_the_matrix_exponential) {
    Eigen::MatrixXd a(4, 4);  // depot, centre, shallow and deep compartment, rates per h
    a << -1.5, 0.0, 0.0, 0.0, //
        1.5, -0.9, 0.4, 0.01, //
        0.0, 0.5, -0.4, 0.0,  //
        0.0, 0.2, 0.0, -0.01;
    LinearSystem system(a / 3600.0, 0.01);
    for (const double hours : {0.2, 2.0, 20.0, 200.0}) {
        const std::vector<double> start = {50.0, 0.0, 0.0, 0.0};
        const std::vector<double> exact = system.exact(start, hours * 3600.0);
        const std::vector<double> ours = controlled(system, start, hours * 3600.0, 1e-8);
        EXPECT_LT(largest_difference(ours, exact), tolerance::error_per_tolerance * 1e-8 * 50.0)
            << hours << " h";
    }
}

TEST(StiffProblems, robertson_agrees_with_the_published_solution_from_seconds_to_millennia) {
    Robertson system;
    struct Reference {
        double t_s;
        double y[3];
    };
    // t = 40: the classical value of this problem; t = 1e11: test set for IVP solvers (Mazzia & Magherini 2008).
    const Reference references[] = {
        {40.0, {0.7158270687194, 9.185534764557e-6, 0.2841637457458}},
        {1e11, {0.2083340149701255e-7, 0.8333360770334713e-13, 0.9999999791665050}},
    };
    for (const Reference& reference : references) {
        const std::vector<double> y = controlled(system, {1.0, 0.0, 0.0}, reference.t_s, 1e-9);
        for (std::size_t i = 0; i < 3; ++i) {
            EXPECT_NEAR(y[i] / reference.y[i], 1.0, tolerance::published_reference)
                << "state " << i << " at " << reference.t_s;
        }
    }
}

/// Van der Pol's equation with a stiffness of 1e6 (Hairer & Wanner 1996, section IV.1).
class StiffOscillator : public PlainSystem {
  public:
    StiffOscillator() : PlainSystem(2, 1e-3) {}
    template <class T> void derivative(const T* y, T* dydt) const {
        dydt[0] = y[1];
        dydt[1] = ((1.0 - y[0] * y[0]) * y[1] - y[0]) * 1e6;
    }
};

TEST(StiffProblems, the_stiff_oscillator_agrees_with_the_published_solution) {
    StiffOscillator system;
    const std::vector<double> one = controlled(system, {2.0, 0.0}, 1.0, 1e-9);
    EXPECT_NEAR(one[0] / -1.863646254808130, 1.0, tolerance::published_reference);
    EXPECT_NEAR(one[1] / 0.7535430865435460, 1.0, tolerance::published_reference);
    const std::vector<double> two = controlled(system, {2.0, 0.0}, 2.0, 1e-9);
    EXPECT_NEAR(two[0] / 1.706167732170469, 1.0, tolerance::published_reference);
    EXPECT_NEAR(two[1] / -0.8928097010248125, 1.0, tolerance::published_reference);
}

} // namespace solver_order_test
} // namespace disinhibit
