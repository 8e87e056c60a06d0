#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

#include "circuit/numerics/elementary.h"
#include "circuit/numerics/rosenbrock_coefficients.h"

/// How long the next step of the integrator (solver.h) may be.
namespace disinhibit {

enum class StepStatus {
    ok,
    step_too_small, ///< no step above 16 ulp of the time (and 1e-12 s) meets the tolerance
    not_finite,     ///< every such step ends in NaN or infinity
    negative,       ///< every such step takes a non-negative state below zero
};

struct StepAttempt {
    double step_s = 0.0;
    double end_s = 0.0;
    double error = 0.0; ///< error norm, accepted if <= 1
    int worst = 0;      ///< state that limits the step
    StepStatus status = StepStatus::ok;
    bool repeated = false; ///< a longer try failed before
};

/// What the control remembers of the step before.
struct StepMemory {
    double step_s = 0.0; ///< 0: there was none
    double error = 1.0;
};

/// No step is tried that is shorter at t_s.
inline double smallest_step(double t_s) {
    const double infinity = std::numeric_limits<double>::infinity();
    return std::max(16.0 * (std::nextafter(t_s, infinity) - t_s), 1e-12);
}

/// The step to try after a refusal. Far from the limit of small steps the error falls more slowly than with the order of
/// the method: from the second refusal on the order is the one seen, p = ln(e_longer/e) / ln(h_longer/h).
inline double shorter_step(const StepAttempt& refused, const StepAttempt& longer) {
    if (refused.status != StepStatus::ok) {
        return 0.25 * refused.step_s;
    }
    double order = Rodas5P::error_order;
    if (longer.step_s > 0.0 && longer.status == StepStatus::ok) {
        const double seen =
            logarithm(longer.error / refused.error) / logarithm(longer.step_s / refused.step_s);
        order = std::clamp(seen, 1.0, order);
    }
    return refused.step_s * std::max(0.1, 0.9 * power(refused.error, -1.0 / order));
}

/// The step after an accepted one, the smaller of two proposals, within [0.2, 10] of it and no longer after a refusal:
///   PI          0.9 h e^(-1.2/p) e_1^(0.2/p)                     Gustafsson 1991, p the order, e the error norm
///   predictive  0.9 h (h / h_1) (e_1 / e^2)^(1/p)                Gustafsson 1994: h/h_1 and e/e_1 go on as they did
/// h_1, e_1 of the step before. The second sees a bend coming, where the first would be refused again and again.
inline double next_step(const StepAttempt& accepted, StepMemory& memory) {
    constexpr double order = Rodas5P::error_order;
    const double error = std::max(accepted.error, 1e-10); // zero would divide by zero
    double factor = 0.9 * power(error, -1.2 / order) * power(memory.error, 0.2 / order);
    if (memory.step_s > 0.0) {
        const double trend = accepted.step_s / memory.step_s;
        const double predicted = 0.9 * trend * power(memory.error / (error * error), 1.0 / order);
        factor = std::min(factor, predicted);
    }
    // One lucky step must not throttle the next.
    memory = {accepted.step_s, std::max(accepted.error, 0.1)};
    return accepted.step_s * std::clamp(factor, 0.2, accepted.repeated ? 1.0 : 10.0);
}

} // namespace disinhibit
