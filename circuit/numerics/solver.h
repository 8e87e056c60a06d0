#pragma once

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

#include "circuit/numerics/jacobian.h"
#include "circuit/numerics/rosenbrock_coefficients.h"
#include "circuit/numerics/sparse_lu.h"
#include "circuit/numerics/step_control.h"

namespace disinhibit {

/// A non-negative state may undershoot zero by so many absolute tolerances.
inline constexpr double allowed_undershoot = 6.0;

/// The size of a first step, from y and its first two derivatives: models the derivatives as growing geometrically,
/// |y^(k)| ~ |y'| r^(k-1) with r = |y''| / |y'|, and asks for an error |y^(k)| h^k of one tolerance at the order k of the
/// error estimate. `jacobian` by entry of the pattern, `slope` = y'.
double first_step(const SparsityPattern& pattern,
                  const double* jacobian,
                  const double* slope,
                  const double* y,
                  const double* floor,
                  double relative_tolerance);

/// Everything that decides the further course of an integration: a checkpoint. Plain values, freely copied.
struct SolverState {
    double t_s = 0.0;
    double step_s =
        0.0; ///< size proposed for the next step, s; 0: chosen from the derivatives at t_s
    StepMemory memory;
    /// The latest time that any try so far, refused ones included, has reached. An event after it cannot have
    /// influenced the course up to here, an event before it may have.
    double looked_ahead_s = 0.0;
    std::vector<double> y; ///< the states
};

/// The course of all states inside one accepted step: a polynomial that equals the states exactly at both ends.
struct DenseStep {
    double t_begin_s = 0.0;
    double t_end_s = 0.0;
    /// y_0, y_1, d_0, d_1, d_2 of rosenbrock_coefficients.h, n values each.
    std::vector<double> polynomial;

    /// The n states at t_s, t_begin_s <= t_s <= t_end_s.
    void evaluate(double t_s, int n, double* y) const;
    /// State i of n at t_s.
    double evaluate_component(double t_s, int n, int i) const;
};

struct StepCounters {
    long steps = 0;
    long rejected = 0; ///< attempts that were refused
    long derivative_calls = 0;
    long jacobian_calls = 0;
};

/// Integrates dy/dt = f(y) with error control. One step is a pure function of the SolverState at its start, of the
/// limit and of the system's parameters: nothing else is remembered between steps, so a course can be continued from
/// any copied state and repeats every byte. Whoever learns of a limit only later must go back to a state whose
/// looked_ahead_s does not pass it; from there the course is the one in which the limit was always known.
///
/// A non-negative state may undershoot zero by six absolute tolerances (relative tolerance times floor), no more.
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

    /// After the start or an event: the next step has a size chosen from the derivatives there and no memory.
    static void restart(SolverState& state) {
        state.step_s = 0.0;
        state.memory = {};
    }

    /// Advances by one accepted step, of the proposed size or shorter. A step that would pass limit_s (> state.t_s, may
    /// be infinity) ends on it exactly; any other limit has no influence. On failure the state is unchanged and
    /// *failed_state the worst component. `dense` and `failed_state` may be null. Allocates nothing, except in a dense
    /// step seen for the first time.
    StepStatus
    advance_step(SolverState& state, double limit_s, DenseStep* dense, int* failed_state);

    const StepCounters& counters() const { return counters_; }
    double relative_tolerance() const { return relative_tolerance_; }
    const SparsityPattern& pattern() const { return jacobian_.pattern(); }

  private:
    StepStatus find_step(double t_s, StepAttempt& attempt);
    void try_step(StepAttempt& attempt);
    template <int... Stages>
    void compute_stages(double step_s, std::integer_sequence<int, Stages...>) {
        (compute_stage<Stages>(step_s), ...);
    }
    template <int Stage> void compute_stage(double step_s);
    template <int Stage> void compute_argument();
    template <int Stage> void add_history(double step_s);
    double share_of_step(std::size_t i, double h_s) const;
    void judge(StepAttempt& attempt) const;
    void blame_matrix(StepAttempt& attempt) const;
    void fill_dense(double t_s, double end_s, DenseStep& dense) const;
    double* stage(int i) { return increments_.data() + static_cast<std::size_t>(i) * padded_; }
    const double* stage(int i) const {
        return increments_.data() + static_cast<std::size_t>(i) * padded_;
    }

    System& system_;
    double relative_tolerance_;
    Jacobian<System> jacobian_;
    SparseLu lu_;
    StepCounters counters_;
    std::size_t n_;
    std::size_t padded_; // rounded up so that loops need no remainder; the padding stays zero
    std::vector<double> start_;      // y at the start of the step
    std::vector<double> slope_;      // f there
    std::vector<double> argument_;   // argument of f at a stage, finally the new y
    std::vector<double> increments_; // u_i, stages x padded_
    std::vector<double> floor_;
    std::vector<double> lowest_; // the deepest undershoot allowed per state
    std::vector<int> diagonal_;  // per state: its entry of the Jacobian, or -1
};

