#pragma once

#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

#include "circuit/numerics/jacobian.h"
#include "circuit/numerics/solver.h"
#include "circuit/numerics/sparse_lu.h"

namespace disinhibit {

/// The resting state by pseudo-transient continuation: the course is followed from the given state with ever larger
/// steps until any stable rest is reached, then Newton's method removes what the tolerance left.
/// The system is that of Integrator (solver.h).
template <class System> class SteadyStateSearch {
  public:
    explicit SteadyStateSearch(System& system)
        : integrator_(system, tolerance), jacobian_(system), lu_(jacobian_.pattern()),
          floor_(system.error_floor()), step_(floor_.size()) {}

    /// Moves y to rest. False if it drifts, oscillates or fails; worst_state() is then the state farthest from rest.
    bool solve(std::vector<double>& y) { return follow(y) && polish(y); }
    int worst_state() const { return worst_; }

  private:
    static constexpr double tolerance = 1e-3;     // of the course, which only has to arrive
    static constexpr double horizon_s = 1e10;     // 300 years: slower than that is rest
    static constexpr int maximum_steps = 5000;    // a resting state takes about 200
    static constexpr int maximum_iterations = 40; // Newton takes about 3
    static constexpr double converged = 1e-11; // last Newton correction relative to max(|y|, floor)
    static constexpr double largest_shift = 1e-3; // per s

    bool follow(std::vector<double>& y) {
        SolverState state;
        state.y = y;
        integrator_.restart(state);
        for (int i = 0; i < maximum_steps && state.t_s < horizon_s; ++i) {
            const double endless = std::numeric_limits<double>::infinity();
            if (integrator_.advance_step(state, endless, nullptr, &worst_) != StepStatus::ok) {
                return false;
            }
        }
        y = state.y;
        jacobian_.compute(y.data(), step_.data());
        largest_relative(y);
        return state.t_s >= horizon_s;
    }

    /// Implicit Euler steps of length 1 / shift, that is Newton steps for all but the slowest: the small shift leaves
    /// states alone whose derivative is exactly zero, and keeps totals that nothing changes.
    bool polish(std::vector<double>& y) {
        double shift = 1e-12;
        for (int i = 0; i < maximum_iterations; ++i) {
            jacobian_.compute(y.data(), step_.data());
            while (!lu_.factorise(shift, jacobian_.values())) {
                shift *= 10.0;
                if (!(shift <= largest_shift)) {
                    return false;
                }
            }
            lu_.solve(step_.data());
            const double correction = largest_relative(y);
            if (!std::isfinite(correction)) {
                return false;
            }
            for (std::size_t k = 0; k < y.size(); ++k) {
                y[k] += step_[k];
            }
            if (correction <= converged) {
                return true;
            }
        }
        return false;
    }

    /// The largest |step_i| / max(|y_i|, floor_i), NaN if one is; remembers where.
    double largest_relative(const std::vector<double>& y) {
        double largest = -1.0;
        for (std::size_t i = 0; i < y.size(); ++i) {
            const double ratio = std::abs(step_[i]) / std::max(std::abs(y[i]), floor_[i]);
            if (!(ratio <= largest)) {
                largest = ratio;
                worst_ = static_cast<int>(i);
            }
            if (std::isnan(ratio)) {
                break;
            }
        }
        return largest;
    }

    Integrator<System> integrator_;
    Jacobian<System> jacobian_;
    SparseLu lu_;
    std::vector<double> floor_;
    std::vector<double> step_; // derivative, then the correction
    int worst_ = 0;
};

/// Moves y (initial guess in, resting state out) to where the derivative vanishes; the course followed from the guess
/// decides which of several resting states that is. States whose derivative is exactly zero keep their value.
/// Returns false if there is no rest to be found; *worst_state (may be null) is then the state farthest from it.
template <class System>
bool solve_steady_state(System& system, std::vector<double>& y, int* worst_state = nullptr) {
    SteadyStateSearch<System> search(system);
    const bool found = search.solve(y);
    if (worst_state != nullptr) {
        *worst_state = search.worst_state();
    }
    return found;
}

} // namespace disinhibit
