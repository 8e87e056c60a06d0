#pragma once

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

#include "circuit/jacobian.h"
#include "circuit/rosenbrock_coefficients.h"
#include "circuit/sparse_lu.h"

namespace disinhibit {

#ifndef BENCH_METHOD
#define BENCH_METHOD Rodas4
#endif
using Method = BENCH_METHOD;
inline int bench_norm = 0, bench_pi=1; inline double bench_growth = 6;

/// Everything that decides the further course of an integration: a checkpoint. Plain values, freely copied.
struct SolverState {
    double t_s = 0.0;
    double step_s = 0.0;          ///< size proposed for the next step, s
    double previous_error = 1.0;  ///< memory of the step size controller: error norm of the last step
    std::vector<double> y;        ///< the states
};

enum class StepStatus {
    ok,
    step_too_small,  ///< no step above 16 ulp of the time (and 1e-12 s) meets the tolerance
    not_finite,      ///< every such step ends in NaN or infinity
    negative,        ///< every such step takes a non-negative state below zero
};

/// The course of all states inside one accepted step: a polynomial that equals the states exactly at both ends.
struct DenseStep {
    double t_begin_s = 0.0;
    double t_end_s = 0.0;
    std::vector<double> polynomial;  ///< y_0, y_1, d_0, d_1, ... (rosenbrock_coefficients.h), n values each