// ---------------------------------------------------------------------------------------------------------------------

template <class System>
Integrator<System>::Integrator(System& system, double relative_tolerance)
    : system_(system), relative_tolerance_(relative_tolerance), jacobian_(system),
      lu_(jacobian_.pattern()), n_(static_cast<std::size_t>(system.size())),
      padded_((n_ + 7) / 8 * 8), start_(padded_), slope_(padded_), argument_(padded_),
      increments_(padded_ * Rodas5P::stages), floor_(system.error_floor()) {
    assert(relative_tolerance > 0.0 && floor_.size() == n_ && system.non_negative().size() == n_);
    for (std::size_t i = 0; i < n_; ++i) {
        lowest_.push_back(system.non_negative()[i]
                              ? -allowed_undershoot * relative_tolerance * floor_[i]
                              : -std::numeric_limits<double>::infinity());
        const int row = static_cast<int>(i);
        const auto begin = pattern().columns.begin();
        const auto end = begin + pattern().row_start[i + 1];
        const auto found = std::find(begin + pattern().row_start[i], end, row);
        diagonal_.push_back(found == end ? -1 : static_cast<int>(found - begin));
    }
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

    const double proposed_s = state.step_s > 0.0 ? state.step_s
                                                 : first_step(pattern(),
                                                              jacobian_.values(),
                                                              slope_.data(),
                                                              start_.data(),
                                                              floor_.data(),
                                                              relative_tolerance_);
    const double free_end_s = state.t_s + std::max(proposed_s, smallest_step(state.t_s));
    StepAttempt attempt;
    attempt.end_s = std::min(free_end_s, limit_s);
    const double looked_ahead_s = std::max(state.looked_ahead_s, attempt.end_s);
    const StepStatus status = find_step(state.t_s, attempt);
    if (status != StepStatus::ok) {
        if (failed_state != nullptr) {
            *failed_state = attempt.worst;
        }
        return status;
    }
    if (dense != nullptr) {
        fill_dense(state.t_s, attempt.end_s, *dense);
    }
    std::copy(
        argument_.begin(), argument_.begin() + static_cast<std::ptrdiff_t>(n_), state.y.begin());
    const bool cut_short = limit_s < free_end_s && !attempt.repeated;
    if (cut_short) {
        state.step_s = proposed_s; // as good as before
    } else {
        state.step_s = next_step(attempt, state.memory);
    }
    state.t_s = attempt.end_s;
    state.looked_ahead_s = looked_ahead_s;
    ++counters_.steps;
    return StepStatus::ok;
}

/// Tries the step to attempt.end_s and shrinks it until it is accepted. Its size is the difference of the two
/// representable times, so that no time is lost by rounding.
template <class System> StepStatus Integrator<System>::find_step(double t_s, StepAttempt& attempt) {
    StepAttempt longer; // the try before, if there was one
    for (;;) {
        attempt.step_s = attempt.end_s - t_s;
        try_step(attempt);
        if (attempt.status == StepStatus::ok && attempt.error <= 1.0) {
            return StepStatus::ok;
        }
        ++counters_.rejected;
        const double shorter = shorter_step(attempt, longer);
        longer = attempt;
        attempt.end_s = t_s + shorter;
        attempt.repeated = true;
        if (!(shorter >= smallest_step(t_s))) {
            return attempt.status == StepStatus::ok ? StepStatus::step_too_small : attempt.status;
        }
    }
}

template <class System> void Integrator<System>::try_step(StepAttempt& attempt) {
    const double step_s = attempt.step_s;
    if (!lu_.factorise(1.0 / (step_s * Rodas5P::gamma), jacobian_.values())) {
        blame_matrix(attempt);
        return;
    }
    compute_stages(step_s, std::make_integer_sequence<int, Rodas5P::stages>{});
    const double* __restrict last = stage(Rodas5P::stages - 1);
    double* __restrict y = argument_.data();
    for (std::size_t i = 0; i < padded_; ++i) {
        y[i] += last[i];
    }
    judge(attempt);
}

template <class System> template <int Stage> void Integrator<System>::compute_stage(double step_s) {
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
}

