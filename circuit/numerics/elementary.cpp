#include "circuit/numerics/elementary.h"

#include <array>
#include <cmath>

#include "circuit/numerics/elementary_pack.h"
#include "circuit/numerics/pack.h"

namespace disinhibit {
namespace {

// The narrowest pack that every processor has.
using Pair = Pack<2>;

constexpr double pi = 0x1.921fb54442d18p1;

/// sum_i (-1)^i x^2i / (first (first + 1) ... (first + 2i - 1)), to the term that no longer counts for |x| <= pi/4.
double alternating_series(double x, double first) {
    constexpr int terms = 9;
    double sum = 1.0;
    for (int i = terms; i > 0; --i) {
        const double n = first + 2.0 * (i - 1);
        sum = 1.0 - x * x / (n * (n + 1.0)) * sum;
    }
    return sum;
}

} // namespace

double exponential(double x) {
    return exponential(Pair(x)).lanes[0];
}

double logarithm(double x) {
    return logarithm(Pair(x)).lanes[0];
}

double decimal_logarithm(double x) {
    constexpr double ln_10 = 0x1.26bb1bbb55516p1;
    return logarithm(x) / ln_10;
}

double power(double x, double y) {
    if (y == 0.0) {
        return 1.0;
    }
    return y == 1.0 ? x : exponential(y * logarithm(x));
}

double cosine_of_turns(double turns) {
    // Quarters, and what is left: both exact.
    const double quarter = std::floor(4.0 * turns + 0.5);
    const double angle = (4.0 * turns - quarter) * (pi / 2.0);
    const double cosine = alternating_series(angle, 1.0);
    const double sine = angle * alternating_series(angle, 2.0);
    const std::array<double, 4> by_quarter{cosine, -sine, -cosine, sine};
    return by_quarter[static_cast<std::size_t>(quarter) % 4];
}

} // namespace disinhibit
