#include "circuit/numerics/solver.h"

#include "circuit/numerics/elementary.h"

namespace disinhibit {

namespace {

/// (1 - x) y_0 + x (y_1 + (1 - x) (d_0 + x (d_1 + ...))) for state i; exact at x = 0 and x = 1.
double evaluate_at(const double* polynomial, std::size_t n, std::size_t i, double x) {
    double tail = 0.0;
    for (std::size_t k = 1 + Rodas5P::dense_terms; k > 1; --k) {
        tail = polynomial[k * n + i] + x * tail;
    }
    return (1.0 - x) * polynomial[i] + x * (polynomial[n + i] + (1.0 - x) * tail);
}

double fraction(const DenseStep& step, double t_s) {
    return (t_s - step.t_begin_s) / (step.t_end_s - step.t_begin_s);
}

} // namespace

double first_step(const SparsityPattern& pattern,
                  const double* jacobian,
                  const double* slope,
                  const double* y,
                  const double* floor,
                  double relative_tolerance) {
    double first = 0.0;
    double second = 0.0;
    for (int i = 0; i < pattern.size; ++i) {
        double curvature = 0.0;
        for (int e = pattern.row_start[static_cast<std::size_t>(i)];
             e < pattern.row_start[static_cast<std::size_t>(i) + 1];
             ++e) {
            curvature += jacobian[e] * slope[pattern.columns[static_cast<std::size_t>(e)]];
        }
        const double weight = 1.0 / (relative_tolerance * std::max(std::abs(y[i]), floor[i]));
        first = std::max(first, std::abs(slope[i]) * weight);
        second = std::max(second, std::abs(curvature) * weight);
    }
    constexpr double order = Rodas5P::error_order;
    const double rate = first > 0.0 ? second / first : 0.0;
    const double step = power(first * power(rate, order - 1.0), -1.0 / order);
    return std::isfinite(step) && step > 0.0 ? step : 1.0;
}

void DenseStep::evaluate(double t_s, int n, double* y) const {
    const std::size_t count = static_cast<std::size_t>(n);
    assert(polynomial.size() == count * (2 + Rodas5P::dense_terms));
    const double x = fraction(*this, t_s);
    for (std::size_t i = 0; i < count; ++i) {
        y[i] = evaluate_at(polynomial.data(), count, i, x);
    }
}

double DenseStep::evaluate_component(double t_s, int n, int i) const {
    return evaluate_at(polynomial.data(),
                       static_cast<std::size_t>(n),
                       static_cast<std::size_t>(i),
                       fraction(*this, t_s));
}

} // namespace disinhibit