/// argument_ = y + sum_j a_ij u_j.
template <class System> template <int Stage> void Integrator<System>::compute_argument() {
    double* __restrict argument = argument_.data();
    const double* __restrict u = increments_.data();
    const double* __restrict y = start_.data();
    const std::size_t padded = padded_;
    if constexpr (Stage >= Rodas5P::full_arguments) {
        for (std::size_t i = 0; i < padded; ++i) {
            argument[i] += u[(Stage - 1) * padded + i];
        }
    } else {
        for (std::size_t i = 0; i < padded; ++i) {
            double sum = y[i];
            for (std::size_t j = 0; j < Stage; ++j) {
                sum += Rodas5P::a[Stage][j] * u[j * padded + i];
            }
            argument[i] = sum;
        }
    }
}

/// u_i += sum_j (c_ij / h) u_j.
template <class System> template <int Stage> void Integrator<System>::add_history(double step_s) {
    double* __restrict target = stage(Stage);
    const double* __restrict u = increments_.data();
    const std::size_t padded = padded_;
    const double per_step = 1.0 / step_s;
    for (std::size_t i = 0; i < padded; ++i) {
        double sum = 0.0;
        for (std::size_t j = 0; j < Stage; ++j) {
            sum += Rodas5P::c[Stage][j] * u[j * padded + i];
        }
        target[i] += per_step * sum;
    }
}

/// What a state may be wrong by in one step of size h, as a share of the tolerance: m = 3 h |J_ii| within [0.1, 1]. A state
/// that forgets in a time 1 / |J_ii| of many steps collects the errors of all of them.
template <class System> double Integrator<System>::share_of_step(std::size_t i, double h_s) const {
    const double forgetting = diagonal_[i] < 0 ? 0.0 : std::abs(jacobian_.values()[diagonal_[i]]);
    return std::clamp(3.0 * h_s * forgetting, 0.1, 1.0);
}

/// Error norm: maximum over the states of |estimate| / (tolerance m max(|y|, floor)), |y| the larger of both ends, m the
/// share of the step. The maximum, not the mean square, so that states at rest do not loosen the control of the others.
template <class System> void Integrator<System>::judge(StepAttempt& attempt) const {
    const double* before = start_.data();
    const double* after = argument_.data();
    const double* estimate = stage(Rodas5P::stages - 1);
    double largest = 0.0;
    double sum = 0.0; // carries NaN and infinity, which a maximum loses
    int negative = -1;
    for (std::size_t i = 0; i < n_; ++i) {
        const double scale = std::max(std::max(std::abs(before[i]), std::abs(after[i])), floor_[i]);
        const double ratio = std::abs(estimate[i]) / (scale * share_of_step(i, attempt.step_s));
        sum += ratio + std::abs(after[i]);
        if (ratio > largest) {
            largest = ratio;
            attempt.worst = static_cast<int>(i);
        }
        if (after[i] < lowest_[i] && negative < 0) {
            negative = static_cast<int>(i);
        }
    }
    attempt.error = largest / relative_tolerance_;
    attempt.status = StepStatus::ok;
    if (!std::isfinite(sum)) {
        attempt.status = StepStatus::not_finite;
        const auto bad =
            std::find_if(after, after + n_, [](double y) { return !std::isfinite(y); });
        attempt.worst = bad == after + n_ ? attempt.worst : static_cast<int>(bad - after);
    } else if (negative >= 0) {
        attempt.status = StepStatus::negative;
        attempt.worst = negative;
    }
}

/// Why the factorisation failed: a derivative or its Jacobian is not finite, or the matrix is singular at this step.
template <class System> void Integrator<System>::blame_matrix(StepAttempt& attempt) const {
    const auto bad = [](double x) { return !std::isfinite(x); };
    const auto slope = std::find_if(slope_.begin(), slope_.end(), bad);
    const double* const values = jacobian_.values();
    const bool finite =
        slope == slope_.end() && std::none_of(values, values + pattern().entries(), bad);
    attempt.status = finite ? StepStatus::step_too_small : StepStatus::not_finite;
    attempt.worst =
        slope == slope_.end() ? lu_.failed_row() : static_cast<int>(slope - slope_.begin());
}

template <class System>
void Integrator<System>::fill_dense(double t_s, double end_s, DenseStep& dense) const {
    dense.t_begin_s = t_s;
    dense.t_end_s = end_s;
    dense.polynomial.resize(n_ * (2 + Rodas5P::dense_terms));
    double* out = dense.polynomial.data();
    out = std::copy_n(start_.data(), n_, out);
    out = std::copy_n(argument_.data(), n_, out);
    for (const auto& weights : Rodas5P::dense) {
        for (std::size_t i = 0; i < n_; ++i) {
            double sum = 0.0;
            for (int j = 0; j < Rodas5P::stages; ++j) {
                sum += weights[j] * stage(j)[i];
            }
            out[i] = sum;
        }
        out += n_;
    }
}

} // namespace disinhibit