    /// The n states at t_s, t_begin_s <= t_s <= t_end_s.
    void evaluate(double t_s, int n, double* y) const;
    /// State i of n at t_s.
    double evaluate_component(double t_s, int n, int i) const;
};

struct StepCounters {
    long steps = 0;
    long rejected = 0;  ///< attempts that failed the error test, and those repeated to land on a limit
    long derivative_calls = 0;
    long jacobian_calls = 0;
};

/// Integrates dy/dt = f(y) with error control. One step is a pure function of the SolverState at its start, of the
/// limit and of the system's parameters: nothing else is remembered between steps, so a course can be continued from
/// any copied state and repeats every byte.
///
/// System:
///   int size() const;
///   template <class T> void derivative(const T* y, T* dydt);
///   const std::vector<double>& error_floor() const;   // per state > 0: below it relative accuracy is not sought
///   const std::vector<char>& non_negative() const;    // per state: must not become negative
/// The system must outlive the integrator; its parameters may change between steps as long as the same code runs.
template <class System> class Integrator {
  public:
    /// Finds the sparsity of the Jacobian and plans its factorisation.
    Integrator(System& system, double relative_tolerance);

    /// Proposes a first step after the start or an event, from y and its first two derivatives, and clears the memory
    /// of the step size controller.
    void restart(SolverState& state);

    /// Advances by one accepted step. If that step would pass limit_s (> state.t_s, may be infinity), it is repeated to
    /// end on limit_s exactly; a limit at or beyond its end has no influence. On failure the state is unchanged and
    /// *failed_state the worst component. `dense` and `failed_state` may be null. Allocates nothing, except in a dense
    /// step seen for the first time.
    StepStatus advance_step(SolverState& state, double limit_s, DenseStep* dense, int* failed_state);

    const StepCounters& counters() const { return counters_; }
    double relative_tolerance() const { return relative_tolerance_; }
    const SparsityPattern& pattern() const { return jacobian_.pattern(); }

  private:
    struct Attempt {
        double step_s = 0.0;
        double end_s = 0.0;
        double error = 0.0;  ///< error norm, accepted if <= 1
        int worst = 0;       ///< state that limits the step
        StepStatus status = StepStatus::ok;
        bool repeated = false;  ///< a longer try failed before
    };

    StepStatus find_step(double t_s, Attempt& attempt);
    void try_step(Attempt& attempt);
    template <int Stage> bool compute_stage(double step_s);
    template <int Stage> void compute_argument();
    template <int Stage> void add_history(double step_s);
    void judge(Attempt& attempt) const;
    double next_step(const Attempt& attempt, double previous_error) const;
    void fill_dense(double t_s, double end_s, DenseStep& dense) const;
    double* stage(int i) { return increments_.data() + static_cast<std::size_t>(i) * padded_; }
    const double* stage(int i) const { return increments_.data() + static_cast<std::size_t>(i) * padded_; }

    System& system_;
    double relative_tolerance_;
    Jacobian<System> jacobian_;
    SparseLu lu_;
    StepCounters counters_;
    std::size_t n_;
    std::size_t padded_;              // rounded up so that loops need no remainder; the padding stays zero
    std::vector<double> start_;       // y at the start of the step
    std::vector<double> slope_;       // f there
    std::vector<double> argument_;    // argument of f at a stage, finally the new y
    std::vector<double> increments_;  // u_i, stages x padded_
    std::vector<double> floor_;
    std::vector<char> non_negative_;
};

// ---------------------------------------------------------------------------------------------------------------------

template <class System>
Integrator<System>::Integrator(System& system, double relative_tolerance)
    : system_(system), relative_tolerance_(relative_tolerance), jacobian_(system),
      lu_(jacobian_.pattern()), n_(static_cast<std::size_t>(system.size())),
      padded_((n_ + 7) / 8 * 8), start_(padded_), slope_(padded_), argument_(padded_),
      increments_(padded_ * Method::stages), floor_(system.error_floor()),
      non_negative_(system.non_negative()) {
    assert(relative_tolerance > 0.0 && floor_.size() == n_ && non_negative_.size() == n_);
}

/// Models the derivatives of y as growing geometrically, |y^(k)| ~ |y'| r^(k-1) with r = |y''| / |y'|, and asks for an
/// error |y^(k)| h^k of one tolerance at the order k of the error estimate.
template <class System> void Integrator<System>::restart(SolverState& state) {
    std::copy(state.y.begin(), state.y.end(), start_.begin());
    jacobian_.compute(start_.data(), slope_.data());
    ++counters_.jacobian_calls;
    const SparsityPattern& pattern = jacobian_.pattern();
    double first = 0.0;
    double second = 0.0;
    for (std::size_t i = 0; i < n_; ++i) {
        double curvature = 0.0;
        for (int e = pattern.row_start[i]; e < pattern.row_start[i + 1]; ++e) {
            curvature += jacobian_.values()[e] *
                         slope_[static_cast<std::size_t>(pattern.columns[static_cast<std::size_t>(e)])];
        }
        const double weight = 1.0 / (relative_tolerance_ * std::max(std::abs(start_[i]), floor_[i]));
        first = std::max(first, std::abs(slope_[i]) * weight);
        second = std::max(second, std::abs(curvature) * weight);
    }
    constexpr double order = Method::error_order;
    const double rate = first > 0.0 ? second / first : 0.0;
    const double step = std::pow(first * std::pow(rate, order - 1.0), -1.0 / order);
    state.step_s = std::isfinite(step) && step > 0.0 ? step : 1.0;
    state.previous_error = 1.0;
}

template <class System>
StepStatus Integrator<System>::advance_step(SolverState& state,
                                            double limit_s,
                                            DenseStep* dense,
                                            int* failed_state) {
    assert(state.y.size() == n_ && limit_s > state.t_s);
    std::copy(state.y.begin(), state.y.end(), start_.begin());
    jacobian_.compute(start_.data(), slope_.data());
    ++counters_.jacobian_calls;

    // The free step comes first even when a limit is in sight: which step an event falls into must not depend on
    // whether the event was already known.
    Attempt attempt;
    attempt.step_s = state.step_s;
    attempt.end_s = state.t_s + state.step_s;
    StepStatus status = find_step(state.t_s, attempt);
    const double free_error = attempt.error;
    double proposal = next_step(attempt, state.previous_error);
    double memory = attempt.error;
    if (status == StepStatus::ok && limit_s < attempt.end_s) {
        ++counters_.rejected;
        attempt = Attempt{};
        attempt.step_s = limit_s - state.t_s;
        attempt.end_s = limit_s;
        status = find_step(state.t_s, attempt);
        if (attempt.repeated) {
            proposal = next_step(attempt, state.previous_error);
            memory = attempt.error;
        }
    }
    (void)free_error;
    if (status != StepStatus::ok) {
        if (failed_state != nullptr) {
            *failed_state = attempt.worst;
        }
        return status;
    }
    if (dense != nullptr) {
        fill_dense(state.t_s, attempt.end_s, *dense);
    }
    std::copy(argument_.begin(), argument_.begin() + static_cast<std::ptrdiff_t>(n_), state.y.begin());
    state.t_s = attempt.end_s;
    state.step_s = proposal;
    state.previous_error = std::max(memory, 1e-2);
    ++counters_.steps;
    return StepStatus::ok;
}

/// Shrinks the step until an attempt is accepted. The end time is kept exactly for the first try and rounded to a
/// representable time after that.
template <class System> StepStatus Integrator<System>::find_step(double t_s, Attempt& attempt) {
    const double infinity = std::numeric_limits<double>::infinity();
    const double smallest = std::max(16.0 * (std::nextafter(t_s, infinity) - t_s), 1e-12);
    for (;;) {
        try_step(attempt);
        if (attempt.status == StepStatus::ok && attempt.error <= 1.0) {
            return StepStatus::ok;
        }
        ++counters_.rejected;
        double factor = 0.25;
        if (attempt.status == StepStatus::ok) {
            factor = std::max(0.1, 0.9 * std::pow(attempt.error, -1.0 / Method::error_order));
        }
        attempt.step_s *= factor;
        attempt.end_s = t_s + attempt.step_s;
        attempt.repeated = true;
        if (!(attempt.step_s >= smallest)) {
            return attempt.status == StepStatus::ok ? StepStatus::step_too_small : attempt.status;
        }
    }
}

template <class System> void Integrator<System>::try_step(Attempt& attempt) {
    const double step_s = attempt.step_s;
    attempt.status = StepStatus::not_finite;
    if (!lu_.factorise(1.0 / (step_s * Method::gamma), jacobian_.values())) {
        const auto bad = std::find_if(slope_.begin(), slope_.end(), [](double f) { return !std::isfinite(f); });
        attempt.worst = bad == slope_.end() ? 0 : static_cast<int>(bad - slope_.begin());
        return;
    }
    [&]<int... Stages>(std::integer_sequence<int, Stages...>) {
        (compute_stage<Stages>(step_s), ...);
    }(std::make_integer_sequence<int, Method::stages>{});
    const double* __restrict last = stage(Method::stages - 1);
    double* __restrict y = argument_.data();
    for (std::size_t i = 0; i < padded_; ++i) {
        y[i] += last[i];
    }
    judge(attempt);
}

template <class System>
template <int Stage>
bool Integrator<System>::compute_stage(double step_s) {
    double* const u = stage(Stage);
    if constexpr (Stage == 0) {
        std::copy(slope_.begin(), slope_.end(), u);
    } else {
        compute_argument<Stage>();
        system_.derivative(static_cast<const double*>(argument_.data()), u);
        ++counters_.derivative_calls;
        add_history<Stage>(step_s);
    }
    lu_.solve(u);
    return true;
}

/// argument_ = y + sum_j a_ij u_j.
template <class System> template <int Stage> void Integrator<System>::compute_argument() {
    double* __restrict argument = argument_.data();
    const double* __restrict u = increments_.data();
    const double* __restrict y = start_.data();
    const std::size_t padded = padded_;
    if constexpr (Stage > Method::stages - 2) {
        for (std::size_t i = 0; i < padded; ++i) {
            argument[i] += u[(Stage - 1) * padded + i];
        }
    } else {
        constexpr const double* a = Stage == Method::stages - 2 ? Method::a_last : Method::a[Stage < Method::stages - 2 ? Stage : 0];
        for (std::size_t i = 0; i < padded; ++i) {
            [&]<int... J>(std::integer_sequence<int, J...>) {
                argument[i] = y[i] + (... + (a[J] * u[J * padded + i]));
            }(std::make_integer_sequence<int, Stage == Method::stages-2 && Stage==6 ? 5 : Stage>{});
        }
    }
}

/// u_i += sum_j (c_ij / h) u_j.
template <class System>
template <int Stage>
void Integrator<System>::add_history(double step_s) {
    double* __restrict target = stage(Stage);
    const double* __restrict u = increments_.data();
    const std::size_t padded = padded_;
    const double per_step = 1.0 / step_s;
    for (std::size_t i = 0; i < padded; ++i) {
        [&]<int... J>(std::integer_sequence<int, J...>) {
            target[i] += per_step * (... + (Method::c[Stage][J] * u[J * padded + i]));
        }(std::make_integer_sequence<int, Stage>{});
    }
}

/// Error norm: maximum over the states of |estimate| / (tolerance * max(|y|, floor)), with |y| the larger of both ends.
template <class System> void Integrator<System>::judge(Attempt& attempt) const {
    const double* y0 = start_.data();
    const double* y1 = argument_.data();
    const double* error = stage(Method::stages - 1);
    double largest = 0.0, sum2=0;
    double sum = 0.0;  // carries NaN and infinity, which a maximum loses
    double deepest = 0.0;
    int worst_negative = 0;
    for (std::size_t i = 0; i < n_; ++i) {
        const double scale = std::max(std::max(std::abs(y0[i]), std::abs(y1[i])), floor_[i]);
        const double ratio = std::abs(error[i]) / scale;
        sum += ratio + y1[i];
        sum2 += ratio*ratio;
        if (ratio > largest) {
            largest = ratio;
            attempt.worst = static_cast<int>(i);
        }
        if (non_negative_[i] && -y1[i] > deepest * floor_[i]) {
            deepest = -y1[i] / floor_[i];
            worst_negative = static_cast<int>(i);
        }
    }
    if (bench_norm==1) largest = std::sqrt(sum2/n_);
    attempt.error = largest / relative_tolerance_;
    attempt.status = StepStatus::ok;
    if (!std::isfinite(sum)) {
        attempt.status = StepStatus::not_finite;
        for (std::size_t i = n_; i-- > 0;) {
            if (!std::isfinite(y1[i])) {
                attempt.worst = static_cast<int>(i);
            }
        }
    } else if (deepest > 10.0 * relative_tolerance_) {
        attempt.status = StepStatus::negative;
        attempt.worst = worst_negative;
    }
}

/// PI controller (Gustafsson 1991); no growth right after a failed try.
template <class System>
double Integrator<System>::next_step(const Attempt& attempt, double previous_error) const {
    constexpr double order = Method::error_order;
    const double error = std::max(attempt.error, 1e-10);
    double factor = bench_pi ? 0.9 * std::pow(error, -0.7 / order) * std::pow(previous_error, 0.4 / order) : 0.9*std::pow(error,-1/order);
    factor = std::clamp(factor, 0.2, attempt.repeated ? 1.0 : bench_growth);
    return attempt.step_s * factor;
}

template <class System>
void Integrator<System>::fill_dense(double t_s, double end_s, DenseStep& dense) const {
    dense.t_begin_s = t_s;
    dense.t_end_s = end_s;
    dense.polynomial.resize(n_ * (2 + Method::dense_terms));
    double* out = dense.polynomial.data();
    out = std::copy_n(start_.data(), n_, out);
    out = std::copy_n(argument_.data(), n_, out);
    for (const auto& weights : Method::dense) {
        for (std::size_t i = 0; i < n_; ++i) {
            double sum = 0.0;
            for (int j = 0; j < Method::stages; ++j) {
                sum += weights[j] * stage(j)[i];
            }
            out[i] = sum;
        }
        out += n_;
    }
}

}  // namespace disinhibit
